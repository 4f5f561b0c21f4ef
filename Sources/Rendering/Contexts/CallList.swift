import ConcordMustache
import ConcordSwiftIR

/// The calls of a module as the templates of the client, the server and the stub see them, made
/// once for all three.
struct CallList: Sendable {
  /// The calls, none of which says that it is the last.
  let values: [Value]
  /// The calls, the last of which says so.
  let valuesWithLast: [Value]

  init(_ module: SwiftModule) {
    let context = EndpointContext(types: TypeContext(module: module))
    var values = Parallel.map(module.endpoints) { context.call($0) }
    self.values = values
    if let last = module.endpoints.last {
      values[values.count - 1] = context.call(last, isLast: true)
    }
    valuesWithLast = values
  }
}
