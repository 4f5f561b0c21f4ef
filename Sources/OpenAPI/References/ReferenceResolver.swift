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
    /// The file that the tokens count from.
    let source: SourceID
    /// The tokens of the reference itself; others than ``tokens`` where it leads through another
    /// reference.
    let asked: [String]
  }

  enum Outcome {
    case found(Target)
    /// Found behind a reference that stands on the way.
    case foundBehind(Target, reference: String)
    case malformed
    case noAnchor(String)
    case missing(prefix: String, token: String, nearest: String?)
  }

  private(set) var loader: DocumentLoader
  /// The files read, the root first.
  private(set) var sources: [SourceID] = []
  private(set) var files: [SourceID: ReferencedFile] = [:]

  /// The overlays that were applied to the root, which refer to what it refers to.
  private let overlays: [SourceID]
  private let rootSource: SourceID
  /// How many references the one that is being followed has led through, and may lead through.
  private var hops = 0
  private static let hopLimit = 12

  init(root: Node, file: SourceFile, overlays: [SourceID], loader: DocumentLoader) {
    self.loader = loader
    self.overlays = overlays
    rootSource = file.id
    add(file, root)
    sources += overlays
  }

  /// The file that the references at a range count from.
  func home(_ range: SourceRange) -> SourceID {
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
    let resource = resource(around: range)
    let key = Self.key(text, in: resource)
    if let known = files[home]?.outcomes[key] {
      outcome = known
    } else {
      guard let found = workOut(text, in: resource, at: range, diagnostics: &diagnostics) else {
        return nil
      }
      files[home]?.outcomes[key] = found
      outcome = found
    }
    return target(of: outcome, text, at: range, diagnostics: &diagnostics)
  }

  func target(
    of outcome: Outcome, _ text: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Target? {
    switch outcome {
    case .found(let target): return target
    case .foundBehind(let target, let reference):
      diagnostics.append(Diagnostic(.referenceThroughReference, at: range, text, reference))
      return target
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
    let key = Self.key(text, in: resource(around: range))
    return files[home(range)]?.outcomes[key]?.target?.location
  }

  /// The number of the part with an `$id` that a range stands in; zero for the file itself.
  func resource(around range: SourceRange) -> Int {
    guard files[range.source]?.mayHaveIDs == true else { return 0 }
    return anchors(in: range.source).resource(around: range)
  }

  private static func key(_ text: String, in resource: Int) -> String {
    resource == 0 ? text : "\(resource)\u{0}\(text)"
  }

  /// Follows a reference; `nil` where its file cannot be read, which the loader has reported.
  func workOut(
    _ text: String, in resource: Int, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Outcome? {
    let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
    let file = String(text[..<(hash ?? text.endIndex)])
    let fragment = hash.map { String(text[text.utf8.index(after: $0)...]) } ?? ""
    let home = home(range)
    guard !file.isEmpty else {
      guard resource > 0 else { return follow(fragment, in: home, 0) }
      let within = follow(fragment, in: home, resource)
      if within.target != nil { return within }
      let outside = follow(fragment, in: home, 0)
      if outside.target != nil {
        let base = anchors(in: home).resources[resource].base
        diagnostics.append(Diagnostic(.referenceOutsideID, at: range, text, base))
      }
      return outside
    }
    if let (source, number) = schemaOfID(file, from: home, resource) {
      return follow(fragment, in: source, number)
    }
    guard let other = load(file, at: range, diagnostics: &diagnostics) else { return nil }
    return follow(fragment, in: other, 0)
  }

  /// Follows a fragment within a resource of a file: a JSON Pointer, or the name of an anchor.
  private func follow(_ fragment: String, in source: SourceID, _ resource: Int) -> Outcome {
    let isPointer =
      fragment.isEmpty || fragment.utf8.first == UInt8(ascii: "/")
      || fragment.utf8.first == UInt8(ascii: "%")
    guard isPointer else { return anchor(fragment, in: source, resource) }
    if resource == 0, let target = followPlain(fragment, in: source) { return .found(target) }
    guard let pointer = JSONPointer(fragment: fragment) else { return .malformed }
    guard resource > 0 else { return follow(pointer.tokens, in: source) }
    return follow(anchors(in: source).resources[resource].tokens + pointer.tokens, in: source)
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
    files[file.id] = ReferencedFile(
      path: file.path, root: root, mayHaveIDs: file.bytes.containsSchemaID)
    sources.append(file.id)
  }

  func follow(_ tokens: [String], in source: SourceID) -> Outcome {
    guard let file = files[source] else { return .malformed }
    var node = file.root
    for (number, token) in tokens.enumerated() {
      guard let next = child(token, of: node, at: tokens.prefix(number), in: source) else {
        if let outcome = lookBehind(node, at: tokens, number) { return outcome }
        let prefix = "#" + JSONPointer(tokens: Array(tokens.prefix(number))).description
        let keys = (node.object ?? []).lazy.map(\.key)
        return .missing(
          prefix: prefix, token: token, nearest: NearestName.find(token, among: keys))
      }
      node = next
    }
    let location = file.path + "#" + JSONPointer(tokens: tokens).fragment
    return .found(
      Target(node: node, location: location, tokens: tokens, source: source, asked: tokens))
  }

  /// What the rest of a pointer names in what a reference on its way leads to; `nil` where nothing.
  /// JSON Pointers know no references (RFC 6901), but some tools that bundle write such ones.
  private func lookBehind(_ node: Node, at tokens: [String], _ number: Int) -> Outcome? {
    guard hops < Self.hopLimit, let reference = node.member("$ref")?.value,
      let text = reference.string
    else { return nil }
    hops += 1
    defer { hops -= 1 }
    // What is wrong with this reference is said where it stands.
    var ignored: [Diagnostic] = []
    let outcome = workOut(
      text, in: resource(around: reference.range), at: reference.range, diagnostics: &ignored)
    guard let behind = outcome?.target,
      let target = follow(behind.tokens + tokens[number...], in: behind.source).target
    else { return nil }
    let found = Target(
      node: target.node, location: target.location, tokens: target.tokens,
      source: target.source, asked: tokens)
    // A section that is a reference has its own diagnostic.
    let isSection = tokens[0] == "components" ? number <= 2 : number <= 1
    return isSection ? .found(found) : .foundBehind(found, reference: text)
  }

  /// What a pointer of nothing but letters, digits, `-`, `.` and `_` names, as most are, found in a
  /// fraction of the time; `nil` for others, and where there is nothing.
  private func followPlain(_ fragment: String, in source: SourceID) -> Target? {
    guard let file = files[source], PercentEncoding.isPlain(fragment),
      let slash = fragment.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return nil }
    let place = String(fragment[..<slash])
    guard let object = file.objects[place] ?? self.object(at: place, of: file, source) else {
      return nil
    }
    let token = String(fragment[fragment.utf8.index(after: slash)...])
    guard let node = object.value(of: token) else { return nil }
    let tokens = object.tokens + [token]
    return Target(
      node: node, location: file.path + "#" + fragment, tokens: tokens, source: source,
      asked: tokens)
  }

  private func object(
    at place: String, of file: ReferencedFile, _ source: SourceID
  ) -> IndexedObject? {
    guard let pointer = JSONPointer(place),
      case .found(let target) = follow(pointer.tokens, in: source),
      // What stands behind another reference is known by its own place.
      target.source == source, target.tokens == target.asked,
      case .object(let members) = target.node.value
    else { return nil }
    let object = IndexedObject(tokens: pointer.tokens, members: members)
    file.objects[place] = object
    return object
  }

  private func child(
    _ token: String, of node: Node, at tokens: ArraySlice<String>, in source: SourceID
  ) -> Node? {
    guard case .object(let members) = node.value, members.count > 16 else {
      return JSONPointer(tokens: [token]).resolve(in: node).node
    }
    let tokens = Array(tokens)
    let place = JSONPointer(tokens: tokens).description
    let known = files[source]?.objects[place]
    let object = known ?? IndexedObject(tokens: tokens, members: members)
    if known == nil { files[source]?.objects[place] = object }
    return object.value(of: token)
  }

  /// From the file itself, anchors of all its parts are seen.
  private func anchor(
    _ fragment: String, in source: SourceID, _ resource: Int
  ) -> Outcome {
    guard let name = PercentEncoding.decode(fragment) else { return .malformed }
    let resources = anchors(in: source).resources
    let seen = resource == 0 ? resources[...] : resources[resource...resource]
    guard let tokens = seen.lazy.compactMap({ $0.anchors[name] }).first else {
      return .noAnchor(name)
    }
    return follow(tokens, in: source)
  }

  /// Where the schema with an `$id` stands that a reference names: in the same file, or in another
  /// that was read. A relative reference counts from the `$id` around it.
  private func schemaOfID(
    _ reference: String, from home: SourceID, _ resource: Int
  ) -> (source: SourceID, resource: Int)? {
    let base =
      files[home]?.mayHaveIDs == true ? anchors(in: home).resources[resource].base : ""
    let id = SchemaURI.resolve(reference, against: base)
    for source in [home] + sources where files[source]?.mayHaveIDs == true {
      let anchors = anchors(in: source)
      if let number = anchors.resource(of: id) { return (source, number) }
      // An identifier and a reference that are relative to the same file are compared as they are.
      if source == home, id != reference, let number = anchors.resource(of: reference) {
        return (source, number)
      }
    }
    return nil
  }

  func anchors(in source: SourceID) -> SchemaAnchors {
    if let known = files[source]?.anchors { return known }
    let found = SchemaAnchors(in: files[source]?.root)
    files[source]?.anchors = found
    return found
  }
}
