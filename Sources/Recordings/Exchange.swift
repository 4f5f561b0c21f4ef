package import ConcordDocuments

/// A request with its response, as somebody recorded it.
package struct Exchange: Sendable {
  /// A header field.
  package struct Field: Sendable {
    /// The name, as it was recorded.
    package let name: String
    /// The value. It may be a secret.
    package let value: String

    /// Joins a name and a value.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What is known of a body.
  package enum Body: Sendable {
    /// The recording does not have it.
    case unknown
    /// There was none.
    case empty
    /// Its bytes.
    case bytes([UInt8])
    /// The value that it says in JSON.
    case json(Node)
    /// The fields of a form.
    case fields([Field])
  }

  /// The method, in upper case.
  package var method: String
  /// The URL, or only its path and query.
  package var url: String
  /// The header fields of the request; `nil` where the recording has none.
  package var requestFields: [Field]?
  /// The media type that the recording gives the body of the request besides the header fields.
  package var requestType: String?
  /// The body of the request.
  package var requestBody: Body
  /// The status of the response; `nil` where there was none.
  package var status: Int?
  /// The header fields of the response; `nil` where the recording has none.
  package var responseFields: [Field]?
  /// The media type that the recording gives the body of the response besides the header fields.
  package var responseType: String?
  /// The body of the response.
  package var responseBody: Body
  /// When the request was made, as RFC 3339 has it; `nil` where that is not known.
  package var time: String?
  /// Where it stands.
  package var place: RecordingPlace
}

/// A place in a recording.
package struct RecordingPlace: Hashable, Sendable {
  /// The position of the recording among those that were read, from zero.
  package let recording: Int
  /// The line, from one.
  package let line: Int
  /// The column, from one, in Unicode scalars.
  package let column: Int

  /// Names a place.
  package init(recording: Int, line: Int, column: Int) {
    self.recording = recording
    self.line = line
    self.column = column
  }
}
