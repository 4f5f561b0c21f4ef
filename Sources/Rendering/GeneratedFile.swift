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

  /// What models of some names are given.
  package struct Addition: Sendable {
    /// A name as in `Event.Source`, in which `*` stands for any part.
    package let pattern: String
    /// What they are given, as Swift has it.
    package let texts: [String]

    /// Gives the models that a pattern matches something.
    package init(pattern: String, texts: [String]) {
      self.pattern = pattern
      self.texts = texts
    }

    /// Whether a name is one that the pattern stands for.
    package func matches(_ name: String) -> Bool {
      if pattern == "*" || pattern == name { return true }
      let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      guard parts.count > 1, name.count >= pattern.count - parts.count + 1,
        name.hasPrefix(parts[0]), name.hasSuffix(parts[parts.count - 1])
      else { return false }
      var rest = name.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
      for part in parts.dropFirst().dropLast() where !part.isEmpty {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
  }

  /// Protocols that models conform to besides those of the runtime.
  package var conformances: [Addition] = []
  /// Attributes that stand before models.
  package var attributes: [Addition] = []
  /// The parts that are wanted.
  package var parts: Set<Part> = Set(Part.allCases)
  /// The access level of the declarations: `public`, `package` or `internal`.
  package var access = "public"
  /// How declarations are put into files.
  package var layout = Layout.perType
  /// Whether stored properties of models cannot be assigned: they are `let`, or have a setter that
  /// is private where a property wrapper needs a variable.
  package var propertiesAreConstant = false
  /// Whether operations that a server does not implement are answered with 501.
  package var answersUnimplemented = true
  /// What the header of each file calls the description.
  package var documentName = "openapi.yaml"

  /// The options that hold unless something else is said.
  package init() {}
}
