// swift-tools-version: 6.1
import PackageDescription

// What `make artifactbundle` lays into .build/release-package: the runtime and the plugins of this
// package, with the tool as it was built instead of its sources.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "concord",
  platforms: [.macOS(.v14), .iOS(.v17), .tvOS(.v17), .watchOS(.v10), .visionOS(.v1)],
  products: [
    .library(name: "ConcordRuntime", targets: ["ConcordRuntime"]),
    .plugin(name: "ConcordPlugin", targets: ["ConcordPlugin"]),
    .plugin(name: "ConcordCheckPlugin", targets: ["ConcordCheckPlugin"]),
    .plugin(name: "ConcordCommandPlugin", targets: ["ConcordCommandPlugin"]),
    .plugin(name: "ConcordCheckCommandPlugin", targets: ["ConcordCheckCommandPlugin"]),
  ],
  targets: [
    .binaryTarget(name: "concord", path: "concord.artifactbundle"),
    .target(name: "ConcordText", path: "Sources/Text", swiftSettings: strict),
    .target(
      name: "ConcordRuntime", dependencies: ["ConcordText"], path: "Sources/Runtime",
      swiftSettings: strict),
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
  ]
)
