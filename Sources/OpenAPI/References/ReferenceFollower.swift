import ConcordDiagnostics
import ConcordDocuments

/// Puts in place what the references of parameters, responses and so on name; references to
/// schemas stay references.
struct ReferenceFollower {
  /// What stands at the end of a chain of references.
  struct Found {
    var node: Node
    var location: String
    /// The name among the components of what the first reference names; `nil` without one.
    var componentName: String?
    /// What the references themselves say instead of the description that they lead to; the
    /// first one that says something counts (OpenAPI 3.1, section 4.8.23).
    var description: String?
    /// Whether there was a reference.
    var isReferenced = false
  }

  let session: DecodingSession

  /// Follows the references of a node, if it is one, to the object that they lead to; `nil` where
  /// there is none, which has been reported.
  func follow(_ node: Node, at location: String, to kind: ComponentKind) -> Found? {
    var found = Found(node: node, location: location)
    var seen: [String] = []
    while let member = found.node.member("$ref") {
      guard let text = member.value.string else {
        session.report(
          Diagnostic(.referenceNotString, at: member.value.range, member.value.typeName))
        return nil
      }
      guard let target = session.resolve(text, at: member.value.range) else { return nil }
      guard isRight(target, for: kind, text, at: member.value.range) else { return nil }
      if seen.isEmpty, target.location == location {
        session.report(Diagnostic(.referenceToItself, at: member.value.range, text))
        return nil
      }
      // A ring is reported where it is closed, so once for each reference in it that is read.
      if target.location == location || seen.contains(target.location) {
        let ring = seen.drop { $0 != target.location }.dropFirst()
        let others = ring.isEmpty ? seen[...] : ring
        let way = others.map { "'\(Self.fragment($0))'" }.joined(separator: ", ")
        session.report(Diagnostic(.referenceRing, at: member.value.range, text, way))
        return nil
      }
      if seen.isEmpty {
        found.componentName =
          session.upgrade.layout.declared(by: target.asked)?.name
      }
      if found.description == nil {
        found.description = found.node["description"]?.string
      }
      seen.append(target.location)
      found.node = target.node
      found.location = target.location
      found.isReferenced = true
    }
    return found
  }

  /// Where the references of an element of `parameters` lead; `nil` where that is nowhere. Nothing is
  /// reported: the element is read as a parameter next.
  func parameter(_ element: Node, at location: String) -> (node: Node, location: String)? {
    let reported = session.log.diagnostics.count
    let found = follow(element, at: location, to: .parameter)
    session.log.diagnostics.removeSubrange(reported...)
    return found.map { ($0.node, $0.location) }
  }

  /// Whether a target can be what is wanted; it is reported where it cannot.
  func isRight(
    _ target: ReferenceResolver.Target, for kind: ComponentKind, _ text: String,
    at range: SourceRange
  ) -> Bool {
    let wrong: String
    if let declared = session.upgrade.layout.declared(by: target.asked) {
      if declared.kinds.contains(kind) { return isObject(target.node, kind, text, at: range) }
      let usual = declared.kinds[0]
      if usual.reads(as: kind), case .object = target.node.value {
        session.report(
          Diagnostic(.referenceOtherKind, at: range, text, usual.name, kind.name))
        return true
      }
      wrong = usual.name
    } else if isDescription(target.node),
      session.upgrade.layout.isFrame(target.asked)
    {
      wrong = "the whole description"
    } else if !target.tokens.isEmpty,
      session.upgrade.layout.isFrame(target.asked)
    {
      wrong = "a whole section"
    } else {
      return isObject(target.node, kind, text, at: range)
    }
    session.report(Diagnostic(.referenceWrongKind, at: range, text, wrong, kind.name))
    return false
  }

  private func isDescription(_ node: Node) -> Bool {
    node["openapi"] != nil || node["swagger"] != nil
  }

  private func isObject(
    _ node: Node, _ kind: ComponentKind, _ text: String, at range: SourceRange
  ) -> Bool {
    switch node.value {
    case .object: return true
    case .bool where kind == .schema: return true
    default:
      session.report(Diagnostic(.referenceWrongKind, at: range, text, node.typeName, kind.name))
      return false
    }
  }

  /// A location without its file.
  static func fragment(_ location: String) -> Substring {
    location.utf8.lastIndex(of: UInt8(ascii: "#")).map { location[$0...] } ?? location[...]
  }
}
