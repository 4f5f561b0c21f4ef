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

let package = Package(
  name: "concord",
  platforms: [.macOS(.v14), .iOS(.v17), .tvOS(.v17), .watchOS(.v10), .visionOS(.v1)],
  products: [
    .library(name: "ConcordRuntime", targets: ["ConcordRuntime"]),
    .library(name: "ConcordKit", targets: ["ConcordKit"]),
    .executable(name: "concord", targets: ["concord"]),
    .library(name: "QuantConnect", targets: ["QuantConnect"]),
  ],
  targets: [
    // Floor 0
    .systemLibrary(
      name: "CLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    module("Runtime"),
    // Floor 1
    module("Diagnostics"),
    module("Mustache", imports: ["ConcordDiagnostics"]),
    module("SwiftIR"),
    .target(
      name: "ConcordTemplates", path: "Templates",
      resources: [.embedInCode("Swift")],
      swiftSettings: strict),
    // Floor 2
    module("Documents", imports: ["CLibYAML", "ConcordDiagnostics"]),
    // Floor 3
    module("OpenAPI", imports: ["ConcordDocuments", "ConcordDiagnostics"]),
    // Floor 4
    module(
      "Lowering",
      imports: ["ConcordOpenAPI", "ConcordSwiftIR", "ConcordDocuments", "ConcordDiagnostics"]),
    module(
      "Rendering",
      imports: ["ConcordSwiftIR", "ConcordMustache", "ConcordTemplates", "ConcordDiagnostics"]),
    // Floor 5
    module(
      "Sync",
      imports: ["ConcordSwiftIR", "ConcordOpenAPI", "ConcordDocuments", "ConcordDiagnostics"]),
    // Floor 6
    .target(
      name: "ConcordKit",
      dependencies: [
        "ConcordSync", "ConcordRendering", "ConcordLowering", "ConcordOpenAPI",
        "ConcordDocuments", "ConcordMustache", "ConcordSwiftIR", "ConcordDiagnostics",
      ],
      path: "Sources/Generator", swiftSettings: strict),
    // Floor 7
    .executableTarget(
      name: "concord", dependencies: ["ConcordKit", "ConcordDiagnostics"], path: "Sources/CLI",
      swiftSettings: strict),

    .testTarget(
      name: "MustacheTests", dependencies: ["ConcordMustache"], swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["ConcordDocuments"], swiftSettings: strict),
    .testTarget(
      name: "SyncTests", dependencies: ["ConcordSync", "ConcordDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "GeneratorTests", dependencies: ["ConcordKit", "ConcordSync", "ConcordDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "CLITests", dependencies: ["concord", "ConcordKit", "ConcordDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "RuntimeHTTPTests", dependencies: ["ConcordRuntime"], swiftSettings: strict),
    .testTarget(
      name: "QuantConnectTests", dependencies: ["QuantConnect"], swiftSettings: strict),
  ]
)

// QuantConnect's client: what is generated and what is written by hand are one module, so its path
// is the package's root. What belongs to other targets, and what is not Swift, is excluded.
// A new file or folder at the root that is not a target's own has to be named here, or it warns.
let elsewhere =
  package.targets.compactMap(\.path) + ["Tests", "Specs", "LICENSE"]
package.targets.append(
  .target(
    name: "QuantConnect", dependencies: ["ConcordRuntime"], path: ".", exclude: elsewhere,
    sources: ["Generated/QuantConnect", "Sources/QuantConnect"], swiftSettings: strict))
