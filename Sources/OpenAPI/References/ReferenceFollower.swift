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

  private let context: DecodingContext
  private let log = DecodingLog()

  /// Follows the references of a node, if it is one, to the object that they lead to; `nil` where
  /// there is none, which is reported.
  static func follow(
    _ node: Node, at location: String, to kind: ComponentKind, _ context: DecodingContext
  ) -> Decoded<Found?> {
    // Most nodes are no references.
    guard node.member("$ref") != nil else {
      return Decoded(value: Found(node: node, location: location))
    }
    let follower = ReferenceFollower(context: context)
    return follower.log.decoded(follower.follow(node, at: location, to: kind))
  }

  /// Whether a target can be what is wanted; it is reported where it cannot.
  static func isRight(
    _ target: ReferenceResolver.Target, for kind: ComponentKind, _ text: String,
    at range: SourceRange, _ context: DecodingContext
  ) -> Decoded<Bool> {
    let follower = ReferenceFollower(context: context)
    return follower.log.decoded(follower.isRight(target, for: kind, text, at: range))
  }

  private func follow(_ node: Node, at location: String, to kind: ComponentKind) -> Found? {
    var found = Found(node: node, location: location)
    var seen: [String] = []
    while let member = found.node.member("$ref") {
      guard let text = member.value.string else {
        log.report(
          Diagnostic(.referenceNotString, at: member.value.range, member.value.typeName))
        return nil
      }
      guard let target = context.resolve(text, at: member.value.range, log) else { return nil }
      guard isRight(target, for: kind, text, at: member.value.range) else { return nil }
      if seen.isEmpty, target.location == location {
        log.report(Diagnostic(.referenceToItself, at: member.value.range, text))
        return nil
      }
      // A cycle is reported where it is closed, so once for each reference in it that is read.
      if target.location == location || seen.contains(target.location) {
        let cycle = seen.drop { $0 != target.location }.dropFirst()
        let others = cycle.isEmpty ? seen[...] : cycle
        let way = others.map { String(Self.fragment($0)) }
        log.report(Diagnostic(.referenceCycle, at: member.value.range, text, way))
        return nil
      }
      if seen.isEmpty {
        found.componentName =
          context.upgrade.layout.declared(by: target.asked)?.name
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
  static func parameter(_ context: DecodingContext) -> Upgrade.Follow {
    { element, location in
      follow(element, at: location, to: .parameter, context).value.map { ($0.node, $0.location) }
    }
  }

  private func isRight(
    _ target: ReferenceResolver.Target, for kind: ComponentKind, _ text: String,
    at range: SourceRange
  ) -> Bool {
    let wrong: Phrase
    if let declared = context.upgrade.layout.declared(by: target.asked) {
      if declared.kinds.contains(kind) { return isObject(target.node, kind, text, at: range) }
      let usual = declared.kinds[0]
      if usual.reads(as: kind), case .object = target.node.value {
        log.report(
          Diagnostic(.referenceOtherKind, at: range, text, usual.name, kind.name))
        return true
      }
      wrong = usual.name
    } else if isDescription(target.node),
      context.upgrade.layout.isFrame(target.asked)
    {
      wrong = .wholeDescription
    } else if !target.tokens.isEmpty,
      context.upgrade.layout.isFrame(target.asked)
    {
      wrong = .wholeSection
    } else {
      return isObject(target.node, kind, text, at: range)
    }
    log.report(Diagnostic(.referenceWrongKind, at: range, text, wrong, kind.name))
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
      log.report(Diagnostic(.referenceWrongKind, at: range, text, node.typeName, kind.name))
      return false
    }
  }

  /// A location without its file.
  static func fragment(_ location: String) -> Substring {
    location.utf8.lastIndex(of: UInt8(ascii: "#")).map { location[$0...] } ?? location[...]
  }
}
