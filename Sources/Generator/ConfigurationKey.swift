internal import ConcordDiagnostics
internal import ConcordDocuments

/// A key of `concord.yaml`.
///
/// The reader, the file that `concord init` writes, the help and the table in the README all come
/// from ``all``, so that none of them can lag behind.
package struct ConfigurationKey: Sendable {
  /// The key.
  package let name: String
  /// What it says, in Markdown.
  package let meaning: String
  /// What its value can be, in Markdown.
  package let values: String
  /// What holds without it, in Markdown.
  package let defaultValue: String
  /// A value to begin with, in YAML: the default, where that can be written.
  let example: String
  /// Whether it is about one document, so that the entries of `documents` have it.
  let isOfOneDocument: Bool
  /// Reads its value. What is wrong is added to the diagnostics.
  let read: @Sendable (Member, inout ConfigurationValues) -> Void

  init(
    _ name: String, _ meaning: String, values: String, default defaultValue: String,
    example: String, isOfOneDocument: Bool = false,
    read: @escaping @Sendable (Member, inout ConfigurationValues) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.values = values
    self.defaultValue = defaultValue
    self.example = example
    self.isOfOneDocument = isOfOneDocument
    self.read = read
  }

  /// The key of a name; `nil` where there is none.
  static func named(_ name: String) -> ConfigurationKey? {
    all.first { $0.name == name }
  }

  // MARK: Text for people

  /// All keys as a table in Markdown.
  package static var markdownTable: String {
    var text = "| key | what it says | values | default |\n|---|---|---|---|\n"
    for key in all {
      text += "| `\(key.name)` | \(key.meaning) | \(key.values) | \(key.defaultValue) |\n"
    }
    return text
  }

  /// All keys as text for a terminal.
  package static var helpText: String {
    all.map { key in
      """
        \(key.name): \(plain(key.values))
            \(plain(key.meaning)); default: \(plain(key.defaultValue))

      """
    }.joined()
  }

  /// A line of a configuration with this key, its meaning in a comment. Without a value the line is
  /// a comment as a whole, with the example in it.
  func line(_ value: String?) -> String {
    let entry = value.map { "\(name): \($0)" } ?? "# \(name): \(example)"
    let gap = String(repeating: " ", count: max(2, 34 - entry.count))
    let choices = values.hasPrefix("`") && !meaning.contains("`") || values.hasPrefix("a list of `")
    let comment = choices ? "\(meaning): \(values)" : meaning
    return "\(entry)\(gap)# \(Self.plain(comment))\n"
  }

  private static func plain(_ markdown: String) -> String {
    markdown.filter { $0 != "`" }
  }
}
