/// Names and texts that a generator of code is likely to stumble over.
enum HostileText {
  static let words = [
    "name", "id", "value", "items", "created_at", "organizationId", "HTTPServer", "user", "pets",
    "Status", "kind", "list", "payload", "data", "count", "next_page", "metadata", "tags",
  ]

  /// Names that mean something in Swift, in Foundation, or in generated code.
  static let taken = [
    // Keywords
    "Any", "Self", "self", "Type", "Protocol", "init", "class", "default", "enum", "extension",
    "func", "import", "in", "inout", "is", "let", "nil", "operator", "private", "protocol",
    "public", "repeat", "return", "static", "struct", "subscript", "super", "switch", "throw",
    "throws", "true", "try", "typealias", "var", "where", "while", "async", "await", "actor",
    "some", "any", "borrowing", "consuming", "nonisolated", "isolated", "sending", "package",
    "open", "weak", "unowned", "lazy", "final", "override", "get", "set", "willSet", "didSet",
    "_", "__", "$0", "#if", "@main", "macro", "each", "then", "left", "none", "some", "Optional",
    "precedencegroup", "associatedtype", "rethrows", "discard", "copy", "consume", "indirect",
    "mutating", "dynamic", "convenience", "required", "infix", "prefix", "postfix", "fileprivate",
    "internal", "defer", "deinit", "fallthrough", "guard", "catch", "continue", "break", "do",
    "else", "case", "for", "if", "as", "false", "unsafe", "using", "dynamicType", "description",
    // Types of the standard library and of Foundation
    "String", "Int", "Int32", "Int64", "UInt64", "Double", "Float", "Bool", "Array", "Dictionary",
    "Set", "Error", "Result", "Task", "Data", "Date", "URL", "UUID", "Decimal", "Codable",
    "Decodable", "Encodable", "Encoder", "Decoder", "Hashable", "Hasher", "Equatable", "Sendable",
    "CaseIterable", "RawRepresentable", "Void", "Never", "Character", "Range", "Sequence",
    "Swift", "Foundation", "ConcordRuntime", "Identifiable", "Locale", "Measurement", "Unit",
    "Notification", "CodingKeys", "CodingKey", "Element", "Index", "Key", "Value", "Iterator",
    "Mirror", "KeyPath", "Duration", "Clock", "Actor", "AnyObject", "Substring", "StaticString",
    "Main", "MainActor", "Collection", "Comparable", "Regex", "Stream", "Operation", "Process",
    "Thread", "Timer", "Progress", "Host", "Port", "Pipe", "Bundle", "Calendar", "TimeZone",
    "ExpressibleByStringLiteral", "StringLiteralType", "IntegerLiteralType", "FloatLiteralType",
    "BooleanLiteralType", "ArrayLiteralElement", "ArrayLiteral", "RawValue", "AllCases", "Wrapped",
    // Types of the runtime and of generated code
    "Model", "Union", "FieldTable", "FieldTypes", "FieldType", "JSONValue", "Alternatives",
    "Alternative", "Payload", "OpenEnumeration", "ClosedEnumeration", "Client", "Server", "Stub",
    "Operations", "Output", "Input", "Success", "Response", "Responses", "Query", "Path", "Header",
    "Cookie", "Joined", "Commas", "Pipes", "Spaces", "JSONBody", "FormBody", "TextBody",
    "BinaryBody", "MultipartBody", "OptionalBody", "FilePart", "CalendarDate", "Nullable",
    "Indirect", "AbsentOrNull", "NullWhenNil", "AdditionalProperties", "APIClient", "APIOperation",
    "ClientError", "ClientTransport", "ClientConfiguration", "ClientMiddleware", "HTTPMethod",
    "HTTPBody", "HTTPFieldList", "HTTPRequestMessage", "HTTPResponseMessage", "MessageParts",
    "MessageTable",
    "OperationDefinition", "OperationOutput", "Handler", "Route", "Router", "RouteProvider",
    "ServerURL", "Recognition", "ResponseContent", "ResponsePayload", "ResponseStatus",
    "UndocumentedResponse", "UnimplementedOperation", "URLSessionTransport", "example",
    // Members of generated code
    "rawValue", "allCases", "fields", "alternatives", "payload", "hashValue", "hash", "encode",
    "additionalProperties", "body", "parts", "anyBody", "definition", "responses", "statusCode",
    "undocumented", "configuration", "server", "transport", "middlewares", "routes", "servers",
    "input", "value", "response", "isKnown", "content", "headers", "debugDescription", "wrapped",
    "projectedValue", "wrappedValue", "key", "keys", "exchange", "serverURL", "Body", "Parts",
  ]

