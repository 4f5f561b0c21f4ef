import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Names for operations: their functions, and their types under `Operations`.
struct OperationNames {
  /// The two names of one operation, its id, and the position of its group.
  struct Names {
    var id: String
    var group: Int?
    var function: Identifier
    var type: Identifier
  }

  private let options: LoweringOptions
  private let isTypeNameFree: (String) -> Bool
  private var ids: Set<String> = []
  private let groups: OperationGroups
  /// Names of functions: those of each group, then those of the operations in none.
  private var functions: [NameScope]
  private var types = NameScope()
  private(set) var diagnostics: [Diagnostic] = []

  /// Starts naming. `isTypeNameFree` tells whether no type of the module, of Swift or of the
  /// runtime has a name: a type under `Operations` would hide it there.
  init(
    options: LoweringOptions, groups: OperationGroups, isTypeNameFree: @escaping (String) -> Bool
  ) {
    self.options = options
    self.groups = groups
    let reserved = ReservedNames.functions
    functions = groups.groups.map { _ in NameScope(reserved: reserved) }
    let properties = groups.groups.filter { $0.role == .tag }.map(\.name.text)
    functions.append(NameScope(reserved: reserved + properties))
    self.isTypeNameFree = isTypeNameFree
  }

  /// Names an operation.
  mutating func name(_ placed: PlacedOperation) -> Names {
    let operation = placed.operation
    lazy var fallback = Self.spell(operation.method, Self.path(of: placed))
    var id = operation.operationID ?? fallback
    if !ids.insert(id).inserted {
      let original = id
      id = fallback
      var number = 2
      while !ids.insert(id).inserted {
        id = "\(fallback)\(number)"
        number += 1
      }
      diagnostics.append(
        Diagnostic(.duplicateOperationID, at: operation.idRange, original, id))
    }
    let own =
      options.operationNames[id]
      ?? operation.extensions.first { $0.key == "x-swift-name" }?.value.string
    let base = own ?? id
    let group = groups.position(of: placed)
    var candidates = [SwiftName.member(base)]
    if own == nil, let group, placed.role == .path,
      let short = OperationGroups.shortName(base, tag: groups.groups[group].tag)
    {
      candidates.insert(short, at: 0)
    }
    let scope = group ?? groups.groups.count
    if !candidates.contains(where: functions[scope].isFree) {
      candidates.append(SwiftName.member(fallback))
    }
    let function = functions[scope].take(candidates)
    return Names(
      id: id, group: group, function: .member(function),
      type: .type(typeName(for: base, or: { SwiftName.type(fallback) })))
  }

  /// Names the function that gives the pages of an operation, after all operations have their names.
  mutating func nameOfPages(_ endpoint: Endpoint) -> Identifier {
    let name = endpoint.functionName.text
    let scope = endpoint.group ?? groups.groups.count
    return .member(functions[scope].take([name + "Pages", name + "PageSequence"]))
  }

  private mutating func typeName(for base: String, or fallback: () -> String) -> String {
    let name = SwiftName.type(base)
    if types.isFree(name), isTypeNameFree(name) { return types.take([name]) }
    let candidates = [name, name + "Operation", fallback() + "Operation"]
    let free = candidates.filter(isTypeNameFree)
    return types.take(free.isEmpty ? candidates.map { $0 + "Call" } : free)
  }

  /// What an operation without an id is named after, beside its method.
  private static func path(of placed: PlacedOperation) -> String {
    if case .callback(let name) = placed.role { name } else { placed.item.path }
  }

  /// `GET /pets/{petId}/photos` as `getPetsPhotosByPetId`.
  private static func spell(_ method: String, _ path: String) -> String {
    var fixed: [String] = []
    var variables: [String] = []
    for segment in path.split(separator: "/") {
      if segment.hasPrefix("{"), segment.hasSuffix("}") {
        variables.append(String(segment.dropFirst().dropLast()))
      } else {
        fixed.append(String(segment))
      }
    }
    let words = fixed.map { Words($0).upperCamelCase }.joined()
    let suffix =
      variables.isEmpty
      ? "" : "By" + variables.map { Words($0).upperCamelCase }.joined(separator: "And")
    return method.lowercased() + words + suffix
  }
}

/// Names for what stands in the cases of an output.
enum StatusName {
  /// `ok`, `notFound`, `clientError`, `defaultResponse`
  static func member(_ status: StatusPattern) -> String {
    switch status {
    case .code(let code): codes[code] ?? "status\(code)"
    case .range(1): "informational"
    case .range(2): "successful"
    case .range(3): "redirection"
    case .range(4): "clientError"
    case .range(5): "serverError"
    case .range(let digit): "status\(digit)XX"
    case .any: "defaultResponse"
    }
  }

  private static let codes: [Int: String] = [
    100: "continue", 101: "switchingProtocols", 102: "processing", 103: "earlyHints", 200: "ok",
    201: "created", 202: "accepted", 203: "nonAuthoritativeInformation", 204: "noContent",
    205: "resetContent", 206: "partialContent", 207: "multiStatus", 208: "alreadyReported",
    226: "imUsed", 300: "multipleChoices", 301: "movedPermanently", 302: "found",
    303: "seeOther", 304: "notModified", 305: "useProxy", 307: "temporaryRedirect",
    308: "permanentRedirect", 400: "badRequest", 401: "unauthorized", 402: "paymentRequired",
    403: "forbidden", 404: "notFound", 405: "methodNotAllowed", 406: "notAcceptable",
    407: "proxyAuthenticationRequired", 408: "requestTimeout", 409: "conflict", 410: "gone",
    411: "lengthRequired", 412: "preconditionFailed", 413: "contentTooLarge", 414: "uriTooLong",
    415: "unsupportedMediaType", 416: "rangeNotSatisfiable", 417: "expectationFailed",
    418: "imATeapot", 421: "misdirectedRequest", 422: "unprocessableContent", 423: "locked",
    424: "failedDependency", 425: "tooEarly", 426: "upgradeRequired",
    428: "preconditionRequired", 429: "tooManyRequests", 431: "requestHeaderFieldsTooLarge",
    451: "unavailableForLegalReasons", 500: "internalServerError", 501: "notImplemented",
    502: "badGateway", 503: "serviceUnavailable", 504: "gatewayTimeout",
    505: "httpVersionNotSupported", 506: "variantAlsoNegotiates", 507: "insufficientStorage",
    508: "loopDetected", 510: "notExtended", 511: "networkAuthenticationRequired",
  ]
}
