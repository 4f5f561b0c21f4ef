package import ConcordDiagnostics

/// What is to be generated, from what, and where to.
///
/// It can be made in code or read from a `concord.yaml`:
/// ```yaml
/// document: openapi.yaml          # default: openapi.yaml, .yml or .json, or swagger.… beside it
/// output: ../../Generated/Pets    # default: Generated/<module> in the package's folder
/// module: Pets                    # default: the output folder's name, or the document's title
/// access: public                  # public, package or internal
/// generate: [models, client]      # any of models, client, server, stub
/// templates: Templates            # a folder; its files replace ours of the same name
/// enumerations: open              # open or closed
/// nullable: merged                # merged or distinct
/// formats: { date-time: Foundation.Date }
/// names:
///   schemas: { pet_v2: Pet }
///   operations: { list-pets: listPets }
///   properties: { pet_v2.isDog: dog }
/// ```
/// Paths in the file are relative to its folder. A key that is not in this list is an error.
public struct Configuration: Sendable {
  /// Who can use the generated code.
  public enum Access: String, Sendable, CaseIterable {
    /// Everybody.
    case `public`
    /// The package that it is generated into.
    case package
    /// The module that it is generated into.
    case `internal`
  }

  /// A part of the generated code.
  public enum Part: String, Sendable, CaseIterable {
    /// A type for each schema.
    case models
    /// A function for each operation, to call it.
    case client
    /// A protocol with a function for each operation, to serve it.
    case server
    /// A client that answers without a network, for tests.
    case stub
  }

  /// What an enumeration does with a value that the document does not list.
  public enum Enumerations: String, Sendable, CaseIterable {
    /// It keeps the value.
    case open
    /// It refuses it.
    case closed
  }

  /// How a property that may be absent and may be null is written.
  public enum Nullable: String, Sendable, CaseIterable {
    /// As one optional.
    case merged
    /// So that absent and null are told apart.
    case distinct
  }

  /// Swift names that replace those made from the document's.
  public struct Names: Sendable, Hashable {
    /// Names of types, by the name of the schema.
    public var schemas: [String: String] = [:]
    /// Names of functions, by the operation's id.
    public var operations: [String: String] = [:]
    /// Names of properties, by schema and property: `Schema.property`.
    public var properties: [String: String] = [:]

    /// Replaces no names.
    public init() {}
  }

  /// The path of the document.
  public var document: String
  /// The path of the output folder; `nil` for `Generated/<module>` in the folder of the nearest
  /// `Package.swift` at or above the configuration or, without one, the document; or beside it
  /// where there is no package.
  public var output: String?
  /// The name of the Swift module that the code is for; `nil` for the name of the output folder
  /// where that is set and fit for it, else for one made from the document's title.
  public var module: String?
  /// Who can use the generated code.
  public var access = Access.public
  /// What is generated.
  public var parts = Set(Part.allCases)
  /// The path of a folder with templates that replace ours of the same name; `nil` for ours.
  public var templates: String?
  /// What an enumeration does with a value that the document does not list.
  public var enumerations = Enumerations.open
  /// How a property that may be absent and may be null is written.
  public var nullable = Nullable.merged
  /// Names of Swift types by format: they replace the types that the formats have.
  public var formats: [String: String] = [:]
  /// Swift names that replace those made from the document's.
  public var names = Names()

  /// The folder that the configuration was read from; `nil` where it was made in code.
  package var folder: String?
  /// How many files the declarations are put into; `nil` for a file each.
  package var shards: Int?
  /// Where each key's value stands, by its path with `/`, as in `names/schemas/pet_v2`; empty
  /// where the configuration was made in code.
  package var ranges: [String: SourceRange] = [:]

  /// Generates a document's models and client, unless something else is set afterwards.
  public init(document: String) {
    self.document = document
  }

  /// Everything that the output depends on besides the document and the templates, as text: the
  /// same for equal configurations, with no path in it.
  package func canonicalText(module: String) -> String {
    func lines(_ key: String, _ names: [String: String]) -> [String] {
      names.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(key)/\(JSONText.quoted($0.key)): \(JSONText.quoted($0.value))" }
    }
    var text = [
      "module: \(module)", "access: \(access.rawValue)",
      "generate: \(parts.map(\.rawValue).sorted().joined(separator: ", "))",
      "enumerations: \(enumerations.rawValue)", "nullable: \(nullable.rawValue)",
    ]
    text += lines("formats", formats) + lines("schemas", names.schemas)
    text += lines("operations", names.operations) + lines("properties", names.properties)
    return text.joined(separator: "\n")
  }
}
