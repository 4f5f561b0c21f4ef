/// The public names of the runtime that a user of generated code writes.
///
/// No type of a module is given one of them: it would be unclear which of the two a name stands for. The
/// names of the runtime's plumbing begin with an underscore, as no name of a type does.
package enum RuntimeName {
  /// The names.
  package static let all: Set<String> = [
    "APIClient", "APICredentials", "APIKeyCredential", "APIOperation", "AccessDenied",
    "Base64Format", "BasicCredential", "BearerCredential", "CalendarDate", "CertificateCredential",
    "ClientConfiguration", "ClientError", "ClientMiddleware", "ClientTransport",
    "ClosedEnumeration", "CredentialError", "DateTimeFormat", "DeadlineMiddleware", "Defaulted",
    "EventStream", "ExactDecimal", "FailureReporting", "FilePart", "FormattedText", "HTTPBody",
    "HTTPCredential", "HTTPFieldList", "HTTPHandler", "HTTPMethod", "HTTPProblem",
    "HTTPRequestMessage", "HTTPResponseMessage", "Handler", "InMemoryTransport", "Indirect",
    "ItemStream", "JSONNumber", "JSONValue", "LinkHeader", "LoggingMiddleware", "MessageError",
    "Model", "MultipartForm", "Nullable", "OAuth2Credential", "OAuth2Tokens", "OpenEnumeration",
    "OperationOutput", "PageSequence", "PagedOperation", "PaginationError", "PathTemplate",
    "PercentEncoding", "RFC3339", "ReconnectPolicy", "RedirectError", "RedirectPolicy",
    "ReportedFailure", "RequestSigner", "ResponseContent", "ResponseHead", "RetryMiddleware",
    "Route", "RouteProvider", "Router", "RuntimeExpression", "SecurityCredential",
    "ServerAuthentication", "ServerMiddleware", "ServerSentEvent", "ServerURL", "SigningContext",
    "StreamError", "StreamOptions", "TextFormat", "TraceContext", "TracingMiddleware",
    "TransportError", "TransportPolicy", "TupleModel", "URIFormat", "URLEncodedForm",
    "URLSessionTransport", "UUIDFormat", "UndocumentedResponse", "UnimplementedOperation", "Union",
    "UnrecognizedAlternative", "Validated", "ValidationError", "Violation", "XMLError",
  ]
}
