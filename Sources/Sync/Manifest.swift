internal import ConcordDiagnostics

/// What a run leaves in the output folder beside its files: what they were made from and what they
/// were, so that the next run knows which files are ours and whether somebody edited them.
///
/// It is JSON, sorted by path, without times and without paths of a machine, so that it can be
/// committed and is the same wherever it was written.
package struct Manifest: Sendable, Hashable {
  /// The layout that this version of the tool writes.
  package static let format = 1

  /// A path with the digest of the content there.
  package struct Entry: Sendable, Hashable {
    /// The path, with `/` between its parts.
    package let path: String
    /// The digest of the content.
    package let digest: Digest

    /// Joins a path to a digest.
    package init(path: String, digest: Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// The version of the tool.
  package let tool: String
  /// The files of the description, relative to the folder of the root one, the root first.
  package let documents: [Entry]
  /// The digest of what the configuration asks for.
  package let configuration: Digest
  /// The digest of the templates, the user's own included; `nil` where it is not known.
  package let templates: Digest?
  /// Our files, relative to the output folder and sorted by path.
  package let files: [Entry]

  /// Makes a manifest of its parts, the files in any order.
  package init(
    tool: String, documents: [Entry], configuration: Digest, templates: Digest?, files: [Entry]
  ) {
    self.tool = tool
    self.documents = documents
    self.configuration = configuration
    self.templates = templates
    self.files = files.sorted { OutputPath.precedes($0.path, $1.path) }
  }

  /// The digests of our files by path.
  package var digests: [String: Digest] {
    Dictionary(files.map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
  }

  /// The manifest as JSON, ended by a line feed.
  package var json: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((files.count + documents.count) * 160 + 512)
    text += "{\n  \"format\": \(Self.format),\n  \"tool\": ".utf8
    JSONText.appendQuoted(tool, to: &text)
    text += ",\n  \"documents\": ".utf8
    Self.append(documents, to: &text)
    text += ",\n  \"configuration\": ".utf8
    JSONText.appendQuoted(configuration.hexadecimal, to: &text)
    text += ",\n  \"templates\": ".utf8
    if let templates {
      JSONText.appendQuoted(templates.hexadecimal, to: &text)
    } else {
      text += "null".utf8
    }
    text += ",\n  \"files\": ".utf8
    Self.append(files, to: &text)
    text += "\n}\n".utf8
    return text
  }

  private static func append(_ entries: [Entry], to text: inout [UInt8]) {
    guard !entries.isEmpty else {
      text += "[]".utf8
      return
    }
    var start = "[\n    { \"path\": "
    for entry in entries {
      text += start.utf8
      JSONText.appendQuoted(entry.path, to: &text)
      text += ", \"sha256\": ".utf8
      JSONText.appendQuoted(entry.digest.hexadecimal, to: &text)
      start = " },\n    { \"path\": "
    }
    text += " }\n  ]".utf8
  }
}
