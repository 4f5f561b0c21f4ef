// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Templates",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "concord", path: "../../..")],
  targets: ["Catalogue", "Long"].map { name in
    .target(
      name: name,
      dependencies: [.product(name: "ConcordRuntime", package: "concord")],
      exclude: name == "Catalogue" ? ["Templates"] : [],
      plugins: [.plugin(name: "ConcordPlugin", package: "concord")])
  } + [.executableTarget(name: "templates-demo", dependencies: ["Catalogue", "Long"])]
)
