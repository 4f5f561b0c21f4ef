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
/// unions: open                    # open or closed: discriminators with unknown values
/// nullable: merged                # merged or distinct
/// properties: var                 # var or let
/// root: ..                        # files below this folder may be referred to
/// severity: { name-taken: off }   # off, note, warning or error, by the id of a diagnostic
/// validation: false               # true gives models a validate()
/// formats: { date-time: Foundation.Date }
/// files: perType                  # perType, sharded or single
/// shards: 8                       # how many files, where they are sharded
/// overlays: [fixes.yaml]          # applied to the document before it is read
/// include: { tags: [pets], paths: [/pets/**], operations: [], schemas: [], deprecated: true }
/// exclude: { deprecated: true }
/// names:
///   schemas: { pet_v2: Pet }
///   operations: { list-pets: listPets }
///   properties: { pet_v2.isDog: dog }
/// ```
/// Paths in the file are relative to its folder. A key that is not in this list is an error.
///
/// One file can be about several documents: in place of `document`, `output` and `module`,
/// `documents` lists objects with keys of this kind, which inherit all others from around them.
/// ```yaml
/// access: internal
/// documents:
///   - { document: pets.yaml, output: ../Generated/Pets }
///   - { document: shop.yaml, output: ../Generated/Shop, exclude: { tags: [admin] } }
/// ```
///
/// It mirrors the file, a property for each key, and so has more of them than other types.
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

  /// How declarations are put into files.
  public enum Layout: String, Sendable, CaseIterable {
    /// A file for each type and operation.
    case perType
    /// A fixed number of files, each declaration in the one that a hash of its name tells: a
    /// changed schema changes one of them.
    case sharded
    /// One file.
    case single
  }

  /// How the properties of models are declared.
  public enum Properties: String, Sendable, CaseIterable {
    /// With `var`.
    case variable = "var"
    /// With `let`, which compiles faster.
    case constant = "let"
  }

  /// What becomes of a diagnostic.
  public enum DiagnosticLevel: String, Sendable, CaseIterable {
    /// It is left out.
    case off
    /// It is a note.
    case note
    /// It is a warning.
    case warning
    /// It is an error.
    case error
  }

  /// Parts of a document. An operation belongs to it where any of the lists names it.
  public struct Selection: Sendable, Hashable {
    /// Operations by id, or by method and path as in `GET /pets`.
    public var operations: [String] = []
    /// Operations by path: `*` stands for any part of a segment, `**` for any number of segments.
    public var paths: [String] = []
    /// Operations by tag.
    public var tags: [String] = []
    /// Schemas by name.
    public var schemas: [String] = []
    /// Whether operations and schemas that are deprecated belong to it.
    public var deprecated = false

    /// Selects nothing.
    public init() {}
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
  /// What a union with a discriminator does with a value that the document does not list.
  public var unions = Enumerations.open
  /// How the properties of models are declared.
  public var properties = Properties.variable
  /// The folder that files behind references are read from; `nil` for the document's.
  public var root: String?
  /// What becomes of notes and warnings, by their ids. Errors stay errors: what they are about
  /// cannot be read.
  public var severity: [String: DiagnosticLevel] = [:]
  /// How a property that may be absent and may be null is written.
  public var nullable = Nullable.merged
  /// Whether models have a `validate()` that checks what the document asks of their values beyond
  /// what their types say.
  public var validation = false
  /// Names of Swift types by format: they replace the types that the formats have.
  public var formats: [String: String] = [:]
  /// Swift names that replace those made from the document's.
  public var names = Names()
  /// The paths of overlays (OpenAPI Overlay 1.0 to 1.2), applied to the document one after the other.
  public var overlays: [String] = []
  /// What is generated, with all that it needs; `nil` for everything.
  public var include: Selection?
  /// What is not generated, though `include` or its absence says so. Schemas that what is generated
  /// needs stay all the same.
  public var exclude = Selection()
  /// How declarations are put into files.
  public var layout = Layout.perType
  /// How many files there are where they are sharded; `nil` for a number that fits the size of the
  /// document.
  public var shards: Int?

  /// The folder that the configuration was read from; `nil` where it was made in code.
  package var folder: String?
  /// Where each key's value stands, by its path with `/`, as in `names/schemas/pet_v2`; empty
  /// where the configuration was made in code.
  package var ranges: [String: SourceRange] = [:]

  /// Generates a document's models and client, unless something else is set afterwards.
  public init(document: String) {
    self.document = document
  }

  /// Everything that the output depends on besides the document and the templates, as text: the
  /// same for equal configurations, with no path in it.
  ///
  /// A key at its default adds no line, so that keys of later versions change nothing for those who
  /// do not use them. Overlays are among the documents.
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
    if layout != .perType {
      text.append("files: \(layout.rawValue)")
      if layout == .sharded, let shards { text.append("shards: \(shards)") }
    }
    if unions != .open { text.append("unions: \(unions.rawValue)") }
    if properties != .variable { text.append("properties: \(properties.rawValue)") }
    if validation { text.append("validation: true") }
    if let include { text += ["include:"] + include.canonicalLines }
    if exclude != Selection() { text += ["exclude:"] + exclude.canonicalLines }
    return text.joined(separator: "\n")
  }
}

extension Configuration.Selection {
  /// All that is selected, as text.
  fileprivate var canonicalLines: [String] {
    let lists = [
      ("operations", operations), ("paths", paths), ("tags", tags), ("schemas", schemas),
    ]
    let lines = lists.flatMap { key, names in
      names.map { "  \(key): \(JSONText.quoted($0))" }
    }
    return lines + (deprecated ? ["  deprecated"] : [])
  }
}

extension Configuration.Layout {
  /// The number of files for a document of so many bytes: one for each 100,000 bytes, between 4 and
  /// 64, raised to a power of two so that a document that grows seldom moves everything.
  package static func shardCount(forBytes count: Int) -> Int {
    var shards = 4
    while shards < 64, shards * 100_000 < count { shards *= 2 }
    return shards
  }
}
