// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Loopback",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(name: "concord", path: "../../.."),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .executableTarget(
      name: "listing",
      dependencies: [
        .product(name: "QuantConnect", package: "concord"),
        .product(name: "ConcordRuntime", package: "concord"),
      ],
      path: "Sources/Listing"),
    .executableTarget(
      name: "service",
      dependencies: [
        .product(name: "QuantConnect", package: "concord"),
        .product(name: "ConcordRuntime", package: "concord"),
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      path: "Sources/Service"),
  ]
)
