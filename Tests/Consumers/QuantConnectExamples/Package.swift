// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let quantConnect = Target.Dependency.product(name: "QuantConnect", package: "concord")
let runtime = Target.Dependency.product(name: "ConcordRuntime", package: "concord")

/// A program of a page of QuantConnect's documentation.
func example(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["ExampleSetting", quantConnect, runtime], swiftSettings: strict)
}

let package = Package(
  name: "QuantConnectExamples",
  platforms: [.macOS(.v14), .iOS(.v17)],
  dependencies: [
    .package(name: "concord", path: "../../.."),
    .package(name: "Adapters", path: "../Adapters"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // What the programs share: the client that the environment asks for.
    .target(
      name: "ExampleSetting",
      dependencies: [
        quantConnect, runtime, .product(name: "ConcordAsyncHTTPClient", package: "Adapters"),
      ],
      swiftSettings: strict),
    example("object-store"),
    example("files"),
    example("projects"),
    example("nodes"),
    example("delete-projects"),

    // A server that answers as the API does, and what calls it by the thousand.
    .target(
      name: "QuantConnectService",
      dependencies: [
        quantConnect, runtime, .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "service",
      dependencies: [
        "QuantConnectService", quantConnect, runtime,
        .product(name: "ConcordHummingbird", package: "Adapters"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "service-check",
      dependencies: [
        "QuantConnectService", quantConnect, runtime,
        .product(name: "ConcordAsyncHTTPClient", package: "Adapters"),
      ],
      swiftSettings: strict),
  ]
)
