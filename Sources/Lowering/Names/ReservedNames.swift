/// Names that generated code cannot declare, or should not.
enum ReservedNames {
  /// Swift's keywords that need backticks where they are declared.
  static let keywords: Set<String> = [
    "Any", "Self", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "inout", "internal", "is", "let",
    "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
    "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "try", "typealias", "var", "where", "while", "init",
  ]

  /// Names that mean something else even in backticks.
  static let members: Set<String> = ["self", "Self", "Type", "Protocol", "init", "_"]

  /// Types of the standard library and of Foundation that a type of this name would hide from
  /// whoever imports the module.
  static let types: Set<String> = [
    // Swift
    "Actor", "Any", "AnyObject", "AnyHashable", "Array", "AsyncSequence", "AsyncStream", "Bool",
    "CaseIterable", "Character", "Clock", "Codable", "CodingKey", "Collection", "Comparable",
    "Decodable", "Decoder", "DecodingError", "Dictionary", "Double", "Duration", "Encodable",
    "Encoder", "EncodingError", "Equatable", "Error", "Float", "Hashable", "Hasher",
    "Identifiable", "Int", "Int8", "Int16", "Int32", "Int64", "Iterator", "KeyPath", "MainActor",
    "Mirror", "Never", "Optional", "Protocol", "Range", "RawRepresentable", "Regex", "Result",
    "Self", "Sendable", "Sequence", "Set", "SIMD", "StaticString", "String", "Substring", "Task",
    "TaskGroup", "Type", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Unicode", "Void",
    // Foundation
    "Bundle", "Calendar", "CharacterSet", "Data", "Date", "DateComponents", "DateFormatter",
    "DateInterval", "Decimal", "Dimension", "FileHandle", "FileManager", "Formatter", "Host",
    "IndexPath", "IndexSet", "JSONDecoder", "JSONEncoder", "Locale", "Measurement", "Notification",
    "NotificationCenter", "NumberFormatter", "Operation", "OperationQueue", "Pipe", "Port",
    "Predicate", "Process", "ProcessInfo", "Progress", "RunLoop", "Scanner", "Stream", "Thread",
    "TimeInterval", "TimeZone", "Timer", "URL", "URLComponents", "URLRequest", "URLResponse",
    "URLSession", "UUID", "Unit", "UserDefaults",
    // Modules
    "Foundation", "Swift", "ConcordRuntime",
  ]

  /// Types that the client, the server, the stub and each operation declare.
  static let generated: Set<String> = [
    "Client", "Operations", "Output", "Server", "Stub", "Success",
  ]

  /// The public names of the runtime that generated code writes with these options.
  static func runtime(_ options: LoweringOptions) -> Set<String> {
    guard options.validation else { return runtime }
    return runtime.union(["Constraint", "ConstraintDefinitions", "Constraints", "Validated"])
  }

  /// Public names of the runtime that generated code writes. A type of one of these names makes
  /// generated code write them all with their module's name.
  static let runtime: Set<String> = [
    "APIClient", "APIOperation", "AbsentOrNull", "AdditionalItems", "AdditionalProperties",
    "Alternative",
    "Alternatives",
    "BinaryBody", "CalendarDate", "ClientConfiguration", "ClientError", "ClientMiddleware",
    "ClientTransport", "ClosedEnumeration", "Commas", "Cookie", "FieldTable", "FieldType",
    "FieldTypes", "FilePart", "FormBody", "HTTPMethod", "Handler", "Header", "Indirect",
    "JSONBody", "JSONValue", "Joined", "MessageParts", "MessageTable", "Model",
    "MultipartBody", "NullWhenNil", "Nullable", "OpenEnumeration", "OperationDefinition",
    "OperationOutput", "OptionalBody", "Path", "Payload", "Pipes", "Query", "Recognition",
    "Response", "ResponseContent", "ResponsePayload", "ResponseStatus", "Responses", "Route",
    "RouteProvider", "Router", "ServerURL", "Spaces", "TextBody", "TupleModel",
    "URLSessionTransport",
    "UndocumentedResponse", "UnimplementedOperation", "Union",
  ]
}
