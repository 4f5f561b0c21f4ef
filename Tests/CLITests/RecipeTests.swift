import ConcordDiagnostics
import ConcordDocuments
import ConcordTesting
import Foundation
import Testing

@testable import concord

/// What other projects take into their continuous integration: the action, the hooks, the recipes.
@Suite struct RecipeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func tree(_ file: String) throws -> Node {
    var files = SourceFiles()
    let bytes = [UInt8](try Data(contentsOf: root.appending(path: file)))
    let parsed = DocumentParser.parse(files.add(path: file, bytes: bytes))
    try #require(parsed.diagnostics.isEmpty, "\(file): \(parsed.diagnostics.map(\.message))")
    return try #require(parsed.root)
  }

  /// All values of a key, at any depth.
  private static func values(of key: String, in node: Node) -> [Node] {
    let here = node[key].map { [$0] } ?? []
    let below = (node.object ?? []).map(\.value) + (node.array ?? [])
    return here + below.flatMap { values(of: key, in: $0) }
  }

  @Test(arguments: [
    "action.yml", ".pre-commit-hooks.yaml", ".ci/recipes/github-pull-requests.yml",
    ".ci/recipes/github-nightly.yml", ".ci/recipes/gitlab.yml",
  ]) func scriptsInFilesAreScripts(file: String) throws {
    let node = try Self.tree(file)
    let lists = Self.values(of: "script", in: node).flatMap { $0.array ?? [] }
    let scripts = (Self.values(of: "run", in: node) + lists).compactMap(\.string)
    #expect(!scripts.isEmpty || file == ".pre-commit-hooks.yaml")
    for script in scripts {
      let folder = try TemporaryFolder(["script": script])
      let run = try ChildProcess("bash", ["-n", folder.path("script")])
      #expect(run.exitCode == 0, "\(file): \(run.errors)")
      // What a stranger may choose, such as the name of a branch, gets to a script by its environment.
      #expect(!script.contains("${{"), "\(file) puts an expression into a script")
    }
  }

  @Test func theActionDeclaresWhatItUses() throws {
    let action = try Self.tree("action.yml")
    #expect(action["runs"]?["using"]?.string == "composite")
    let inputs = Set((action["inputs"]?.object ?? []).map(\.key))
    let text = try String(contentsOf: Self.root.appending(path: "action.yml"), encoding: .utf8)
    let used = Set(text.matches(of: /inputs\.([a-z-]+)/).map { String($0.1) })
    #expect(used == inputs)
    for step in action["runs"]?["steps"]?.array ?? [] {
      #expect(step["shell"]?.string == "bash")
      // Each command of the tool is one, with options that it has.
      for line in step["run"]?.string?.split(separator: "\n") ?? []
      where line.hasPrefix("concord ") {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        _ = try CommandLineParser.parse(words)
      }
    }
    for recipe in ["github-pull-requests", "github-nightly"] {
      let steps = Self.values(of: "with", in: try Self.tree(".ci/recipes/\(recipe).yml"))
      #expect(!steps.isEmpty)
      for step in steps { #expect(Set((step.object ?? []).map(\.key)).isSubset(of: inputs)) }
    }
  }

  @Test func theHooksAreCommands() throws {
    let hooks = try #require(try Self.tree(".pre-commit-hooks.yaml").array)
    #expect(hooks.count == 2)
    for hook in hooks {
      let words = try #require(hook["entry"]?.string).split(separator: " ").map(String.init)
      #expect(words.first == "concord")
      _ = try CommandLineParser.parse(Array(words.dropFirst()))
      _ = try Regex(try #require(hook["files"]?.string))
    }
  }

  // MARK: The shell

  /// A repository with a description, its code, and a `concord` whose `diff` answers as in the real
  /// one's tests: with the text after `# changes:` in the new document, and 1 where it breaks callers.
  private static func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "Specs/openapi.yaml": """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths: {}
      components: { schemas: { Pet: { type: object } } }

      """,
      "Specs/concord.yaml": "output: ../Generated/Pets\n",
      ".git-concord": """
      #!/bin/sh
      if [ "$1" != diff ]; then exec '\(BuiltProducts.command.path)' "$@"; fi
      [ "$4 $5" = "--format markdown" ] && [ -e "$2" ] || exit 2
      grep -q changes "$2" && exit 3
      sed -n 's/^# changes: //p' "$3"
      ! grep -q breaking "$3"
      """,
    ])
    let made = try run(
      """
      chmod +x .git-concord
      ./.git-concord generate --quiet
      git init --quiet --initial-branch main
      git config user.name Tester && git config user.email tester@example.com
      git add . && git commit --quiet --message One
      """, in: folder)
    try #require(made.exitCode == 0, "\(made.errors)")
    return folder
  }

  private static func run(_ script: String, in folder: TemporaryFolder) throws -> ChildProcess {
    try ChildProcess("sh", ["-ec", "cd '\(folder.path)'\n\(script)"])
  }

  private static func check(
    _ documents: String, in folder: TemporaryFolder
  ) throws -> ChildProcess {
    let recipe = root.appending(path: ".ci/recipes/check.sh").path
    return try run("CONCORD=./.git-concord '\(recipe)' main \(documents)", in: folder)
  }

  @Test func theRecipeForAShell() throws {
    let folder = try Self.repository()
    let same = try Self.check("Specs/openapi.yaml", in: folder)
    #expect(same.exitCode == 0, "\(same.errors)")
    #expect(same.output == "")

    let text = try folder.text("Specs/openapi.yaml")
    try folder.write(text + "# changes: A note.\n", to: "Specs/openapi.yaml")
    let changed = try Self.check("Specs/openapi.yaml Specs/new.yaml", in: folder)
    #expect(changed.exitCode == 1)
    #expect(
      changed.output == """
        ### `Specs/openapi.yaml`

        A note.

        ### `Specs/new.yaml`

        Removed.


        """)
    try folder.write(text, to: "Specs/new.yaml")
    let added = try Self.check("Specs/openapi.yaml Specs/new.yaml", in: folder)
    #expect(added.exitCode == 0)
    #expect(added.output.contains("### `Specs/new.yaml`\n\nNew.\n"))

    try folder.write(text + "# changes: breaking\n", to: "Specs/openapi.yaml")
    #expect(try Self.check("Specs/openapi.yaml", in: folder).exitCode == 1)

    // Drift, which goes to the standard error, as the output becomes a comment.
    try folder.write(text.replacing("Pet:", with: "Cat:"), to: "Specs/openapi.yaml")
    let drifted = try Self.check("Specs/openapi.yaml", in: folder)
    #expect(drifted.exitCode == 1)
    #expect(drifted.errors.contains("[drift-missing]"), "\(drifted.errors)")
    #expect(drifted.output == "")
    // No work tree is left behind.
    let trees = try Self.run("git worktree list", in: folder).output
    #expect(trees.split(separator: "\n").count == 1)
  }
}
