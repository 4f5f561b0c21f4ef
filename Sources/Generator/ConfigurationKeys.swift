internal import ConcordDocuments

extension ConfigurationKey {
  /// All keys, in the order in which people read about them.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey(
      "document", "the description", values: "a file",
      default: "`openapi.yaml`, `.yml`, `.json` or `swagger.…` beside the configuration",
      example: "openapi.yaml", isOfOneDocument: true
    ) { member, values in
      if let path = values.path(member) { values.configuration.document = path }
    },
    ConfigurationKey(
      "output", "the folder for the code", values: "a folder",
      default: "`Generated/<module>` in the package", example: "../Generated/API",
      isOfOneDocument: true
    ) { $1.configuration.output = $1.path($0) },
    ConfigurationKey(
      "module", "the Swift module", values: "a name",
      default: "from the output's or the API's name",
      example: "API", isOfOneDocument: true
    ) { member, values in
      let name = values.text(member)
      values.configuration.module = name.flatMap {
        values.identifier($0, at: member.value.range)
      }
    },
    ConfigurationKey(
      "namespace", "an enum that everything is declared in, for several APIs in one module",
      values: "a name", default: "none", example: "API", isOfOneDocument: true
    ) { member, values in
      let name = values.text(member)
      values.configuration.namespace = name.flatMap {
        values.identifier($0, at: member.value.range)
      }
    },
    ConfigurationKey(
      "root", "the folder that `$ref` may lead to files in", values: "a folder",
      default: "the document's folder", example: "."
    ) { $1.configuration.root = $1.path($0) },
    ConfigurationKey(
      "generate", "what is generated", values: "a list of `models`, `client`, `server`, `stub`",
      default: "all", example: "[models, client, server, stub]"
    ) { $1.readParts($0) },
    ConfigurationKey(
      "grouping",
      "`tags`: operations of a tag have a client of their own, as in `client.files.list()`",
      values: "`tags` or `none`", default: "`none`", example: "none"
    ) { member, values in
      if let choice: Configuration.Grouping = values.choice(member) {
        values.configuration.grouping = choice
      }
    },
    ConfigurationKey(
      "access", "who can use the code", values: "`public`, `package` or `internal`",
      default: "`public`", example: "public"
    ) { member, values in
      if let access: Configuration.Access = values.choice(member) {
        values.configuration.access = access
      }
    },
    ConfigurationKey(
      "properties", "how models declare properties; `let` compiles faster",
      values: "`var` or `let`", default: "`var`", example: "var"
    ) { member, values in
      if let choice: Configuration.Properties = values.choice(member) {
        values.configuration.properties = choice
      }
    },
    ConfigurationKey(
      "enumerations", "`open` keeps values that the document does not list, `closed` refuses them",
      values: "`open` or `closed`", default: "`open`", example: "open"
    ) { member, values in
      if let choice: Configuration.Enumerations = values.choice(member) {
        values.configuration.enumerations = choice
      }
    },
    ConfigurationKey(
      "unions",
      "`open` keeps alternatives that a discriminator does not list, `closed` refuses them",
      values: "`open` or `closed`", default: "`open`", example: "open"
    ) { member, values in
      if let choice: Configuration.Unions = values.choice(member) {
        values.configuration.unions = choice
      }
    },
    ConfigurationKey(
      "nullable",
      "`merged`: absent and null are one; `distinct`: `Nullable<T>?` keeps them apart",
      values: "`merged` or `distinct`", default: "`merged`", example: "merged"
    ) { member, values in
      if let choice: Configuration.Nullable = values.choice(member) {
        values.configuration.nullable = choice
      }
    },
    ConfigurationKey(
      "validation", "whether models have a `validate()`", values: "`true` or `false`",
      default: "`false`", example: "false"
    ) { member, values in
      if let bool = values.bool(member) { values.configuration.validation = bool }
    },
    ConfigurationKey(
      "unimplemented",
      "what becomes of an operation that a server does not implement: `answer` answers with 501, "
        + "`error` lets the server not compile",
      values: "`answer` or `error`", default: "`answer`", example: "answer"
    ) { member, values in
      if let choice: Configuration.Unimplemented = values.choice(member) {
        values.configuration.unimplemented = choice
      }
    },
    ConfigurationKey(
      "failures",
      "which bodies of successful responses say that the call failed: a plain call throws for them",
      values:
        "a list of objects with `member`, `equals` or `unless`, and `messages`: "
        + "`[{member: success, equals: false, messages: errors}]`",
      default: "none", example: "[]"
    ) { $1.readFailures($0) },
    ConfigurationKey(
      "formats", "Swift types for formats", values: "an object such as `{uri: String}`",
      default: "`date-time: Date`, `date: CalendarDate`, `uuid: UUID`, `uri: URL`, `byte: Data`, …",
      example: "{}"
    ) { $1.readFormats($0) },
    ConfigurationKey(
      "names", "Swift names for schemas, operations, properties and tags",
      values:
        "an object with `schemas`, `operations`, `properties`, `tags`: `{schemas: {pet_v2: Pet}}`",
      default: "from the document",
      example: "{ schemas: {}, operations: {}, properties: {}, tags: {} }"
    ) { $1.readNames($0) },
    ConfigurationKey(
      "pagination", "how operations give lists page by page",
      values:
        "`none`, or an object with an entry for an operation: "
        + "`{listFiles: {style: cursor, cursor: nextCursor, parameter: cursor}}`",
      default: "a guess, with a note, where names and types say enough", example: "none"
    ) { $1.readPagination($0) },
    ConfigurationKey(
      "conformances", "protocols that models conform to besides",
      values:
        "a list, or an object of lists by model: `{Event: [Identifiable], '*Body': [Loggable]}`",
      default: "none", example: "[]"
    ) { member, values in
      values.configuration.conformances = values.additions(member) { SwiftName.isTypeName($0) }
    },
    ConfigurationKey(
      "attributes", "attributes before models",
      values: "a list, or an object of lists by model: `{'*': ['@MainActor']}`",
      default: "none", example: "[]"
    ) { member, values in
      values.configuration.attributes = values.additions(member) { SwiftName.isAttribute($0) }
    },
    ConfigurationKey(
      "templates", "Mustache templates that replace ours, one file at a time", values: "a folder",
      default: "ours, in `Templates/`", example: "Templates"
    ) { $1.configuration.templates = $1.path($0) },
    ConfigurationKey(
      "overlays", "OpenAPI overlays (1.0 to 1.2) that are applied to the document first",
      values: "a list of files", default: "none", example: "[]"
    ) { member, values in
      values.configuration.overlays = values.list(member).map(values.located)
    },
    ConfigurationKey(
      "include", "what is generated, with all that it needs",
      values: "an object with `operations`, `paths`, `tags`, `schemas`, `deprecated`",
      default: "all", example: "{ tags: [] }"
    ) { $1.configuration.include = $1.selection($0) },
    ConfigurationKey(
      "exclude", "what is not generated", values: "an object as for `include`", default: "nothing",
      example: "{ deprecated: true }"
    ) { $1.configuration.exclude = $1.selection($0) ?? .init() },
    ConfigurationKey(
      "files", "a file for each type, a fixed number of files, or one file",
      values: "`perType`, `sharded` or `single`", default: "`perType`", example: "perType"
    ) { member, values in
      if let layout: Configuration.Layout = values.choice(member) {
        values.configuration.layout = layout
      }
    },
    ConfigurationKey(
      "shards", "how many files, where they are sharded", values: "1 to 1024",
      default: "by the document's size", example: "8"
    ) { $1.readShards($0) },
    ConfigurationKey(
      "keep-going",
      "whether what no error of the document touches is written; the errors count as warnings then",
      values: "`true` or `false`", default: "`false`", example: "false"
    ) { member, values in
      if let bool = values.bool(member) { values.configuration.keepsGoing = bool }
    },
    ConfigurationKey(
      "severity", "how much warnings and notes matter, by their ids",
      values: "an object of `off`, `note`, `warning` or `error`: `{name-taken: off}`",
      default: "as `concord lint` shows", example: "{}"
    ) { $1.readSeverity($0) },
    ConfigurationKey(
      "documents", "several configurations, each of which inherits the keys around the list",
      values: "a list of objects with `document`, `output` and any other key", default: "one",
      example: "[]"
    ) { member, values in values.reportUnknown(member, among: namesInDocuments) },
  ]

  /// The keys of an entry of `documents`.
  static var namesInDocuments: [String] { all.map(\.name).filter { $0 != "documents" } }
}
