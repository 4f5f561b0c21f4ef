/// The namespaces that prefixes stand for at one place in XML (Namespaces in XML 1.0, section 6).
struct MarkupNamespaces {
  /// The namespaces of a prefix, the innermost last; the empty prefix is the default.
  private var bound: [String: [String]] = ["xml": [MarkupName.xml]]
  /// What each open element declares.
  private var declared: [[String]] = []

  /// Enters an element that declares these namespaces by their prefixes.
  mutating func enter(_ declarations: [(prefix: String, namespace: String)]) {
    for (prefix, namespace) in declarations { bound[prefix, default: []].append(namespace) }
    declared.append(declarations.map(\.prefix))
  }

  /// Declares one more namespace at the element entered last.
  mutating func declare(_ prefix: String, _ namespace: String) {
    bound[prefix, default: []].append(namespace)
    declared[declared.count - 1].append(prefix)
  }

  /// Leaves the element entered last.
  mutating func leave() {
    for prefix in declared.popLast() ?? [] { bound[prefix]?.removeLast() }
  }

  /// The namespace of a prefix, or without one the default; `nil` for none.
  func namespace(_ prefix: String?) -> String? {
    guard let namespace = bound[prefix ?? ""]?.last, !namespace.isEmpty else { return nil }
    return namespace
  }
}
