/// The public names of the runtime that generated code writes.
///
/// One list for all: a type of the module that has one of these names makes generated code write them with
/// their module's name, and templates can write no other (`RuntimeNameTests`).
package enum RuntimeName {
  /// The names, those that are written most first.
  package static let list = [
    "Payload", "Alternative", "Response", "ResponsePayload", "Route", "Model", "FieldTable",
    "FieldTypes", "NoFields", "APIClient", "APIOperation", "Alternatives", "ClientConfiguration",
    "ClientError", "ClientMiddleware", "ClientTransport", "ClosedEnumeration", "HTTPMethod",
    "Defaulted", "Handler", "Indirect", "Joined", "MessageParts", "NoMessageParts", "MessageTable",
    "Nullable",
    "OpenEnumeration", "OperationDefinition", "OperationOutput", "OptionalBody",
    "ResponseContent", "Responses", "RouteProvider", "ServerURL", "TupleModel",
    "URLSessionTransport", "UndocumentedResponse", "UnimplementedOperation", "Union",
    "UnrecognizedAlternative", "Constraint", "ConstraintDefinitions", "Constraints", "Validated",
    "AbsentOrNull", "AdditionalItems", "AdditionalProperties",
    "BinaryBody", "CalendarDate", "Commas", "Cookie", "FieldType", "FilePart", "FormBody",
    "Header", "JSONBody", "JSONValue", "MultipartBody", "NullWhenNil", "Path", "Pipes", "Query",
    "Recognition", "ResponseStatus", "Router", "Spaces", "TextBody",
  ]

  /// The names for looking one up.
  package static let all = Set(list)
}
