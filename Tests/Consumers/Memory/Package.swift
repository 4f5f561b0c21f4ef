// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Memory",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "concord", path: "../../..")],
  targets: [
    .executableTarget(
      name: "memory", dependencies: [.product(name: "ConcordRuntime", package: "concord")])
  ]
)
