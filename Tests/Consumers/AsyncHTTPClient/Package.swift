// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "AsyncHTTPClient",
  platforms: [.macOS(.v14), .iOS(.v17)],
  products: [.library(name: "ConcordAsyncHTTPClient", targets: ["ConcordAsyncHTTPClient"])],
  dependencies: [
    .package(name: "concord", path: "../../.."),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
  ],
  targets: [
    .target(
      name: "ConcordAsyncHTTPClient",
      dependencies: [
        .product(name: "ConcordRuntime", package: "concord"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "transport-check",
      dependencies: [
        "ConcordAsyncHTTPClient",
        .product(name: "ConcordRuntime", package: "concord"),
      ],
      swiftSettings: strict),
  ]
)
