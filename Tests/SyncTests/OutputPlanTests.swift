import ConcordDiagnostics
import ConcordSync
import Testing

@Suite struct OutputPlanTests {
  /// One file `A.swift`: what stands there, what the manifest remembers and what is wanted, each
  /// by its content, against what is planned and said.
  struct Case: Sendable, CustomTestStringConvertible {
    let disk: String?
    let manifest: String?
    let wanted: String?
    var force = false
    let plan: String
    var says: [String] = []

    var testDescription: String {
      "\(disk ?? "-") \(manifest ?? "-") \(wanted ?? "-")\(force ? " force" : "")"
    }
  }

  @Test(arguments: [
    Case(disk: nil, manifest: nil, wanted: "new", plan: "create"),
    Case(disk: nil, manifest: "old", wanted: "new", plan: "create"),
    Case(disk: "old", manifest: "old", wanted: "new", plan: "change"),
    Case(disk: "new", manifest: "new", wanted: "new", plan: "keep"),
    Case(disk: "new", manifest: "old", wanted: "new", plan: "keep"),
    Case(disk: "new", manifest: nil, wanted: "new", plan: "keep"),
    Case(
      disk: "edit", manifest: "old", wanted: "new", plan: "change", says: ["output-hand-edited"]),
    Case(disk: "theirs", manifest: nil, wanted: "new", plan: "", says: ["output-foreign"]),
    Case(disk: "theirs", manifest: nil, wanted: "new", force: true, plan: "change"),
    Case(disk: "old", manifest: "old", wanted: nil, plan: "remove"),
    Case(
      disk: "edit", manifest: "old", wanted: nil, plan: "remove",
      says: ["output-hand-edited-removed"]),
    Case(disk: nil, manifest: "old", wanted: nil, plan: ""),
    Case(disk: "theirs", manifest: nil, wanted: nil, plan: ""),
  ])
  func oneFile(_ test: Case) {
    var items: [String: FolderSnapshot.Item] = [:]
    if let disk = test.disk { items["A.swift"] = .file(Array(disk.utf8), identity: [1]) }
    let wanted = test.wanted.map { OutputFile(path: "A.swift", bytes: Array($0.utf8)) }
    let plan = Self.plan(
      [wanted].compactMap { $0 }, items, test.manifest.map { ["A.swift": $0] }, force: test.force)
    #expect(plan.changes.map(Self.describe).joined() == test.plan)
    #expect(plan.diagnostics.map(\.kind.id) == test.says)
    #expect(plan.isRefused == (test.says == ["output-foreign"]))
  }

  @Test(arguments: [
    (["../a"], "output-path-invalid"), (["/a"], "output-path-invalid"),
    (["a", "a"], "output-path-twice"), (["Pet.swift", "pet.swift"], "output-path-twice"),
    (["a", "a/b"], "output-path-in-file"), (["A/b", "a"], "output-path-in-file"),
    ([".concord-manifest.json"], "output-path-invalid"),
  ])
  func pathsThatCannotBe(paths: [String], id: String) {
    let plan = Self.plan(paths.map { OutputFile(path: $0, bytes: []) }, [:], nil)
    #expect(plan.diagnostics.map(\.kind.id) == [id])
    #expect(plan.manifestChange == nil)
  }

  @Test func obstaclesAreNeverReplaced() {
    let link = FolderSnapshot.Item.obstacle("a symbolic link", at: "a")
    let file = OutputFile(path: "a/b.swift", bytes: [])
    let plan = Self.plan([file], ["a/b.swift": link], nil, force: true)
    #expect(plan.diagnostics.map(\.kind.id) == ["output-obstacle"])
    let removal = Self.plan([], ["a/b.swift": link], ["a/b.swift": "x"], force: true)
    #expect(removal.diagnostics.map(\.kind.id) == ["output-obstacle"])
  }

