import ConcordDiagnostics
import ConcordDocuments

extension ReferenceResolver {
  /// What a `$dynamicRef` names (JSON Schema 2020-12, section 8.2.3.2), as far as it can be known
  /// without a value at hand.
  ///
  /// It is a reference like any other where that leads to a schema without such a
  /// `$dynamicAnchor`. Of several schemas with one, that of the same resource is taken, which is
  /// reported.
  func resolveDynamic(
    _ text: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Target? {
    guard let hash = text.firstIndex(of: "#"),
      let name = PercentEncoding.decode(String(text[text.index(after: hash)...])),
      !name.isEmpty, !name.hasPrefix("/")
    else { return resolve(text, at: range, diagnostics: &diagnostics) }
    var ignored: [Diagnostic] = []
    let resource = resource(around: range)
    let first = workOut(text, in: resource, at: range, diagnostics: &ignored)?.target
    let isDynamic = first.map { $0.node["$dynamicAnchor"]?.string == name }
    guard isDynamic ?? (hash == text.startIndex) else {
      return resolve(text, at: range, diagnostics: &diagnostics)
    }
    let anchors = dynamicAnchors(name)
    let home = home(range)
    let other = anchors.first { $0.source == home } ?? anchors.first
    guard let target = first ?? other.flatMap({ follow($0.tokens, in: $0.source).target }) else {
      return resolve(text, at: range, diagnostics: &diagnostics)
    }
    if anchors.count > 1 {
      diagnostics.append(
        Diagnostic(.dynamicReferenceAmbiguous, at: range, text, name, target.location))
    }
    return target
  }

  /// The schemas with a `$dynamicAnchor` in all files that have been read.
  private func dynamicAnchors(_ name: String) -> [(source: SourceID, tokens: [String])] {
    sources.filter { files[$0] != nil }.flatMap { source in
      anchors(in: source).resources.compactMap { resource in
        resource.dynamicAnchors[name].map { (source, $0) }
      }
    }
  }

  /// What a `$recursiveRef` names (JSON Schema 2019-09, section 8.2.4.2.1): the schema around it
  /// with `$recursiveAnchor`, or else what `$ref` would.
  func resolveRecursive(
    _ text: String, at range: SourceRange, diagnostics: inout [Diagnostic]
  ) -> Target? {
    let home = home(range)
    guard text == "#", let root = files[home]?.root,
      let tokens = RecursiveAnchor.find(around: range, in: root)
    else {
      return resolve(text, at: range, diagnostics: &diagnostics)
    }
    return target(of: follow(tokens, in: home), text, at: range, diagnostics: &diagnostics)
  }
}
