/// What is wrong with a text that should be XML 1.0, and where.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// The text has a document type declaration. It is refused, since it can define entities that
    /// grow without bound, or name files and addresses to be read.
    case documentType
    /// Elements stand deeper in each other than the limit.
    case depth(limit: Int)
    /// The text has more bytes than the limit.
    case length(limit: Int)
    /// The text names an encoding that is not known, or its bytes are not of the one that it names.
    case encoding(String)
    /// A name or a prefix does not follow "Namespaces in XML 1.0".
    case namespace(String)
    /// The text is not well-formed.
    case syntax(String)

    /// The reason in words.
    public var description: String {
      switch self {
      case .documentType: "a document type declaration (DOCTYPE) is not accepted"
      case .depth(let limit): "elements stand more than \(limit) deep in each other"
      case .length(let limit): "the text has more than \(limit) bytes"
      case .encoding(let name): "the text is not in the encoding '\(name)', or that is not known"
      case .namespace(let reason), .syntax(let reason): reason
      }
    }
  }

  /// What is wrong.
  public let reason: Reason
  /// The line where that shows, from 1.
  public let line: Int
  /// The column where that shows, from 1, in bytes of UTF-8.
  public let column: Int

  /// Makes the error of its parts.
  public init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// The fault and its place in words. Nothing of the text stands in it but names.
  public var description: String { "XML, line \(line), column \(column): \(reason)" }
}