  @Test func aNewNameThatDiffersByCaseOnAFileSystemThatIgnoresIt() {
    let file = FolderSnapshot.Item.file(Array("x".utf8), identity: [7])
    let wanted = OutputFile(path: "Pet.swift", bytes: Array("x".utf8))
    let plan = Self.plan(
      [wanted], ["Pet.swift": file, "pet.swift": file], ["pet.swift": "x"])
    #expect(
      plan.changes == [.change(wanted, oldPath: "pet.swift", old: Array("x".utf8))])
    #expect(plan.diagnostics.isEmpty)
  }

  @Test func aNewNameThatDiffersByCaseOnAFileSystemThatTellsThemApart() {
    let file = FolderSnapshot.Item.file(Array("x".utf8), identity: [7])
    let wanted = OutputFile(path: "Pet.swift", bytes: Array("x".utf8))
    let plan = Self.plan([wanted], ["pet.swift": file], ["pet.swift": "x"])
    #expect(
      plan.changes == [.create(wanted), .remove(path: "pet.swift", old: Array("x".utf8))])
  }

  @Test func nothingToDo() {
    let file = OutputFile(path: "A.swift", bytes: [65])
    let manifest = Self.manifest(["A.swift": "A"])
    let items: [String: FolderSnapshot.Item] = [
      "A.swift": .file([65], identity: [1]),
      OutputPath.manifest: .file(manifest.json, identity: [2]),
    ]
    let plan = OutputPlan(
      desired: [file], manifest: manifest, previous: manifest,
      snapshot: FolderSnapshot(items: items))
    #expect(plan.isEmpty)
  }

  @Test func driftKinds() {
    let old = ["stale": "1", "edited": "1", "leftover": "1", "gone": "1", "kept": "2"]
    func disk(_ text: String) -> FolderSnapshot.Item { .file(Array(text.utf8), identity: []) }
    let items = [
      "stale": disk("1"), "edited": disk("x"), "leftover": disk("1"), "kept": disk("2"),
      "foreign": disk("y"),
    ]
    let wanted = ["edited", "foreign", "gone", "kept", "stale"].map {
      OutputFile(path: $0, bytes: Array("2".utf8))
    }
    let plan = Self.plan(wanted, items, old, force: true)
    let drifts = Drift.find(
      in: plan, manifest: Self.manifest([:]), previous: Self.manifest(old))
    #expect(drifts.map(\.path) == ["edited", "foreign", "gone", "leftover", "stale"])
    #expect(drifts.map(\.kind) == [.handEdited, .foreign, .missing, .leftover, .stale])
  }

  @Test func onlyTheListOfFilesOfAManifestCounts() {
    let one = Self.manifest(["A": "1"])
    let other = Manifest(
      tool: "9", documents: [], configuration: Digest(of: [9]), templates: nil, files: one.files)
    let file = OutputFile(path: "A", bytes: Array("1".utf8))
    let plan = Self.plan([file], ["A": .file(file.bytes, identity: [])], ["A": "1"])
    #expect(Drift.find(in: plan, manifest: one, previous: other).isEmpty)
    #expect(Drift.find(in: plan, manifest: one, previous: nil).map(\.kind) == [.manifest])
  }

  // MARK: Making

  private static func plan(
    _ wanted: [OutputFile], _ items: [String: FolderSnapshot.Item], _ previous: [String: String]?,
    force: Bool = false
  ) -> OutputPlan {
    OutputPlan(
      desired: wanted, manifest: manifest([:]), previous: previous.map(manifest),
      snapshot: FolderSnapshot(items: items), force: force)
  }

  private static func manifest(_ contents: [String: String]) -> Manifest {
    Manifest(
      tool: "1", documents: [], configuration: Digest(of: [UInt8]()), templates: nil,
      files: contents.map { .init(path: $0.key, digest: Digest(of: Array($0.value.utf8))) })
  }

  private static func describe(_ change: FileChange) -> String {
    switch change {
    case .create: "create"
    case .change: "change"
    case .keep: "keep"
    case .remove: "remove"
    }
  }
}
