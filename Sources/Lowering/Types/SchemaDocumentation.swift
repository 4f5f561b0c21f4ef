import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension Documentation {
  /// The comment for what has these annotations.
  init(
    _ annotations: Annotations, isReadOnly: Bool = false, isWriteOnly: Bool = false
  ) {
    var paragraphs: [String] = []
    let description = annotations.description ?? ""
    if let title = annotations.title, !title.isEmpty, !description.hasPrefix(title) {
      paragraphs.append(title)
    }
    if !description.isEmpty { paragraphs.append(description) }
    if isReadOnly { paragraphs.append("Read-only: responses have it, requests do not.") }
    if isWriteOnly { paragraphs.append("Write-only: requests have it, responses do not.") }
    if let values = Self.values(annotations) { paragraphs.append(values) }
    if let documentation = annotations.externalDocumentation {
      let words = documentation.description.map { "\($0): " } ?? "See "
      paragraphs.append(words + "<\(documentation.url)>")
    }
    self.init(
      paragraphs.joined(separator: "\n\n"),
      deprecation: annotations.isDeprecated ? "The API's description says so." : nil)
  }

  /// The longest example that a comment shows, in bytes of JSON: longer ones say less than they take
  /// room.
  private static let longestExample = 80

  /// The default and the first example, each as JSON.
  private static func values(_ annotations: Annotations) -> String? {
    var values: [String] = []
    if let value = annotations.defaultValue, !value.isNull {
      values.append("Default: " + codeSpan(JSONWriter().text(value)))
    }
    // `true` as an example of a boolean says nothing.
    if let value = annotations.examples.first, !value.isNull, value.bool == nil {
      let text = JSONWriter().text(value)
      if text.utf8.count <= longestExample {
        values.append((values.isEmpty ? "Example: " : "example: ") + codeSpan(text))
      }
    }
    return values.isEmpty ? nil : values.joined(separator: "; ")
  }

  /// A text as code (CommonMark, section 6.1).
  private static func codeSpan(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "`")) ? "`` \(text) ``" : "`\(text)`"
  }
}
