import ConcordOpenAPI
import ConcordSwiftIR

/// The groups of a description's operations: those of the paths by the first tag of each
/// (section 4.8.10), where the options say so; the webhooks; the callbacks.
///
/// Tags whose names are the same in Swift make one group. An operation of a path without tags is in
/// none.
struct OperationGroups {
  /// The groups, in the order of their first operations, the webhooks and the callbacks last. Their
  /// types have no names yet.
  private(set) var groups: [EndpointGroup] = []
  /// The position of each tag's group.
  private var positions: [String: Int] = [:]

  /// The positions of the groups that are of no tag.
  private var webhooks: Int?
  private var callbacks: Int?

  /// Groups the operations of a description.
  init(_ document: Document, options: LoweringOptions) {
    if options.groupsByTag { addTags(document, options) }
    let roles = document.operations.map(\.role)
    if roles.contains(.webhook) { webhooks = add(.webhooks, "webhooks") }
    if case .callback = roles.last { callbacks = add(.callbacks, "callbacks") }
  }

  private mutating func add(_ role: EndpointGroup.Role, _ name: String) -> Int {
    // A type can be both servers, where a tag has the same name.
    let isTaken = groups.contains { $0.name.text == name }
    groups.append(
      EndpointGroup(
        role, name: Identifier(isTaken ? "api" + SwiftName.type(name) : name),
        typePrefix: SwiftName.type(name),
        documentation: Documentation()))
    return groups.count - 1
  }

  private mutating func addTags(_ document: Document, _ options: LoweringOptions) {
    var scope = NameScope(reserved: ReservedNames.functions)
    var positionsByName: [String: Int] = [:]
    for operation in document.paths.flatMap(\.operations) {
      guard let tag = operation.tags.first, positions[tag] == nil else { continue }
      let name = SwiftName.member(options.tagNames[tag] ?? tag)
      if let position = positionsByName[name] {
        positions[tag] = position
        continue
      }
      positions[tag] = groups.count
      positionsByName[name] = groups.count
      let description = document.tags.first { $0.name == tag }?.description
      groups.append(
        EndpointGroup(
          tag: tag, name: .member(scope.take([name, name + "Calls"])),
          typePrefix: SwiftName.type(options.tagNames[tag] ?? tag),
          documentation: Documentation(description ?? "")))
    }
  }

  /// The position of an operation's group.
  func position(of placed: PlacedOperation) -> Int? {
    switch placed.role {
    case .path: placed.operation.tags.first.flatMap { positions[$0] }
    case .webhook: webhooks
    case .callback: callbacks
    }
  }

  /// An operation's name without the words of its tag, where these come first or second:
  /// `createFile` and `filesCreate` are `create` among `files`; `nil` where they do not, or where
  /// nothing is left.
  static func shortName(_ name: String, tag: String) -> String? {
    func folded(_ text: String) -> String { SwiftName.singular(text) ?? text }
    let words = Words(name).list
    let wanted = folded(Words(tag).list.joined().lowercased())
    for start in words.indices.prefix(2) {
      var text = ""
      for end in words.indices[start...] {
        text += words[end].lowercased()
        guard folded(text) == wanted else { continue }
        let rest = words[..<start] + words[(end + 1)...]
        guard rest.first?.unicodeScalars.first?.properties.isAlphabetic == true else { return nil }
        return SwiftName.member(rest.joined(separator: "_"))
      }
    }
    return nil
  }
}
