// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "BuildPlugin",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "concord", path: "../../..")],
  targets: [
    .target(
      name: "Bookshop",
      dependencies: [.product(name: "ConcordRuntime", package: "concord")],
      plugins: [.plugin(name: "ConcordPlugin", package: "concord")]),
    .target(
      name: "Market",
      dependencies: [.product(name: "ConcordRuntime", package: "concord")],
      plugins: [.plugin(name: "ConcordPlugin", package: "concord")]),
    .target(
      name: "Catalogue",
      dependencies: [.product(name: "ConcordRuntime", package: "concord")],
      plugins: [.plugin(name: "ConcordPlugin", package: "concord")]),
    .executableTarget(name: "market-demo", dependencies: ["Market"]),
    .executableTarget(name: "bookshop-demo", dependencies: ["Bookshop"]),
  ]
)
