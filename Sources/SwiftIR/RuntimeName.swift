/// The public names of the runtime that a user of generated code writes.
///
/// No type of a module is given one of them: it would be unclear which of the two a name stands for. The
/// names of the runtime's plumbing begin with an underscore, as no name of a type does.
package enum RuntimeName {
  /// The names.
  package static let all: Set<String> = [
    "APIClient", "APIOperation", "Base64Format", "CalendarDate", "ClientConfiguration",
    "ClientError", "ClientMiddleware", "ClientTransport", "ClosedEnumeration", "DateTimeFormat",
    "Defaulted", "ExactDecimal", "FilePart", "FormattedText", "HTTPBody", "HTTPFields",
    "HTTPHandler", "HTTPMethod", "HTTPRequest", "HTTPResponse", "Handler", "InMemoryTransport",
    "Indirect", "JSONNumber", "JSONValue", "MessageError", "Model", "MultipartForm", "Nullable",
    "OpenEnumeration", "OperationOutput", "PathTemplate", "PercentEncoding", "RFC3339",
    "RedirectError", "RedirectPolicy", "ResponseContent", "ResponseHead", "Route", "RouteProvider",
    "Router", "ServerURL", "TextFormat", "TransportError", "TransportPolicy", "TupleModel",
    "URIFormat", "URLEncodedForm", "URLSessionTransport", "UUIDFormat", "UndocumentedResponse",
    "UnimplementedOperation", "Union", "UnrecognizedAlternative", "Validated", "ValidationError",
    "Violation",
  ]
}
