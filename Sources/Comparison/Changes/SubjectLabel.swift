/// What a message calls the schema that it is about.
struct SubjectLabel: Hashable {
  /// A schema of components by its name, or where in a message the values are: `the request body`.
  let root: String
  /// Whether the root is a name.
  let isNamed: Bool
  /// The way from there: `owner.name`.
  private(set) var path = ""

  /// A schema of components.
  static func named(_ name: String) -> SubjectLabel { SubjectLabel(root: name, isNamed: true) }

  /// What stands in a message.
  static func place(_ words: String) -> SubjectLabel { SubjectLabel(root: words, isNamed: false) }

  private init(root: String, isNamed: Bool) {
    self.root = root
    self.isNamed = isNamed
  }

  /// A member.
  func property(_ name: String) -> SubjectLabel {
    var label = self
    label.path += isNamed || !path.isEmpty ? ".\(name)" : name
    return label
  }

  /// What a keyword is about: `[]` for elements, `.*` for members.
  func step(_ text: String) -> SubjectLabel {
    var label = self
    label.path += text
    return label
  }

  /// The label in a sentence.
  var words: String {
    if isNamed { return "'\(root)\(path)'" }
    return path.isEmpty ? root : "'\(path)' in \(root)"
  }
}
