// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the tool: its folder below `Sources/` and the floors below that it may import.
func module(_ folder: String, imports: [Target.Dependency] = []) -> Target {
  .target(
    name: "Concord\(folder)", dependencies: imports, path: "Sources/\(folder)",
    swiftSettings: strict)
}

/// The templates, which `Templates/EmbeddedTemplates.swift` lists too.
let templates = [
  "alias", "attributes", "body-choice", "case-documentation", "client", "client-calls",
  "collection", "conformances", "constraint-definitions", "constraints", "constraints-header",
  "content", "credentials", "declaration", "documentation", "enumeration", "expression",
  "field-defaults", "field-types", "file", "group-client", "group-documentation", "header", "link",
  "list",
  "member", "namespace", "namespaced", "operation", "operation-server", "operation-types",
  "operations", "outgoing-client", "page-items", "pages", "parameter", "parameter-defaults",
  "parameter-documentation",
  "parameters",
  "part-types", "parts", "property", "response", "response-case", "response-content",
  "response-pattern", "returns-documentation", "routes", "server", "server-function",
  "server-header", "struct", "stub", "tuple", "type", "types", "union", "variable-server",
]

/// The tests of some modules.
func tests(
  _ name: String, of modules: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: modules, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "concord",
  platforms: [.macOS(.v14), .iOS(.v17), .tvOS(.v17), .watchOS(.v10), .visionOS(.v1)],
  products: [
    .library(name: "ConcordRuntime", targets: ["ConcordRuntime"]),
    .library(name: "ConcordKit", targets: ["ConcordKit"]),
    .executable(name: "concord", targets: ["concord"]),
    .library(name: "QuantConnect", targets: ["QuantConnect"]),
    .plugin(name: "ConcordPlugin", targets: ["ConcordPlugin"]),
    .plugin(name: "ConcordCheckPlugin", targets: ["ConcordCheckPlugin"]),
    .plugin(name: "ConcordCommandPlugin", targets: ["ConcordCommandPlugin"]),
    .plugin(name: "ConcordCheckCommandPlugin", targets: ["ConcordCheckCommandPlugin"]),
  ],
  targets: [
    // Floor 0
    .systemLibrary(
      name: "CLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    module("Text"),
    // Floor 1
    module("Runtime", imports: ["ConcordText"]),
    module("Diagnostics", imports: ["ConcordText"]),
    module("Mustache", imports: ["ConcordDiagnostics"]),
    module("SwiftIR"),
    .target(
      name: "ConcordTemplates", path: "Templates", exclude: ["README.md"],
      resources: templates.map { .embedInCode("\($0).mustache") }, swiftSettings: strict),
    // Floor 2
    module("Documents", imports: ["CLibYAML", "ConcordDiagnostics", "ConcordText"]),
    // Floor 3
    module("OpenAPI", imports: ["ConcordDocuments", "ConcordDiagnostics", "ConcordText"]),
    module("Overlays", imports: ["ConcordDocuments", "ConcordDiagnostics"]),
    module("Recordings", imports: ["ConcordDocuments", "ConcordDiagnostics"]),
    // Floor 4
    module("SchemaGraph", imports: ["ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics"]),
    // Floor 5
    module(
      "Instances",
      imports: [
        "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics",
        "ConcordText",
      ]),
    module(
      "Lowering",
      imports: [
        "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordSwiftIR", "ConcordDocuments",
        "ConcordDiagnostics", "ConcordText",
      ]),
    module(
      "Comparison",
      imports: ["ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics"]),
    module(
      "Rendering",
      imports: ["ConcordSwiftIR", "ConcordMustache", "ConcordTemplates", "ConcordDiagnostics"]),
    module(
      "Sync",
      imports: [
        "ConcordSwiftIR", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics", "ConcordText",
      ]),
    // Floor 6
    module(
      "Verification",
      imports: [
        "ConcordInstances", "ConcordRecordings", "ConcordSchemaGraph", "ConcordOpenAPI",
        "ConcordDocuments", "ConcordDiagnostics",
      ]),
    // Floor 7
    .target(
      name: "ConcordKit",
      dependencies: [
        "ConcordSync", "ConcordRendering", "ConcordComparison", "ConcordLowering",
        "ConcordVerification", "ConcordRecordings", "ConcordSchemaGraph", "ConcordOpenAPI",
        "ConcordOverlays", "ConcordDocuments", "ConcordMustache", "ConcordSwiftIR",
        "ConcordDiagnostics",
      ],
      path: "Sources/Generator", swiftSettings: strict),
    // Floor 8
    .executableTarget(
      name: "concord", dependencies: ["ConcordKit", "ConcordComparison", "ConcordDiagnostics"],
      path: "Sources/CLI",
      swiftSettings: strict),

    // Floor 9
    .plugin(
      name: "ConcordPlugin", capability: .buildTool(), dependencies: ["concord"],
      path: "Sources/Plugins/ConcordPlugin"),
    .plugin(
      name: "ConcordCheckPlugin", capability: .buildTool(), dependencies: ["concord"],
      path: "Sources/Plugins/ConcordCheckPlugin"),
    .plugin(
      name: "ConcordCommandPlugin",
      capability: .command(
        intent: .custom(
          verb: "concord", description: "Generate Swift from OpenAPI descriptions, or check it"),
        permissions: [
          .writeToPackageDirectory(reason: "to write the code that it generates")
        ]),
      dependencies: ["concord"], path: "Sources/Plugins/ConcordCommandPlugin"),
    .plugin(
      name: "ConcordCheckCommandPlugin",
      capability: .command(
        intent: .custom(
          verb: "concord-check",
          description: "Tell whether generated files are what the descriptions say")),
      dependencies: ["concord"], path: "Sources/Plugins/ConcordCheckCommandPlugin"),

    // What the tests share.
    .target(name: "ConcordTesting", path: "Tests/Testing", swiftSettings: strict),
    tests("Architecture", of: []),
    tests("Text", of: ["ConcordText"]),
    tests("Diagnostics", of: ["ConcordDiagnostics"]),
    tests("Mustache", of: ["ConcordMustache", "ConcordDiagnostics"]),
    tests("Documents", of: ["ConcordDocuments", "ConcordDiagnostics", "ConcordTesting"]),
    tests(
      "Overlays",
      of: ["ConcordOverlays", "ConcordDocuments", "ConcordDiagnostics", "ConcordTesting"]),
    tests(
      "OpenAPI",
      of: [
        "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics",
        "ConcordTesting",
      ]),
    tests(
      "SchemaGraph",
      of: ["ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics"],
      exclude: ["Cases"]),
    tests(
      "Instances",
      of: [
        "ConcordInstances", "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments",
        "ConcordDiagnostics", "ConcordTesting",
      ]),
    tests(
      "Verification",
      of: [
        "ConcordVerification", "ConcordRecordings", "ConcordInstances", "ConcordLowering",
        "ConcordOverlays", "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments",
        "ConcordDiagnostics", "ConcordTesting",
      ],
      exclude: ["Cases"]),
    tests(
      "Lowering",
      of: [
        "ConcordLowering", "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments",
        "ConcordSwiftIR", "ConcordDiagnostics",
      ]),
    tests(
      "Comparison",
      of: [
        "ConcordComparison", "ConcordSchemaGraph", "ConcordOpenAPI", "ConcordDocuments",
        "ConcordDiagnostics", "ConcordTesting",
      ], exclude: ["OasdiffLedger.txt", "OasdiffTable.txt", "Everything.yaml"]),
    tests(
      "Rendering",
      of: [
        "ConcordRendering", "ConcordDiagnostics", "ConcordMustache", "ConcordSwiftIR",
        "ConcordTemplates", "ConcordTesting",
      ], exclude: ["Snapshots"]),
    tests("Sync", of: ["ConcordSync", "ConcordDocuments", "ConcordDiagnostics", "ConcordTesting"]),
    tests(
      "Generator",
      of: [
        "ConcordKit", "ConcordSync", "ConcordRendering", "ConcordMustache", "ConcordLowering",
        "ConcordOpenAPI", "ConcordDocuments", "ConcordSwiftIR", "ConcordDiagnostics",
        "ConcordRuntime", "ConcordText", "ConcordTesting", "QuantConnect",
      ],
      exclude: ["Cases", "Contexts", "Documentation", "Messages", "Pagination"]),
    tests(
      "Corpus",
      of: [
        "ConcordKit", "ConcordLowering", "ConcordSchemaGraph", "ConcordOpenAPI",
        "ConcordDocuments", "ConcordSwiftIR", "ConcordDiagnostics", "ConcordTesting",
      ]),
    tests(
      "JSONSchema",
      of: ["ConcordKit", "ConcordDocuments", "ConcordDiagnostics", "ConcordTesting"],
      exclude: ["Ledger.txt", "OptionalLedger.txt"]),
    tests(
      "CLI",
      of: ["concord", "ConcordKit", "ConcordDocuments", "ConcordDiagnostics", "ConcordTesting"]),
    tests(
      "Random",
      of: [
        "ConcordKit", "ConcordSync", "ConcordDocuments", "ConcordDiagnostics", "ConcordRuntime",
        "ConcordTesting",
      ]),
    tests("Runtime", of: ["ConcordRuntime", "ConcordTesting"]),
    tests("RuntimeHTTP", of: ["ConcordRuntime"]),
    tests(
      "QuantConnect",
      of: [
        "QuantConnect", "ConcordRuntime", "ConcordDocuments", "ConcordDiagnostics",
        "ConcordTesting",
      ], exclude: ["PublicSymbols.txt"]),
  ]
)

// QuantConnect's client: what is generated and what is written by hand are one module, so its path
// is the package's root. What belongs to other targets, and what is not Swift, is excluded.
// A new file or folder at the root that is not a target's own has to be named here, or it warns.
let elsewhere =
  package.targets.compactMap(\.path) + [
    "Tests", "Specs", "LICENSE", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
    "action.yml",
  ]
package.targets.append(
  .target(
    name: "QuantConnect", dependencies: ["ConcordRuntime", "ConcordText"], path: ".",
    exclude: elsewhere,
    sources: ["Generated/QuantConnect", "Sources/QuantConnect"], swiftSettings: strict))
