internal import Foundation

/// How one stored property is compared and hashed. There is nothing in it to retain: a table of
/// these is gone through for every `==`.
struct FieldComparison: StoredProperty {
  let offset: Int
  let storedType: Any.Type
  private let kind: FieldKind
  private let witness: any ComparisonWitness.Type

  /// Compares a property of a type at an offset.
  init<T: Hashable>(_ type: T.Type, at offset: Int) {
    self.offset = offset
    storedType = type
    kind = FieldKind(type)
    witness = Comparison<T>.self
  }

  @inline(__always)
  fileprivate func areEqual(_ left: PropertyAddress, _ right: PropertyAddress) -> Bool {
    switch kind {
    case .string: left.equals(right, as: String.self)
    case .optionalString: left.equals(right, as: String?.self)
    case .int: left.equals(right, as: Int.self)
    case .optionalInt: left.equals(right, as: Int?.self)
    case .bool: left.equals(right, as: Bool.self)
    case .optionalBool: left.equals(right, as: Bool?.self)
    case .double: left.equals(right, as: Double.self)
    case .optionalDouble: left.equals(right, as: Double?.self)
    case .date: left.equals(right, as: Date.self)
    case .optionalDate: left.equals(right, as: Date?.self)
    case .other: witness.areEqual(left, right)
    }
  }

  @inline(__always)
  fileprivate func hash(_ address: PropertyAddress, into hasher: inout Hasher) {
    switch kind {
    case .string: address.hash(into: &hasher, as: String.self)
    case .optionalString: address.hash(into: &hasher, as: String?.self)
    case .int: address.hash(into: &hasher, as: Int.self)
    case .optionalInt: address.hash(into: &hasher, as: Int?.self)
    case .bool: address.hash(into: &hasher, as: Bool.self)
    case .optionalBool: address.hash(into: &hasher, as: Bool?.self)
    case .double: address.hash(into: &hasher, as: Double.self)
    case .optionalDouble: address.hash(into: &hasher, as: Double?.self)
    case .date: address.hash(into: &hasher, as: Date.self)
    case .optionalDate: address.hash(into: &hasher, as: Date?.self)
    case .other: witness.hash(address, into: &hasher)
    }
  }
}

extension [FieldComparison] {
  /// Whether all properties of two structs are equal.
  func areEqual(_ left: StructAddress, _ right: StructAddress) -> Bool {
    for property in self {
      let offset = property.offset
      guard property.areEqual(left.property(at: offset), right.property(at: offset)) else {
        return false
      }
    }
    return true
  }

  /// Feeds all properties of a struct to the hasher, in their order.
  func hash(_ whole: StructAddress, into hasher: inout Hasher) {
    for property in self { property.hash(whole.property(at: property.offset), into: &hasher) }
  }
}

/// What can be done with a type that has no case of its own in ``FieldKind``.
private protocol ComparisonWitness: Sendable {
  static func areEqual(_ left: PropertyAddress, _ right: PropertyAddress) -> Bool
  static func hash(_ address: PropertyAddress, into hasher: inout Hasher)
}

private enum Comparison<T: Hashable>: ComparisonWitness {
  static func areEqual(_ left: PropertyAddress, _ right: PropertyAddress) -> Bool {
    left.equals(right, as: T.self)
  }

  static func hash(_ address: PropertyAddress, into hasher: inout Hasher) {
    address.hash(into: &hasher, as: T.self)
  }
}
