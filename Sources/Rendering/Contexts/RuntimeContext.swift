import ConcordMustache
import ConcordSwiftIR

/// The runtime's names as the templates write them: `{{runtime.Model}}` is `Model`, or
/// `ConcordRuntime.Model` where the module has a `Model` of its own.
struct RuntimeContext {
  /// The names that templates write, those that are written most first.
  private static let names = [
    "Payload", "Alternative", "Response", "ResponsePayload", "Route", "Model", "FieldTable",
    "FieldTypes", "APIClient", "APIOperation", "Alternatives", "ClientConfiguration",
    "ClientError", "ClientMiddleware", "ClientTransport", "ClosedEnumeration", "HTTPMethod",
    "Defaulted", "Handler", "Indirect", "Joined", "MessageParts", "MessageTable", "Nullable",
    "OpenEnumeration", "OperationDefinition", "OperationOutput", "OptionalBody",
    "ResponseContent", "Responses", "RouteProvider", "ServerURL", "TupleModel",
    "URLSessionTransport", "UndocumentedResponse", "UnimplementedOperation", "Union", "example",
    "Constraint", "ConstraintDefinitions", "Constraints", "Validated",
  ]

  private static let shape = Shape(names.map { Key($0) })

  private let taken: Set<String>

  init(_ module: SwiftModule) {
    taken = module.takenRuntimeNames
  }

  /// All names, for the templates.
  var value: Value {
    .object(Self.shape, Self.names.map { .string(spelled($0)) })
  }

  /// A name of the runtime, with its module's where another of the name hides it.
  func spelled(_ name: String) -> String {
    !taken.isEmpty && taken.contains(name) ? "ConcordRuntime.\(name)" : name
  }
}
