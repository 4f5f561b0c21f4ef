package import ConcordDiagnostics
internal import ConcordLowering

/// What is to be generated, from what, and where to.
///
/// It can be made in code or read from a `concord.yaml`, whose keys ``ConfigurationKey`` lists:
/// ```yaml
/// document: openapi.yaml
/// output: ../../Generated/Pets
/// generate: [models, client]
/// ```
/// Paths in the file are relative to its folder. A key that is not in the list is an error.
///
/// One file can be about several documents: in place of `document`, `output` and `module`,
/// `documents` lists objects with keys of this kind, which inherit all others from around them.
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

  /// What a union with a discriminator does with an alternative that the document does not list.
  public enum Unions: String, Sendable, CaseIterable {
    /// It keeps the value.
    case open
    /// It refuses it.
    case closed
  }

  /// How the properties of models are declared.
  public enum Properties: String, Sendable, CaseIterable {
    /// As variables.
    case `var`
    /// As constants, which compile faster.
    case `let`
  }

  /// How much a diagnostic matters.
  public enum Level: String, Sendable, CaseIterable {
    /// It is not reported.
    case off
    /// Nothing is wrong.
    case note
    /// A rule is broken.
    case warning
    /// Nothing is written.
    case error
  }

  /// How a property that may be absent and may be null is written.
  public enum Nullable: String, Sendable, CaseIterable {
    /// As one optional.
    case merged
    /// So that absent and null are told apart.
    case distinct
  }

  /// What becomes of an operation that a server does not implement.
  public enum Unimplemented: String, Sendable, CaseIterable {
    /// It is answered with 501.
    case answer
    /// The server does not compile.
    case error
  }

  /// How operations are put together.
  public enum Grouping: String, Sendable, CaseIterable {
    /// All are on one client.
    case none
    /// Those of a tag have a client, a server protocol and a stub of their own; an operation with
    /// several tags belongs to the first.
    case tags
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
    /// Names of groups of operations, by tag.
    public var tags: [String: String] = [:]
    /// Names of properties, by schema and property: `Schema.property`.
    public var properties: [String: String] = [:]

    /// Replaces no names.
    public init() {}
  }

  /// What models are given besides what is generated for all: conformances, or attributes.
  public struct Addition: Sendable, Hashable {
    /// The models: a name as in `Event` or `Event.Source`, in which `*` stands for any part.
    public var pattern: String
    /// What they are given: names of protocols, or attributes with their `@`.
    public var texts: [String]

    /// Gives the models that a pattern matches something more.
    public init(_ pattern: String, _ texts: [String]) {
      self.pattern = pattern
      self.texts = texts
    }
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
  /// The path of the folder that references may lead into; `nil` for the document's own folder.
  public var root: String?
  /// The enum that everything is declared in, so that the code for several documents fits into one
  /// module; `nil` where declarations are the module's own.
  public var namespace: String?
  /// Who can use the generated code.
  public var access = Access.public
  /// How operations are put together.
  public var grouping = Grouping.none
  /// What is generated.
  public var parts = Set(Part.allCases)
  /// The path of a folder with templates that replace ours of the same name; `nil` for ours.
  public var templates: String?
  /// What an enumeration does with a value that the document does not list.
  public var enumerations = Enumerations.open
  /// What a union with a discriminator does with an alternative that the document does not list.
  public var unions = Unions.open
  /// How the properties of models are declared.
  public var properties = Properties.var
  /// How a property that may be absent and may be null is written.
  public var nullable = Nullable.merged
  /// What becomes of an operation that a server does not implement.
  public var unimplemented = Unimplemented.answer
  /// How bodies say that a call failed, though the status of the response says success. Of several,
  /// the first whose member a body's type has holds for it.
  public var failures: [Failure] = []
  /// Whether models have a `validate()` that checks what the document asks of their values beyond
  /// what their types say.
  public var validation = false
  /// Protocols that models conform to besides those of the runtime. An extension beside the generated
  /// code says how, where that is not the compiler's work.
  public var conformances: [Addition] = []
  /// Attributes that stand before models.
  public var attributes: [Addition] = []
  /// Names of Swift types by format: they replace the types that the formats have.
  public var formats: [String: String] = [:]
  /// Swift names that replace those made from the document's.
  public var names = Names()
  /// How operations give lists page by page, by their ids, or by method and path as in `GET /pets`.
  public var pagination: [String: Pagination] = [:]
  /// Whether operations that ``pagination`` does not name get pages where their names and types say
  /// enough. A note says which.
  public var guessesPagination = true
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

  /// Whether what no error of the document touches is written; the errors count as warnings then.
  public var keepsGoing = false

  /// How much diagnostics matter, by their ids, where it is not as usual. Errors stay errors.
  public var severity: [String: Level] = [:]

  /// The folder that the configuration was read from; `nil` where it was made in code.
  package var folder: String?
  /// Where each key's value stands, by its path with `/`, as in `names/schemas/pet_v2`; empty
  /// where the configuration was made in code.
  package var ranges: [String: SourceRange] = [:]
  /// Where the keys under `formats`, `names` and `severity` stand, by the same paths.
  package var keyRanges: [String: SourceRange] = [:]

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
    text += lines("tags", names.tags)
    text += lines("pagination", pagination.mapValues(\.rule.canonicalText))
    if !guessesPagination { text.append("pagination: none") }
    if let namespace { text.append("namespace: \(namespace)") }
    if grouping != .none { text.append("grouping: \(grouping.rawValue)") }
    if layout != .perType {
      text.append("files: \(layout.rawValue)")
      if layout == .sharded, let shards { text.append("shards: \(shards)") }
    }
    if validation { text.append("validation: true") }
    if keepsGoing { text.append("keep-going: true") }
    text += failures.map { "failures: \($0.canonicalText)" }
    if unimplemented != .answer { text.append("unimplemented: \(unimplemented.rawValue)") }
    if unions != .open { text.append("unions: \(unions.rawValue)") }
    if properties != .var { text.append("properties: \(properties.rawValue)") }
    for (key, additions) in [("conformances", conformances), ("attributes", attributes)] {
      text += additions.map { addition in
        "\(key)/\(JSONText.quoted(addition.pattern)): "
          + addition.texts.map(JSONText.quoted).joined(separator: ", ")
      }
    }
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
