// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "CheckPlugin",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "concord", path: "../../..")],
  targets: [
    .target(
      name: "Bookshop",
      dependencies: [.product(name: "ConcordRuntime", package: "concord")],
      plugins: [.plugin(name: "ConcordCheckPlugin", package: "concord")]),
    .executableTarget(name: "bookshop-demo", dependencies: ["Bookshop"]),
  ]
)