  /// Names that are no identifiers, or look alike.
  static let odd = [
    "", " ", "+1", "-1", "1", "2fa", "<=", ">", "*", "!", "?", "asc", "ASC", "Asc", "a_b", "aB",
    "a-b", "a.b", "A_B", "AB", "foo", "Foo", "FOO", "foo_", "_foo", "__foo", "😀", "👩‍👩‍👧", "né",
    "ne\u{301}", "日本語", "имя", "اسم", "שם", "ǅ", "ß", "ﬁ", "İ", "a b", "a\"b", "a\\b", "`a`",
    "a`b", "a\nb", "\u{200D}", "a\u{200B}b", "a\u{202E}b", "\"\u{301}", "\\(x)", "*/", "/*", "//",
    "#\"", "\"\"\"", "$ref", "$id", "@odata.type", "x-y", "C#", "C++", "C", "100%", "a/b", "~1",
    "{id}", "123", "1.5", "0x1F", "1e5", "null", "true", "yes", "~", "٣", "²", "½", "Ⅷ", "_1",
    "é", "E\u{301}t", "\u{1F1E9}\u{1F1EA}", "a\u{FE0F}", "\u{FEFF}a", "\u{7F}", "·", "a·b",
    "\u{E000}",
  ]

  /// Names that components may have (OpenAPI 3.1.0, Components Object).
  static let componentNames: [String] = {
    (words + taken + odd).filter { name in
      !name.isEmpty
        && name.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
        }
    }
  }()

  /// Texts for comments and examples.
  static let texts = [
    "A plain sentence.", "", " ", "*/ fatalError() /*", "\"\"\" \\(exit(1)) \"\"\"", "a\nb\r\nc\rd",
    "```swift\nlet x = 1\n", "line\u{2028}separator\u{2029}paragraph\u{85}next\u{0B}tab\u{0C}feed",
    "quote \"\u{301} and \"\u{200D}", "trojan \u{202E}source\u{2066}", "\\", "\\u{41}", "\\\"",
    "- Parameters:\n  - x: y", "{{mustache}} {{{triple}}} {{>partial}} {{/end}}", "#\"raw\"#",
    "</script><!--", "\u{0}\u{1}\u{7}\u{1B}[31m", "😀👩‍👩‍👧 日本語 имя", "\u{FEFF}mark", "\t\ttabs",
    "A long line that has to be broken somewhere, since it says more than fits beside its slashes.",
    "Averyveryverylongwordthatcannotbebrokenanywherebecausethereisnospaceinitatallandsoitgoesonandon",
    "/// slashes", "// swift-format-ignore", "#if false", "#sourceLocation(file: \"x\", line: 1)",
  ]
}

extension SeededGenerator {
  /// A name for a property, a value, a parameter.
  mutating func name() -> String {
    switch number(below: 8) {
    case 0...3: return pick(HostileText.words)
    case 4...5: return pick(HostileText.taken)
    case 6: return pick(HostileText.odd)
    default: return pick(HostileText.words) + "_" + pick(HostileText.taken)
    }
  }

  /// A text for a comment.
  mutating func text() -> String { pick(HostileText.texts) }
}
