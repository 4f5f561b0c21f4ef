import ConcordDiagnostics
import ConcordDocuments

/// What all decoders of one run share: the upgrade, the diagnostics, the references and what has
/// been decoded behind them. It lives for one call of ``DocumentReader/read(_:loader:)``.
final class DecodingSession {
  /// Makes the objects of the root's version ones of the newest; it goes for every file that the
  /// root refers to.
  var upgrade: Upgrade
  /// The diagnostics so far.
  let log: DiagnosticLog
  /// Finds what references name.
  let references: ReferenceResolver
  /// The schemas that references name, by location.
  var schemas: [String: Schema] = [:]
  /// Schemas that are referred to, in the order of the first reference to each.
  private(set) var pendingSchemas: [(node: Node, location: String)] = []
  private var knownSchemas: Set<String> = []
  /// What was decoded behind references, by location; `nil` for what could not be read.
  var parameters: [String: Parameter?] = [:]
  var headers: [String: Parameter?] = [:]
  var requestBodies: [String: RequestBody?] = [:]
  var responses: [String: Response?] = [:]
  /// The names of the security schemes.
  var securitySchemeNames: Set<String> = []
  /// The maps of schemas that are being read because a reference stands for them, and how often one
  /// did.
  var openMaps: Set<String> = []
  var mapReferenceCount = 0
  /// Where parts that an upgrade moved stand in the document, by where they stand after it.
  private var origins: [String: String] = [:]
  private var shortPlaces = 0

  init(upgrade: Upgrade, references: ReferenceResolver, diagnostics: [Diagnostic]) {
    self.upgrade = upgrade
    self.references = references
    log = DiagnosticLog(diagnostics)
  }

  /// Notes that a reference names a schema, which is to be decoded once.
  func need(_ target: ReferenceResolver.Target) {
    if knownSchemas.insert(target.location).inserted {
      pendingSchemas.append((target.node, target.location))
    }
  }

  /// The location of a part in the document as it was written: that of the whole with one more
  /// token, as a fragment spells it (RFC 6901, section 6), unless an upgrade moved the part.
  ///
  /// A location of more than 1,024 bytes is replaced by a number that no pointer can be mistaken
  /// for, so that deep nesting below long keys costs no more than its size.
  func place(_ whole: String, _ token: String) -> String {
    guard whole.utf8.count <= 1_024 else {
      shortPlaces += 1
      return "#~\(shortPlaces)/\(token.utf8.count <= 1_024 ? token : "")"
    }
    let place = Location.joined(whole, token)
    return origins.isEmpty ? place : origins[place] ?? place
  }

  /// The object that an upgrade made; its diagnostics are reported.
  func take(_ upgraded: Upgraded) -> Node {
    log.diagnostics += upgraded.diagnostics
    for (place, origin) in upgraded.origins { origins[place] = origin }
    return upgraded.node
  }

  /// Says that something is wrong.
  func report(_ diagnostic: Diagnostic) {
    log.report(diagnostic)
  }

  /// Reports a key that does not belong to an object.
  func reportUnknown(_ member: Member, of name: String, known: [String]) {
    log.reportUnknown(member, of: name, known: known)
  }

  /// Keeps each diagnostic once: what several references name may be read several times.
  func removeRepeatedDiagnostics() {
    var seen: Set<Diagnostic> = []
    log.diagnostics.removeAll { !seen.insert($0).inserted }
  }

  /// The members of a section, those of the section that a `$ref` in it names in its place, with
  /// the locations of the sections that they stand in.
  func members(
    of section: [Member], at location: String
  ) -> [(member: Member, home: String)] {
    SectionReference.members(of: section, at: location, references, reporting: &log.diagnostics)
  }

  /// What a reference names; `nil` where it names nothing, which has been reported.
  func resolve(
    _ text: String, at range: SourceRange, _ keyword: SchemaKeyword = .reference
  ) -> ReferenceResolver.Target? {
    switch keyword {
    case .dynamicReference:
      references.resolveDynamic(text, at: range, diagnostics: &log.diagnostics)
    case .recursiveReference:
      references.resolveRecursive(text, at: range, diagnostics: &log.diagnostics)
    default: references.resolve(text, at: range, diagnostics: &log.diagnostics)
    }
  }
}
