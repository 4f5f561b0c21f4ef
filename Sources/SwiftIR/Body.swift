extension Endpoint {
  /// A body of a request or a response.
  package struct Body: Sendable {
    /// How a body is written.
    package enum Coding: String, Sendable {
      /// JSON
      case json
      /// `application/x-www-form-urlencoded`; the type is a struct.
      case form
      /// XML
      case xml
      /// Parts: of a struct by name, of the struct of an array and of a list by position.
      case multipart
      /// Parts as they come, each of this type.
      case multipartStream
      /// Text; the type is `string`.
      case text
      /// Bytes as they come, in any media type; the type is `body`.
      case binary
      /// Server-sent events with JSON in them, whose type this is.
      case eventStream
      /// Server-sent events with text in them; the type is `string`.
      case eventText
      /// JSON Lines; the type is that of a line.
      case jsonLines
      /// A JSON text sequence (RFC 7464); the type is that of an element.
      case jsonSequence
    }

    /// A form that the body can have.
    package struct Form: Sendable {
      /// The name of its case, where forms differ in type.
      package var name: Identifier
      /// Its type; for streams, that of each item.
      package var type: TypeReference
      /// How it is written.
      package var coding: Coding
      /// Its media types, without spaces, the one that is written first.
      package var contentTypes: [String]
      /// How fields are written that are not written as they usually are.
      package var encodings: [Encoding]
      /// The root element in XML, where the type does not say it.
      package var root: XMLTable.Field?

      /// Makes a form of its parts.
      package init(
        name: Identifier, type: TypeReference, coding: Coding, contentTypes: [String],
        encodings: [Encoding] = []
      ) {
        self.name = name
        self.type = type
        self.coding = coding
        self.contentTypes = contentTypes
        self.encodings = encodings
      }
    }

    /// How a field of a form is written (OpenAPI 3.2, section 4.15).
    package struct Encoding: Hashable, Sendable {
      /// A header field of a part.
      package struct Header: Hashable, Sendable {
        /// Its name.
        package var key: String
        /// How its value is written.
        package var style: Parameter.Style

        /// Makes a header field of its parts.
        package init(key: String, style: Parameter.Style) {
          self.key = key
          self.style = style
        }
      }

      /// The key for all parts that have no position of their own.
      package static let items = "items"

      /// The field's name; for parts without names the position, or ``items``.
      package var key: String
      /// The media type of its part.
      package var contentType: String?
      /// Its style, where it has one in place of a media type.
      package var style: Parameter.Style?
      /// The header fields of each part. Where there are some, the field's type is a struct of the body
      /// and these.
      package var headers: [Header] = []

      /// Makes an encoding of its parts.
      package init(key: String, contentType: String? = nil, style: Parameter.Style? = nil) {
        self.key = key
        self.contentType = contentType
        self.style = style
      }

      /// Whether it says nothing else than what is written without it.
      package var isUsual: Bool { contentType == nil && style == nil && headers.isEmpty }
    }

    /// The forms, the one that is sent where nobody chooses first. Without ``choice`` all have one
    /// type.
    package var forms: [Form]
    /// The enum that has a case for each form, where their types differ.
    package var choice: Identifier?
    /// Whether it is always there.
    package var isRequired: Bool
    /// Its comment.
    package var documentation: Documentation

    /// Makes a body of its parts.
    package init(
      forms: [Form], choice: Identifier? = nil, isRequired: Bool = true,
      documentation: Documentation = .init()
    ) {
      self.forms = forms
      self.choice = choice
      self.isRequired = isRequired
      self.documentation = documentation
    }
  }
}
