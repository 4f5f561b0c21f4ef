/// One operation: a call of the client, a function of the server protocol, a route and an entry of
/// the stub.
package struct Endpoint: Sendable {
  /// Its id in the document, or one made of method and path.
  package var operationID: String
  /// The position of its group in ``SwiftModule/groups``; `nil` where it is in none.
  package var group: Int?
  /// The name of the client's and the server's function.
  package var functionName: Identifier
  /// The name of the type under `Operations`.
  package var typeName: Identifier
  /// The method, in upper case.
  package var method: String
  /// The path template.
  package var path: String
  /// What it is where the API calls it itself; `nil` for an operation of the API.
  package var outgoing: Outgoing?
  /// The server that it has in place of the API's; `nil` where it has none of its own.
  package var server: ServerAddress?
  /// What it asks for in place of what all of the API ask for: one of these, nothing where there are
  /// none; `nil` where it says nothing else.
  package var security: [SecurityRequirement]?
  /// Its comment.
  package var documentation: Documentation
  /// Its parameters: required ones first, each group in document order.
  package var parameters: [Parameter]
  /// Its body.
  package var body: Body?
  /// Its responses, in document order.
  package var responses: [Response]
  /// The ways from its responses to other operations.
  package var links: [Link] = []
  /// How its list is asked for page by page; `nil` where it is not.
  package var pagination: Pagination?
  /// What a plain call returns.
  package var success: Success
  /// What the stub answers.
  package var example: Example
  /// Where it was said.
  package var origin: Origin

  /// Makes an operation of its parts.
  package init(
    operationID: String, group: Int?, functionName: Identifier, typeName: Identifier,
    method: String, path: String, documentation: Documentation, parameters: [Parameter],
    body: Body?,
    responses: [Response], success: Success, example: Example, origin: Origin
  ) {
    self.operationID = operationID
    self.group = group
    self.functionName = functionName
    self.typeName = typeName
    self.method = method
    self.path = path
    self.documentation = documentation
    self.parameters = parameters
    self.body = body
    self.responses = responses
    self.success = success
    self.example = example
    self.origin = origin
  }

  /// A request that the API makes itself.
  package enum Outgoing: Sendable {
    /// The webhook of this name.
    case webhook(String)
    /// The callback of this name, with the expression that gives its address.
    case callback(String, expression: String)
  }

  /// What a plain call returns.
  package enum Success: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// The body of the successful response, written in a way.
    case value(TypeReference, Body.Coding)
    /// The body of the response at this position, which has a case for each of its forms.
    case choice(response: Int)
    /// The output itself, since successful responses differ.
    case output
  }

  /// What the stub answers.
  package struct Example: Sendable {
    /// The status code.
    package var status: Int
    /// The body's media type; `nil` for no body.
    package var contentType: String?
    /// The body.
    package var body: Body

    /// A body.
    package enum Body: Sendable {
      /// JSON, written as it is laid out best.
      case json(Literal)
      /// Other text; empty for no body.
      case text(String)
    }

    /// Makes an answer of its parts.
    package init(status: Int, contentType: String? = nil, body: Body = .text("")) {
      self.status = status
      self.contentType = contentType
      self.body = body
    }
  }

  /// A parameter, or a header field of a response.
  package struct Parameter: Sendable {
    /// Where it stands.
    package enum Location: String, Sendable {
      /// In the path.
      case path
      /// In the query.
      case query
      /// In a header field.
      case header
      /// In a cookie.
      case cookie
      /// The whole query.
      case querystring

      /// The style that holds where nothing else is said.
      package var defaultStyle: Style {
        switch self {
        case .path, .header: Style(.simple)
        case .query, .cookie, .querystring: Style(.form, explodes: true)
        }
      }
    }

    /// How its value is written.
    package struct Style: Hashable, Sendable {
      /// A style of OpenAPI, or JSON.
      package enum Form: String, Sendable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie, json
      }

      /// The style.
      package var form: Form
      /// Whether each element of a list and each member of an object stands by itself.
      package var explodes: Bool
      /// Whether reserved characters are written as they are.
      package var allowsReserved: Bool

      /// Makes a style of its parts.
      package init(_ form: Form, explodes: Bool = false, allowsReserved: Bool = false) {
        self.form = form
        self.explodes = explodes
        self.allowsReserved = allowsReserved
      }
    }

    /// Its name in Swift.
    package var name: Identifier
    /// Its name in the message.
    package var key: String
    /// Where it stands.
    package var location: Location
    /// Its type, without the optional that ``isRequired`` asks for.
    package var type: TypeReference
    /// Whether it is always there.
    package var isRequired: Bool
    /// How its value is written.
    package var style: Style
    /// The value that a server takes where none is given.
    package var defaultValue: Literal?
    /// Its comment.
    package var documentation: Documentation

    /// Makes a parameter of its parts.
    package init(
      name: Identifier, key: String, location: Location, type: TypeReference, isRequired: Bool,
      style: Style, defaultValue: Literal? = nil, documentation: Documentation
    ) {
      self.name = name
      self.key = key
      self.location = location
      self.type = type
      self.isRequired = isRequired
      self.style = style
      self.defaultValue = defaultValue
      self.documentation = documentation
    }
  }

  /// One documented response: a case of the output.
  package struct Response: Sendable {
    /// Which status codes it is for.
    package enum Status: Hashable, Sendable {
      /// One status code.
      case code(Int)
      /// All with this first digit.
      case range(Int)
      /// All others.
      case any

      /// Whether it is for successful statuses, and no others (RFC 9110, section 15.3).
      package var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let digit): digit == 2
        case .any: false
        }
      }
    }

    /// What the case holds.
    package enum Content: Sendable {
      /// Nothing.
      case nothing
      /// The body.
      case body(Body)
      /// A struct that operations share, by its position in ``SwiftModule/responseContents``.
      case shared(Int)
      /// A struct of this operation.
      case own(ResponseContent)
    }

    /// The case's name.
    package var name: Identifier
    /// Which status codes it is for.
    package var status: Status
    /// What the case holds.
    package var content: Content
    /// Its comment.
    package var documentation: Documentation

    /// The struct that the case holds, with the header fields; `nil` where it holds none.
    ///
    /// - Parameter shared: The structs that operations share: ``SwiftModule/responseContents``.
    /// - Returns: The struct.
    package func content(among shared: [ResponseContent]) -> ResponseContent? {
      switch content {
      case .nothing, .body: nil
      case .own(let content): content
      case .shared(let position): shared[position]
      }
    }

    /// The body; `nil` where there is none.
    ///
    /// - Parameter shared: The structs that operations share: ``SwiftModule/responseContents``.
    /// - Returns: The body.
    package func body(among shared: [ResponseContent]) -> Body? {
      if case .body(let body) = content { return body }
      return content(among: shared)?.body
    }

    /// Makes a response of its parts.
    package init(
      name: Identifier, status: Status, content: Content, documentation: Documentation
    ) {
      self.name = name
      self.status = status
      self.content = content
      self.documentation = documentation
    }
  }
}

/// A struct for a response that has header fields, or that is an error: a property for each field
/// and one for the body.
package struct ResponseContent: Sendable {
  /// Its name.
  package var name: Identifier
  /// Whether it conforms to `Error`.
  package var isError: Bool
  /// Its comment.
  package var documentation: Documentation
  /// The header fields, in document order.
  package var headers: [Endpoint.Parameter]
  /// The body; its property is called `body`.
  package var body: Endpoint.Body?
  /// Where it was said.
  package var origin: Origin

  /// Makes a struct of its parts.
  package init(
    name: Identifier, isError: Bool, documentation: Documentation,
    headers: [Endpoint.Parameter], body: Endpoint.Body?, origin: Origin
  ) {
    self.name = name
    self.isError = isError
    self.documentation = documentation
    self.headers = headers
    self.body = body
    self.origin = origin
  }
}
