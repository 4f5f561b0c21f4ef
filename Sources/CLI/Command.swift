internal import ConcordKit

/// What the tool can be told to do, as data: the parser and the help both read it.
enum Command: String, CaseIterable, Sendable {
  case generate
  case check
  case lint
  case bundle
  case diff
  case verify
  case initialize = "init"
  case templates
  case completions

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .generate: "Write Swift from an OpenAPI document"
    case .check: "Tell whether generated files are what the document says"
    case .lint: "Read a document and say what is wrong with it"
    case .bundle: "Put a document and the files that it refers to into one"
    case .diff: "Say what differs between two documents, and whom that breaks"
    case .verify: "Tell what recorded exchanges show that a document does not say"
    case .initialize: "Write a first configuration for a document"
    case .templates: "List the templates, or show or write out what they say"
    case .completions: "Write a script by which a shell completes concord's words"
    }
  }

  /// What follows the options.
  var arguments: String {
    switch self {
    case .generate, .check: "[DOCUMENT | CONFIGURATION | FOLDER]"
    case .lint, .bundle: "DOCUMENT"
    case .diff: "OLD NEW"
    case .verify: "DOCUMENT RECORDING…"
    case .initialize: "[DOCUMENT]"
    case .templates: "[NAME]"
    case .completions: "bash|zsh|fish"
    }
  }

  /// The words that its argument can be; empty where it is a path.
  var argumentChoices: [String] {
    switch self {
    case .generate, .check, .lint, .bundle, .diff, .verify, .initialize: []
    case .templates: OwnTemplates.names
    case .completions: Shell.allCases.map(\.rawValue)
    }
  }

  /// How many arguments there may be.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .generate, .check, .initialize, .templates: 0...1
    case .lint, .bundle, .completions: 1...1
    case .diff: 2...2
    case .verify: 2...1_000
    }
  }

  /// What there is to know beyond the options.
  var discussion: String {
    switch self {
    case .generate:
      """
      Without an argument, every concord.yaml below ./Specs is used, and those below ./Sources that
      have an 'output'; with a folder, every one below it. A file named concord.yaml, or one with
      the key 'document' or 'documents' and neither 'openapi' nor 'swagger', is a configuration. Any
      other file is a document: it needs --output, and no configuration is used unless --config
      names one. Options win over the configuration, whose keys 'concord help configuration' lists.

      Everything is written at once, or with an error in the document nothing. Files that are as
      wanted are not touched. Files that an earlier run wrote and nothing makes any more are
      removed. Edited files are named in a warning and written anew; --strict refuses to. Files
      that concord did not write are never replaced without --force.

      What became of each file goes to the standard output, diagnostics to the standard error: of
      the notes, three of a kind.
      """
    case .check:
      """
      The arguments are those of 'concord generate'. Nothing is written. A difference of each file
      that is out of date goes to the standard output, diagnostics to the standard error: of the
      notes, three of a kind.

      A change of the document that changes no output is no drift.
      """
    case .lint:
      """
      The diagnostics go to the standard output; many of them are followed by a summary, with the
      count and the first place of each id. --only and --except take the ids in square brackets;
      what they leave out does not count for the exit code either. The document '-' is the standard
      input.
      """
    case .bundle:
      """
      The document is written as JSON, to the standard output unless --output names a file.
      Schemas of other files move under components; whatever else is referred to is put in its
      place. With --upgrade, Swagger 2.0, OpenAPI 3.0 and 3.1 become OpenAPI 3.2.
      """
    case .diff:
      """
      OLD and NEW are documents, of any version, in one file or many. What they mean is compared: order,
      references, files and spellings make no difference. A change in a schema is said once, with the
      operations that it reaches. A document of a revision is named as 'git show' does:
      'main:Specs/openapi.yaml', from the root of the repository.

      Each change is judged on scales: 'wire', whether clients of before understand servers of after;
      'behaviour', whether the same messages do the same. What breaks somebody is an error, what may
      break somebody a warning, anything else a note. Whether source that uses the generated code
      still compiles is not judged.

      The exit code is 1 where something breaks on a scale that --fail-on names ('wire' unless it is
      given; 'any' for all scales, 'none' for no failure), or a document cannot be read.
      """
    case .verify:
      """
      DOCUMENT is a document, or a configuration whose 'document', 'overlays' and 'severity' count.
      A RECORDING is a HAR file (1.2), or JSON Lines with an exchange a line:

        {"time": "…", "request": {"method": "GET", "url": "/pets", "headers": {}, "body": null},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": []}}

      A body is a value of JSON, the text of another body as a string, null where there was none, or
      'bodyBase64'; without one nothing is said about it. The recording '-' is the standard input.

      Exchanges belong to the API where they went to one of the document's servers, or to what
      --base says: a path such as /v1, or an address. Requests that were refused (400 to 499) are
      not checked, their responses are.

      Each finding is printed once, at its place in the document, with how often, and where in the
      recordings, it was seen. No value of a recording is printed, but new values of enumerations
      that look like names, and no text that stands under a name like 'token' or 'password'.
      Findings are errors where a client that believes the document fails, else warnings; the key
      'severity' of a configuration changes that. The exit code is 1 where there is an error or a
      warning.

      --suggest writes an OpenAPI overlay that makes the document true, and says of what it has no
      action for. Read it before you apply it: a recording may show a fault of the API.
      """
    case .initialize:
      """
      Without an argument, the document is the only one of openapi.yaml, .yml or .json or
      swagger.… in the current folder. The configuration is written beside it as concord.yaml,
      with every key that there is.
      """
    case .templates:
      """
      Without an argument, the names of all templates; with a name, its text. --export writes all of
      them into a folder. What the configuration's 'templates' or --templates names replaces ours file
      by file: keep what you change, and remove the others. 'concord help reference' says what
      templates are given, and how one of yours extends one of ours.
      """
    case .completions:
      """
      The script goes to the standard output:

        bash: concord completions bash > ~/.local/share/bash-completion/completions/concord
        zsh:  concord completions zsh > a folder of $fpath, as _concord
        fish: concord completions fish > ~/.config/fish/completions/concord.fish
      """
    }
  }

  /// The options it knows.
  var options: [CommandLineOption] {
    let input: [CommandLineOption] = [
      .config, .output, .module, .templates, .shards, .access, .validation, .overlay, .root,
    ]
    let reporting: [CommandLineOption] = [.format, .color, .strict, .quiet]
    return switch self {
    case .generate: input + reporting + [.force, .keepGoing, .verbose, .inputs, .timings, .help]
    case .check: input + reporting + [.verbose, .stamp, .inputs, .force, .timings, .help]
    case .lint: [.overlay, .root, .only, .except] + reporting + [.help]
    case .bundle: [.bundleOutput, .upgrade, .overlay, .root] + reporting + [.force, .help]
    case .diff:
      [
        .failOn, .changeFormat, .deprecationDays, .root, .comparesAnyway, .color, .exitCodeOnly,
        .allChanges, .help,
      ]
    case .verify:
      [.base, .coverage, .suggest, .overlay, .root, .only, .except] + reporting + [.force, .help]
    case .initialize: [.module, .color, .help]
    case .templates: [.export, .color, .force, .help]
    case .completions: [.help]
    }
  }
}
