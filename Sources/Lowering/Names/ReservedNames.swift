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

  /// The type of an API's credentials.
  static let credentials = "Credentials"

  /// Types that a model, a union or an operation has already.
  static let nested: Set<String> = ["CodingKeys", "Operations", "Output", "Success"]

  /// A declaration whose members have names.
  enum Declaration {
    /// A struct of an object or an array.
    case structure
    /// An enumeration of values.
    case enumeration
    /// An enum of alternatives.
    case union
    /// The input of an operation.
    case operation
    /// The output of an operation.
    case output
    /// The struct of a response.
    case response
  }

  /// The names of members that a declaration of the generated code has already.
  static func members(of declaration: Declaration, validation: Bool = false) -> [String] {
    let names: [String] =
      switch declaration {
      case .structure: ["hashValue"]
      case .enumeration: ["rawValue", "allCases", "isKnown", "hashValue"]
      case .union: ["hashValue"]
      case .operation: ["body", "hashValue"]
      case .output: ["undocumented", "Success", "hashValue"]
      case .response: ["body", "hashValue"]
      }
    return validation ? names + ["validate"] : names
  }

  /// The functions that a client, a server or a stub has already.
  static let functions: [String] = [
    "configuration", "servers", "response", "value", "routes", "init", "exchange", "example",
  ]
}
