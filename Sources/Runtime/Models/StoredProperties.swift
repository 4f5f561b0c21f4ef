/// Where the stored properties of a struct lie in memory, found from their types alone.
///
/// All unsafe memory access of the runtime is in this file. It rests on one rule of Swift's type
/// layout: the stored properties of a struct lie in the order of their declaration, each at the
/// next offset that suits its alignment. The sum is checked against the compiler's own size and
/// alignment of the struct.
struct StructLayout {
  private(set) var size = 0
  private(set) var alignment = 1

  /// The offset of the next stored property.
  mutating func place<T>(_ type: T.Type) -> Int {
    let needed = MemoryLayout<T>.alignment
    let offset = (size + needed - 1) & ~(needed - 1)
    size = offset + MemoryLayout<T>.size
    alignment = max(alignment, needed)
    return offset
  }

  /// Whether a struct of these properties is laid out as `whole` is.
  func fits<Whole>(_ whole: Whole.Type) -> Bool {
    size == MemoryLayout<Whole>.size && alignment == MemoryLayout<Whole>.alignment
  }
}

/// The address of a stored property that holds a value.
struct PropertyAddress {
  fileprivate let pointer: UnsafeRawPointer

  /// The value, which has to be of this type.
  @inline(__always)
  func load<T>(as type: T.Type) -> T {
    pointer.assumingMemoryBound(to: type).pointee
  }

  /// Whether the values at two addresses, both of this type, are equal. Nothing is retained.
  @inline(__always)
  func equals<T: Equatable>(_ other: PropertyAddress, as type: T.Type) -> Bool {
    pointer.assumingMemoryBound(to: type).pointee
      == other.pointer.assumingMemoryBound(to: type).pointee
  }

  /// Feeds the value, which has to be of this type, to the hasher.
  @inline(__always)
  func hash<T: Hashable>(into hasher: inout Hasher, as type: T.Type) {
    hasher.combine(pointer.assumingMemoryBound(to: type).pointee)
  }
}

/// The address of a stored property that holds no value yet.
struct PropertyPlace {
  fileprivate let pointer: UnsafeMutableRawPointer

  /// Puts the first value there.
  @inline(__always)
  func initialize<T>(to value: T) {
    pointer.initializeMemory(as: T.self, to: value)
  }
}

/// A stored property in a table.
protocol StoredProperty: Sendable {
  /// Its offset in bytes from the start of the struct.
  var offset: Int { get }
  /// Its type.
  var storedType: Any.Type { get }
}

extension Array where Element: StoredProperty {
  /// Makes a struct out of its stored properties. Where one of them fails, those before it are
  /// destroyed again. `initialize` puts a value of the property's type at its place, or throws.
  func make<Whole>(
    _ whole: Whole.Type, initialize: (Element, PropertyPlace) throws -> Void
  ) throws -> Whole {
    let storage = UnsafeMutablePointer<Whole>.allocate(capacity: 1)
    defer { storage.deallocate() }
    let memory = UnsafeMutableRawPointer(storage)
    var initialized = 0
    do {
      for property in self {
        try initialize(property, PropertyPlace(pointer: memory + property.offset))
        initialized += 1
      }
    } catch {
      func destroy<T>(_ type: T.Type, at offset: Int) {
        (memory + offset).assumingMemoryBound(to: type).deinitialize(count: 1)
      }
      for property in self[..<initialized] {
        destroy(property.storedType, at: property.offset)
      }
      throw error
    }
    return storage.move()
  }
}

/// The address of a struct whose stored properties are known by their offsets.
struct StructAddress {
  private let pointer: UnsafeRawPointer

  /// Calls `body` with the address of a value, which is good until `body` returns.
  ///
  /// What goes through the properties is done behind this call, by code that is not generic: a
  /// generic loop costs a witness call for each step.
  @inline(__always)
  static func with<Whole, Result>(
    _ whole: Whole, _ body: (StructAddress) throws -> Result
  ) rethrows -> Result {
    try withUnsafePointer(to: whole) { try body(StructAddress(pointer: UnsafeRawPointer($0))) }
  }

  /// The address of the property at an offset.
  @inline(__always)
  func property(at offset: Int) -> PropertyAddress {
    PropertyAddress(pointer: pointer + offset)
  }
}
