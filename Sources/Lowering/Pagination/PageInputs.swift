import ConcordDiagnostics
import ConcordSwiftIR

/// Finds where a call of an operation says which page it asks for: in a parameter, or else in a
/// member of its body.
struct PageInputs {
  let endpoint: Endpoint
  let types: PageTypes
  /// Whether members of a body can be changed.
  let hasVariables: Bool

  /// The parameter or the member of the body that a path names. A parameter goes before a member,
  /// and its name is the whole path.
  ///
  /// - Parameter path: The path.
  /// - Returns: Where the call has it.
  /// - Throws: That there is none, or that it cannot be set.
  func input(_ path: MemberPath) throws(Diagnostic) -> PageInput {
    if let parameter = endpoint.parameters.first(where: { $0.key == path.text }) {
      return PageInput(
        place: .parameter(parameter.name), type: parameter.type, isRequired: parameter.isRequired)
    }
    guard let body = endpoint.body, body.choice == nil, body.forms[0].coding.isOfMembers else {
      throw unknown(path, path.text, [])
    }
    var type = body.forms[0].type
    var names: [Identifier] = []
    var last: Property?
    for name in path.names {
      let properties = types.properties(of: type)
      guard let property = properties.first(where: { $0.key == name }) else {
        throw unknown(path, name, properties)
      }
      // Where an object is missing there is nothing to set a member of.
      if let last, last.isOptional {
        throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.settableMember)
      }
      names.append(property.name)
      type = property.type
      last = property
    }
    guard let last else { throw unknown(path, path.text, []) }
    guard last.presence != .optionalNullable else {
      throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.singleNull)
    }
    guard hasVariables else {
      throw Diagnostic(
        .paginationNotPossible, at: path.range, endpoint.operationID, Phrase.pageInConstant)
    }
    return PageInput(
      place: .body(names, isBodyOptional: !body.isRequired), type: last.type,
      isRequired: !last.isOptional)
  }

  private func unknown(_ path: MemberPath, _ name: String, _ properties: [Property]) -> Diagnostic {
    let parameters = path.names.count == 1 || name == path.names[0] ? endpoint.parameters : []
    var candidates = parameters.map(\.key) + properties.map(\.key)
    if candidates.isEmpty, let body = endpoint.body {
      candidates = types.properties(of: body.forms[0].type).map(\.key)
    }
    return Diagnostic(
      .paginationParameterUnknown, at: path.range, endpoint.operationID, path.text,
      NearestName.advice(name, among: candidates))
  }

  /// What the first call has for a body, where the page stands in one of these places.
  func firstBody(_ inputs: [PageInput]) -> Endpoint.Pagination.FirstBody {
    let isNeeded = inputs.contains { input in
      if case .body(_, isBodyOptional: true) = input.place { true } else { false }
    }
    guard isNeeded, let body = endpoint.body else { return .unchanged }
    let properties = types.properties(of: body.forms[0].type)
    return properties.allSatisfy(\.mayBeLeftOut) ? .made : .required
  }
}

extension Endpoint.Body.Coding {
  /// Whether a body is a value with members.
  var isOfMembers: Bool {
    switch self {
    case .json, .form, .xml: true
    case .multipart, .multipartStream, .text, .binary, .eventStream, .eventText, .jsonLines,
      .jsonSequence:
      false
    }
  }
}
