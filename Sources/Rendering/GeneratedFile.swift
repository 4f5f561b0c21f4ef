/// A file of generated code.
package struct GeneratedFile: Sendable, Hashable {
  /// Its path below the output folder, with `/` between its parts.
  package let path: String
  /// Its whole content, in UTF-8.
  package let bytes: [UInt8]

  /// Puts a content at a path.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What is rendered, and how it is put into files.
package struct SwiftRenderingOptions: Sendable {
  /// A part of the output.
  package enum Part: Sendable, CaseIterable {
    /// Models.
    case models
    /// The client, with the operations.
    case client
    /// The server protocol, with the operations.
    case server
    /// The stub, with the operations.
    case stub
  }

  /// How declarations are put into files.
  package enum Layout: Sendable {
    /// A file for each type.
    case perType
    /// A fixed number of files, each type in one that its name alone decides: an edit of one type
    /// changes one file.
    case sharded(Int)
    /// One file.
    case single
  }

  /// The parts that are wanted.
  package var parts: Set<Part> = Set(Part.allCases)
  /// The access level of the declarations: `public`, `package` or `internal`.
  package var access = "public"
  /// Whether the properties of models are constants.
  package var propertiesAreConstant = false
  /// How declarations are put into files.
  package var layout = Layout.perType
  /// What the header of each file calls the description.
  package var documentName = "openapi.yaml"

  /// The options that hold unless something else is said.
  package init() {}
}
