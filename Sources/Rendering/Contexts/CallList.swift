import ConcordMustache
import ConcordSwiftIR

/// The calls of a module as the templates of the client, the server and the stub see them, made
/// once for all three.
final class CallList {
  private let endpoints: [Endpoint]
  private let context: EndpointContext

  init(_ module: SwiftModule) {
    endpoints = module.endpoints
    context = EndpointContext(types: TypeContext(module: module))
  }

  /// The calls, none of which says that it is the last.
  private(set) lazy var values = endpoints.map { context.call($0) }

  /// The calls, the last of which says so.
  var valuesWithLast: [Value] {
    guard let last = endpoints.last else { return [] }
    return values.dropLast() + [context.call(last, isLast: true)]
  }
}
