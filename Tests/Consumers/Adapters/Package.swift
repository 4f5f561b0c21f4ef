// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let runtime = Target.Dependency.product(name: "ConcordRuntime", package: "concord")
let flyingFox: [Target.Dependency] = [
  .product(name: "FlyingFox", package: "FlyingFox"),
  .product(name: "FlyingSocks", package: "FlyingFox"),
]
let hummingbird: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
]
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")

/// An adapter, which a user copies with what it depends on.
func adapter(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: [runtime] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "Adapters",
  platforms: [.macOS(.v14), .iOS(.v17)],
  products: [
    .library(name: "ConcordAsyncHTTPClient", targets: ["ConcordAsyncHTTPClient"]),
    .library(name: "ConcordHummingbird", targets: ["ConcordHummingbird"]),
    .executable(name: "adapter-check", targets: ["adapter-check"]),
    .executable(name: "transport-check", targets: ["transport-check"]),
  ],
  dependencies: [
    .package(name: "concord", path: "../../.."),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    adapter(
      "ConcordAsyncHTTPClient",
      [
        .product(name: "AsyncHTTPClient", package: "async-http-client"), nioCore, nioFoundation,
        nioHTTP1,
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
      ]),
    adapter("ConcordCrypto", [.product(name: "Crypto", package: "swift-crypto")]),
    adapter("ConcordFlyingFox", flyingFox),
    adapter("ConcordHTTPTypes", [httpTypes]),
    adapter("ConcordHummingbird", hummingbird + [httpTypes, logging, nioCore, nioFoundation]),
    adapter("ConcordLogging", [logging]),
    adapter(
      "ConcordTracing",
      [
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),

    // What the checks and the measurements are made with.
    .target(
      name: "Depot", dependencies: [runtime], exclude: ["concord.yaml", "openapi.yaml"],
      swiftSettings: strict),
    .target(name: "CheckReport", swiftSettings: strict),
    .executableTarget(
      name: "transport-check",
      dependencies: ["CheckReport", "ConcordAsyncHTTPClient", runtime], swiftSettings: strict),
    .executableTarget(
      name: "adapter-check",
      dependencies: [
        "CheckReport", "ConcordAsyncHTTPClient", "ConcordCrypto", "ConcordFlyingFox",
        "ConcordHTTPTypes", "ConcordHummingbird", "ConcordLogging", "ConcordTracing", "Depot",
        runtime, httpTypes, logging, nioCore,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "QuantConnect", package: "concord"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ] + flyingFox + hummingbird,
      swiftSettings: strict),
    .executableTarget(
      name: "throughput",
      dependencies: [
        "ConcordAsyncHTTPClient", "ConcordHummingbird", "Depot", runtime, logging, nioCore,
        nioFoundation, nioHTTP1, .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ] + hummingbird,
      swiftSettings: strict),
  ]
)
