// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmark",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "concord", path: "../../..")],
  targets: [
    .executableTarget(
      name: "coding",
      dependencies: [
        .product(name: "QuantConnect", package: "concord"),
        .product(name: "ConcordRuntime", package: "concord"),
      ])
  ]
)
