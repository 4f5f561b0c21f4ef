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
    .library(name: "ConcordRuntime", targets: ["ConcordRuntime"])
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
    // Floor 2
    module("Documents", imports: ["CLibYAML", "ConcordDiagnostics"]),

    .testTarget(
      name: "MustacheTests", dependencies: ["ConcordMustache"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["ConcordDiagnostics"], swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["ConcordDiagnostics", "ConcordDocuments"],
      swiftSettings: strict),
  ]
)
