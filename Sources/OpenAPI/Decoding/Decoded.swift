import ConcordDiagnostics

/// What came of decoding one part of a description.
struct Decoded<Value> {
  /// The part, or what stands for one that cannot be read.
  var value: Value
  /// What there is to say of it, in the order in which it was read.
  var diagnostics: [Diagnostic] = []
  /// The schemas that references in it name, in their order. Each is decoded by itself, once.
  var references: [ReferenceResolver.Target] = []
}

extension Decoded {
  /// The part alone, changed by what the references to it say.
  func changed<Part>(
    _ change: (inout Part, ReferenceFollower.Found) -> Void
  ) -> Decoded<Part?> where Value == (part: Part, found: ReferenceFollower.Found)? {
    var part = value?.part
    if let found = value?.found, var changed = part {
      change(&changed, found)
      part = changed
    }
    return Decoded<Part?>(value: part, diagnostics: diagnostics, references: references)
  }
}
