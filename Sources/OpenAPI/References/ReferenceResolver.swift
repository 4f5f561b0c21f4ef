import ConcordDiagnostics
import ConcordDocuments

/// Finds what references name: JSON Pointers (RFC 6901) and anchors (JSON Schema 2020-12, section
/// 8.2.2) in this file and in others. Each text is worked out once for each file it stands in.
final class ReferenceResolver {
  /// What a reference names.
  struct Target {
    let node: Node
    /// The file's path, `#`, and the pointer as a fragment spells it.
    let location: String
    let tokens: [String]
  }

  private enum Outcome {
    case found(Target)
    case malformed
    case noAnchor(String)
    case missing(prefix: String, token: String, nearest: String?)
  }

  private struct File {
    let path: String
    let root: Node
    var outcomes: [String: Outcome] = [:]
    /// The members of large objects by key, by the location of the object.
    var indexes: [String: [String: Int]] = [:]
    var anchors: SchemaAnchors?
  }

  private(set) var loader: DocumentLoader
  /// The files read, the root first.
  private(set) var sources: [SourceID] = []
  private var files: [SourceID: File] = [:]

  /// The overlays that were applied to the root, which refer to what it refers to.
  private let overlays: [SourceID]
  private let rootSource: SourceID

  init(root: Node, file: SourceFile, overlays: [SourceID], loader: DocumentLoader) {
    self.loader = loader
    self.overlays = overlays
    rootSource = file.id
    add(file, root)
    sources += overlays
  }

  /// The file that the references at a range count from.
  private func home(_ range: SourceRange) -> SourceID {
    overlays.contains(range.source) ? rootSource : range.source
  }

  /// The location of a file's root.
  func rootLocation(of source: SourceID) -> String {
    (files[overlays.contains(source) ? rootSource : source]?.path ?? "") + "#"
  }

  /// What a reference names; `nil` where it names nothing, which is reported at its range.
  func resolve(
    _ text: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Target? {
    let outcome: Outcome
    let home = home(range)
    if let known = files[home]?.outcomes[text] {
      outcome = known
    } else {
      guard let found = workOut(text, at: range, diagnostics: &diagnostics) else { return nil }
      files[home]?.outcomes[text] = found
      outcome = found
    }
    switch outcome {
    case .found(let target): return target
    case .malformed: diagnostics.append(Diagnostic(.referenceMalformed, at: range, text))
    case .noAnchor(let name):
      diagnostics.append(Diagnostic(.anchorMissing, at: range, text, name))
    case .missing(let prefix, let token, let nearest):
      if let nearest {
        diagnostics.append(
          Diagnostic(.referenceMisspelled, at: range, text, prefix, token, nearest))
      } else {
        diagnostics.append(Diagnostic(.referenceMissing, at: range, text, prefix, token))
      }
    }
    return nil
  }

  /// The location that a reference was found to name before; `nil` where it names nothing.
  func known(_ text: String, at range: SourceRange) -> String? {
    guard case .found(let target) = files[home(range)]?.outcomes[text] else { return nil }
    return target.location
  }

  /// Follows a reference; `nil` where its file cannot be read, which the loader has reported.
  private func workOut(
    _ text: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Outcome? {
    let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
    let file = String(text[..<(hash ?? text.endIndex)])
    let fragment = hash.map { String(text[text.utf8.index(after: $0)...]) } ?? ""
    var source = home(range)
    var base: [String] = []
    if !file.isEmpty {
      if let schema = schemaOfID(file, in: source) {
        base = schema
      } else {
        guard let other = load(file, at: range, diagnostics: &diagnostics) else { return nil }
        source = other
      }
    }
    guard
      fragment.isEmpty || fragment.utf8.first == UInt8(ascii: "/")
        || fragment.utf8.first == UInt8(ascii: "%")
    else { return anchor(fragment, in: source) }
    guard let pointer = JSONPointer(fragment: fragment) else { return .malformed }
    return follow(base + pointer.tokens, in: source)
  }

  private func load(
    _ file: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> SourceID? {
    let loaded = loader.load(file, relativeTo: home(range), at: range)
    diagnostics += loaded.diagnostics
    guard let file = loaded.file, let root = loaded.root else { return nil }
    if files[file.id] == nil { add(file, root) }
    return file.id
  }

  private func add(_ file: SourceFile, _ root: Node) {
    files[file.id] = File(path: file.path, root: root)
    sources.append(file.id)
  }

  private func follow(_ tokens: [String], in source: SourceID) -> Outcome {
    guard let file = files[source] else { return .malformed }
    var node = file.root
    for (number, token) in tokens.enumerated() {
      guard let next = child(token, of: node, at: tokens.prefix(number), in: source) else {
        let prefix = "#" + JSONPointer(tokens: Array(tokens.prefix(number))).description
        let keys = (node.object ?? []).lazy.map(\.key)
        return .missing(
          prefix: prefix, token: token, nearest: NearestKey.find(token, among: keys))
      }
      node = next
    }
    let location = file.path + "#" + JSONPointer(tokens: tokens).fragment
    return .found(Target(node: node, location: location, tokens: tokens))
  }

  private func child(
    _ token: String, of node: Node, at tokens: ArraySlice<String>, in source: SourceID
  ) -> Node? {
    guard case .object(let members) = node.value, members.count > 16 else {
      return JSONPointer(tokens: [token]).resolve(in: node).node
    }
    let place = JSONPointer(tokens: Array(tokens)).description
    var index = files[source]?.indexes[place] ?? [:]
    if index.isEmpty {
      index.reserveCapacity(members.count)
      for (position, member) in members.enumerated() { index[member.key] = position }
      files[source]?.indexes[place] = index
    }
    guard let position = index[token] else { return nil }
    // Two keys that Swift takes for equal and JSON does not are looked for one by one.
    let member = members[position]
    return member.key.utf8.elementsEqual(token.utf8) ? member.value : node[token]
  }

  private func anchor(_ fragment: String, in source: SourceID) -> Outcome {
    guard let name = PercentEncoding.decode(fragment) else { return .malformed }
    guard let tokens = anchors(in: source).byAnchor[name] else { return .noAnchor(name) }
    return follow(tokens, in: source)
  }

  /// Where the schema with an absolute `$id` stands in a file. Relative ones, which would change
  /// what every reference below them means, are not followed.
  private func schemaOfID(_ id: String, in source: SourceID) -> [String]? {
    guard id.utf8.contains(UInt8(ascii: ":")) else { return nil }
    return anchors(in: source).byID[id]
  }

  private func anchors(in source: SourceID) -> SchemaAnchors {
    if let known = files[source]?.anchors { return known }
    let found = SchemaAnchors(in: files[source]?.root)
    files[source]?.anchors = found
    return found
  }
}
