import Foundation

@testable import ConcordRuntime

/// XML as text, without its declaration.
enum XMLText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  static func of<T: _FieldType>(_ value: T) throws -> String where T.Stored == T {
    let root = XMLCoding.root(of: T.self)
    let text = String(decoding: try XMLCoding.encode(T.self, value, root), as: UTF8.self)
    return String(text.dropFirst(declaration.count))
  }

  static func read<T: _FieldType>(_ type: T.Type, _ text: String) throws -> T.Stored {
    try XMLCoding.decode(type, Data(text.utf8), XMLCoding.root(of: type))
  }

  /// The fault of a text; `nil` where it has none.
  static func fault(_ data: Data, charset: String? = nil) throws -> XMLError? {
    do {
      _ = try MarkupParser.parse(data, charset: charset)
      return nil
    } catch let error as XMLError {
      return error
    }
  }
}
