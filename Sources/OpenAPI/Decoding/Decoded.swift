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
