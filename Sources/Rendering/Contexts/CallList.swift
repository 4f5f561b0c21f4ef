import ConcordMustache
import ConcordSwiftIR

/// The calls of a module as the templates of the client, the server and the stub see them, made
/// once for all three.
struct CallList: Sendable {
  let values: [Value]

  /// What a template of nothing but calls is given.
  var value: Value {
    TemplateContext.calls([
      Keys.operations: .list(values), Keys.hasOperations: .bool(!values.isEmpty),
    ])
  }

  init(_ context: EndpointContext) {
    let endpoints = context.types.module.endpoints
    values = Parallel.map(Array(endpoints.indices)) { index in
      context.call(endpoints[index], isLast: index == endpoints.count - 1)
    }
  }
}
