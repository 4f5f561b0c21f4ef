import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The Swift types of strings, numbers and booleans by their format.
enum ScalarTypes {
  /// The type of a scalar. `formats` are Swift types that replace the built-in ones, by format.
  static func type(of scalar: ScalarShape, formats: [String: String]) -> TypeReference {
    if let format = scalar.format, let external = formats[format] {
      return Primitive(rawValue: external).map { .primitive($0) } ?? .external(external)
    }
    let primitive: Primitive =
      switch (scalar.type, scalar.format) {
      case (.boolean, _): .bool
      case (.integer, "int32"): .int32
      case (.integer, "int64"): .int64
      case (.integer, "uint64"), (.number, "uint64"): .uint64
      case (.integer, _): wideInteger(scalar.limits) ?? .int
      case (.number, "float"): .float
      case (.number, "int32"): .int32
      case (.number, "int64"): .int64
      case (.number, "decimal"): .decimal
      case (.number, _): .double
      case (.string, "date-time"): .date
      case (.string, "date"): .calendarDate
      case (.string, "uuid"): .uuid
      case (.string, "uri"), (.string, "url"): .url
      case (.string, "byte"): .data
      case (.string, "binary"): .filePart
      case (.string, "decimal"): .string
      case (.string, nil) where scalar.contentEncoding?.lowercased() == "base64": .data
      // OpenAPI 3.1, section 4.7.14.3: bytes as they are, where they have no encoding.
      case (.string, nil) where scalar.contentEncoding == nil && isBinary(scalar.contentMediaType):
        .filePart
      default: .string
      }
    return .primitive(primitive)
  }

  /// Whether a media type is one of bytes: all but text, JSON and XML.
  private static func isBinary(_ mediaType: String?) -> Bool {
    guard let mediaType else { return false }
    switch BodyMediaType(mediaType).form {
    case .binary, .other, .multipart: return true
    case .json, .urlEncodedForm, .xml, .eventStream, .jsonLines, .jsonSequence,
      .text:
      return false
    }
  }

  /// The type of whole numbers that the limits allow to be larger than 64 bits with a sign hold; `nil`
  /// where they fit. The limit itself, rounded to a `Double` as many documents have it, fits.
  private static func wideInteger(_ limits: ValidationKeywords?) -> Primitive? {
    guard let maximum = limits?.maximum ?? limits?.exclusiveMaximum, maximum.int == nil,
      maximum.double > 9.3e18
    else { return nil }
    let minimum = limits?.minimum ?? limits?.exclusiveMinimum
    return maximum.double < 1.85e19 && (minimum?.double ?? 0) >= 0 ? .uint64 : .decimal
  }
}
