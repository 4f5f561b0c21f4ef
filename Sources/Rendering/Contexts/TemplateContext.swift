import ConcordMustache

/// What a template is given: the keys of an object, and what each of them holds.
///
/// Every object that templates see is made by one of these, so that the reference page, which is made
/// of them, is true.
package struct TemplateContext: Sendable {
  /// What a key holds.
  package enum Kind: Sendable {
    /// A text on one line.
    case text
    /// A text that takes as many lines as it needs.
    case lines
    /// A truth value.
    case flag
    /// A number.
    case number
    /// An object of a context with this name; a section of it brings its keys into reach.
    case object(String)
    /// A list of objects of a context with this name.
    case list(String)
    /// A list of texts.
    case texts
  }

  /// A key with what it holds.
  package struct Field: Sendable {
    /// The key.
    let key: Key
    /// What it holds.
    let kind: Kind
    /// Whether it may be `null`.
    let isOptional: Bool
    /// What that is, as the reference page says it.
    let summary: String

    init(_ key: Key, _ kind: Kind, _ summary: String, isOptional: Bool = false) {
      self.key = key
      self.kind = kind
      self.isOptional = isOptional
      self.summary = summary
    }
  }

  /// What others call it.
  let name: String
  /// What it stands for.
  let summary: String
  /// The templates that are called with it.
  let templates: [String]
  /// Its keys.
  let fields: [Field]

  init(_ name: String, _ summary: String, templates: [String] = [], _ fields: [Field]) {
    self.name = name
    self.summary = summary
    self.templates = templates
    self.fields = fields
  }

  /// The keys, for objects that are made of the values in the order of ``fields``.
  var shape: Shape { Shape(fields.map(\.key)) }

  /// Makes an object. Its keys are those of the context, in any order.
  func callAsFunction(_ members: KeyValuePairs<Key, Value>) -> Value {
    let object = Object(members.map { ($0.key, $0.value) })
    assert(
      Set(members.map(\.key)) == Set(fields.map(\.key)),
      "the context '\(name)' is given \(members.map(\.key.name).sorted())")
    return .object(object)
  }
}
