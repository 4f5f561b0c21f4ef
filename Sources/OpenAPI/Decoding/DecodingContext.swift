import ConcordDiagnostics
import ConcordDocuments

/// What decoders look things up in. None of it depends on what has been decoded before, except that
/// files and shared parts are read once.
struct DecodingContext {
  /// Makes the objects of the root's version ones of the newest; it goes for every file that the
  /// root refers to.
  var upgrade: Upgrade
  /// Finds what references name.
  let references: ReferenceResolver
  /// What references name that is no schema.
  let shared = SharedParts()
  /// The names of the security schemes.
  var securitySchemeNames: Set<String> = []
  /// The locations of the callbacks that are being read, the outermost first.
  private var openCallbacks: [String] = []
  /// Where parts that upgrades moved stand in the document, by where they stand after it.
  private var origins: [String: String] = [:]

  init(upgrade: Upgrade, references: ReferenceResolver) {
    self.upgrade = upgrade
    self.references = references
  }

  /// The same for what is in an object that an upgrade made.
  func within(_ upgraded: Upgraded) -> DecodingContext {
    if upgraded.origins.isEmpty { return self }
    var context = self
    for (place, origin) in upgraded.origins { context.origins[place] = origin }
    return context
  }

  /// The same for what is in a callback; `nil` where that is being read already.
  func withinCallback(at location: String) -> DecodingContext? {
    if openCallbacks.contains(location) { return nil }
    var context = self
    context.openCallbacks.append(location)
    return context
  }

  /// The same with another upgrade.
  func with(_ upgrade: Upgrade) -> DecodingContext {
    var context = self
    context.upgrade = upgrade
    return context
  }

  /// The location of a part in the document as it was written: that of the whole with one more
  /// token, unless an upgrade moved the part.
  func place(_ whole: String, _ token: String) -> String {
    let place = Location.part(token, of: whole)
    return origins.isEmpty ? place : origins[place] ?? place
  }

  /// The members of a section, those of the section that a `$ref` in it names in its place, with
  /// the locations of the sections that they stand in.
  func members(
    of section: [Member], at location: String, _ log: DecodingLog
  ) -> [(member: Member, home: String)] {
    var diagnostics: [Diagnostic] = []
    defer { log.report(diagnostics) }
    return SectionReference.members(of: section, at: location, references, reporting: &diagnostics)
  }

  /// What a reference names; `nil` where it names nothing, which is reported.
  func resolve(
    _ text: String, at range: SourceRange, as keyword: SchemaKeyword = .reference,
    _ log: DecodingLog
  ) -> ReferenceResolver.Target? {
    var diagnostics: [Diagnostic] = []
    defer { if !diagnostics.isEmpty { log.report(diagnostics) } }
    switch keyword {
    case .dynamicReference:
      return references.resolveDynamic(text, at: range, diagnostics: &diagnostics)
    case .recursiveReference:
      return references.resolveRecursive(text, at: range, diagnostics: &diagnostics)
    default: return references.resolve(text, at: range, diagnostics: &diagnostics)
    }
  }
}
