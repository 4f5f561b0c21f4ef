import ConcordDocuments
import ConcordOpenAPI

// Most schemas hold no others and are as they were. To know that costs less than to compare them.
extension Schema {
  /// Whether two schemas that hold no others say the same, in the same words.
  func saysTheSame(as other: Schema) -> Bool {
    boolean == other.boolean && types == other.types && format == other.format
      && Self.equal(enumeration ?? [], other.enumeration ?? [])
      && (enumeration == nil) == (other.enumeration == nil)
      && Self.equal(constant, other.constant)
      && Self.equal(validation, other.validation)
      && annotations.sayTheSame(as: other.annotations)
      && Self.equal(extensions, other.extensions) && Self.equal(unsupported, other.unsupported)
  }

  fileprivate static func equal(_ left: Node?, _ right: Node?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isEqual(to: right)
  }

  fileprivate static func equal(_ left: [Node], _ right: [Node]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
  }

  private static func equal(_ left: [Member], _ right: [Member]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.isEqual(to: $1.value) }
  }

  private static func equal(_ left: ValidationKeywords?, _ right: ValidationKeywords?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.minimum == right.minimum && left.exclusiveMinimum == right.exclusiveMinimum
      && left.maximum == right.maximum && left.exclusiveMaximum == right.exclusiveMaximum
      && left.multipleOf == right.multipleOf && left.minimumLength == right.minimumLength
      && left.maximumLength == right.maximumLength && left.pattern == right.pattern
  }
}

extension Annotations {
  fileprivate func sayTheSame(as other: Annotations) -> Bool {
    title == other.title && description == other.description && isDeprecated == other.isDeprecated
      && isReadOnly == other.isReadOnly && isWriteOnly == other.isWriteOnly
      && contentEncoding == other.contentEncoding && contentMediaType == other.contentMediaType
      && externalDocumentation?.url == other.externalDocumentation?.url
      && externalDocumentation?.description == other.externalDocumentation?.description
      && Schema.equal(defaultValue, other.defaultValue) && Schema.equal(examples, other.examples)
      && xml?.words == other.xml?.words
  }
}

extension XMLObject {
  /// What it says, for a message and to be compared.
  var words: String {
    [
      name.map { "name '\($0)'" }, namespace.map { "namespace '\($0)'" },
      prefix.map { "prefix '\($0)'" }, nodeType.map { "\($0.rawValue)" },
      isWrapped ? "wrapped" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }
}
