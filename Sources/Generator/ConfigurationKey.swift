internal import ConcordDocuments

/// A key of a configuration: what it says to people, and how it is read. The reader, the first
/// configuration that `concord init` writes and the table of the README come from ``all``.
package struct ConfigurationKey: Sendable {
  /// The key as it is written.
  package let name: String
  /// What it says, in Markdown.
  package let meaning: String
  /// What holds where it is absent, in Markdown.
  package let defaultText: String
  /// An example of its value, for a first configuration; `nil` where that is written otherwise.
  let example: String?
  /// Reads its value.
  let read: @Sendable (inout ConfigurationReader, Member) -> Void

  /// The key as a row of the README's table.
  package var row: String { "| `\(name)` | \(meaning) | \(defaultText) |" }

  private init(
    _ name: String, _ meaning: String, default defaultText: String, example: String? = nil,
    read: @escaping @Sendable (inout ConfigurationReader, Member) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.defaultText = defaultText
    self.example = example
    self.read = read
  }

  /// A key that takes one of a few words.
  private static func choice<Choice>(
    _ name: String, _ meaning: String, default defaultText: String, example: String,
    sets property: any WritableKeyPath<Configuration, Choice> & Sendable
  ) -> ConfigurationKey where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    ConfigurationKey(name, meaning, default: defaultText, example: example) { reader, member in
      if let choice: Choice = reader.choice(member) {
        reader.configuration[keyPath: property] = choice
      }
    }
  }

  /// A key that takes a path, relative to the configuration's folder.
  private static func path(
    _ name: String, _ meaning: String, default defaultText: String, example: String? = nil,
    sets property: any WritableKeyPath<Configuration, String?> & Sendable
  ) -> ConfigurationKey {
    ConfigurationKey(name, meaning, default: defaultText, example: example) { reader, member in
      reader.configuration[keyPath: property] = reader.path(member)
    }
  }

  /// All keys, in the order in which they are explained. `documents` is read by the reader itself.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey(
      "document", "the description, beside the configuration",
      default: "`openapi.yaml`, `.yml`, `.json`, `swagger.…`"
    ) { reader, member in
      if let path = reader.path(member) { reader.configuration.document = path }
    },
    path(
      "output", "the folder for the code", default: "`Generated/<module>` in the package",
      example: "Generated/API", sets: \.output),
    ConfigurationKey("module", "the Swift module", default: "from the output's or the API's name") {
      reader, member in
      reader.configuration.module = reader.text(member).flatMap {
        reader.identifier($0, at: member.value.range)
      }
    },
    ConfigurationKey(
      "generate", "which of `models`, `client`, `server`, `stub`", default: "all"
    ) { $0.readParts($1) },
    choice(
      "access", "`public`, `package` or `internal`", default: "`public`", example: "public",
      sets: \.access),
    choice(
      "enumerations", "`open`: unknown values decode and survive; `closed`", default: "`open`",
      example: "open", sets: \.enumerations),
    choice(
      "unions", "`open`: a discriminator's unknown values survive; `closed`", default: "`open`",
      example: "open", sets: \.unions),
    choice(
      "nullable", "`merged`: absent and null are one; `distinct`: `Nullable<T>?` keeps them apart",
      default: "`merged`", example: "merged", sets: \.nullable),
    choice(
      "properties", "`var`, or `let`, which compiles faster", default: "`var`", example: "var",
      sets: \.properties),
    ConfigurationKey(
      "validation", "`true` gives models a `validate()`", default: "`false`", example: "true"
    ) { reader, member in
      if let bool = reader.bool(member) { reader.configuration.validation = bool }
    },
    ConfigurationKey(
      "formats", "Swift types for formats: `{uri: String}`",
      default: "`date-time: Date`, `date: CalendarDate`, `uuid: UUID`, `uri: URL`, `byte: Data`, …",
      example: "{ date-time: Foundation.Date }"
    ) { $0.readFormats($1) },
    ConfigurationKey(
      "names", "names for `schemas`, `operations` and `properties`", default: "from the document",
      example: "{ schemas: {}, operations: {}, properties: {} }"
    ) { $0.readNames($1) },
    path(
      "templates", "a folder with Mustache templates that replace ours, one file at a time",
      default: "ours, in `Templates/`", example: "Templates", sets: \.templates),
    ConfigurationKey(
      "overlays", "OpenAPI overlays (1.0 to 1.2) that are applied to the document first",
      default: "none",
      example: "[]"
    ) { reader, member in
      reader.configuration.overlays = reader.list(member).map(reader.normalized)
    },
    ConfigurationKey(
      "include",
      "what to generate of it: `operations`, `paths`, `tags`, `schemas`, `deprecated`",
      default: "all", example: "{ paths: [], tags: [] }"
    ) { $0.configuration.include = $0.selection($1) },
    ConfigurationKey(
      "exclude", "what not to generate, with the same keys", default: "none",
      example: "{ deprecated: true }"
    ) { $0.configuration.exclude = $0.selection($1) ?? .init() },
    choice(
      "files", "`perType`, `sharded` into a fixed number of files, or `single`",
      default: "`perType`", example: "perType", sets: \.layout),
    ConfigurationKey(
      "shards", "how many files, where they are sharded", default: "by the document's size"
    ) { $0.readShards($1) },
    path(
      "root", "the folder that files behind `$ref` may lie in", default: "the document's",
      example: "..", sets: \.root),
    ConfigurationKey(
      "severity",
      "`off`, `note`, `warning` or `error` for notes and warnings, by id; errors stay errors",
      default: "their own", example: "{ name-taken: off }"
    ) { $0.readSeverity($1) },
    ConfigurationKey(
      "documents", "several configurations, each of which inherits the keys around the list",
      default: "one"
    ) { _, _ in },
  ]
}
