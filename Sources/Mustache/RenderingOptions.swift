/// How a template is rendered.
package struct RenderingOptions: Sendable {
  /// What `{{name}}` does to the characters of a text. `{{{name}}}` and `{{&name}}` do nothing.
  package enum Escaping: Sendable {
    /// `&`, `<`, `>` and `"` become HTML's entities, as the Mustache specification has it.
    case html
    /// Nothing.
    case none
  }

  /// What happens where nothing in the context has the key that a tag names, or where a template
  /// that a tag names does not exist.
  package enum MissingKeys: Sendable {
    /// Rendering throws a diagnostic at the tag.
    case error
    /// The tag is rendered as nothing, as the Mustache specification has it.
    case empty
  }

  /// How many partials, parents, blocks and lambdas may be nested, unless a run says otherwise.
  package static let standardDepth = 100

  /// What `{{name}}` does to the characters of a text.
  package var escaping: Escaping
  /// What happens where a key or template does not exist.
  package var missingKeys: MissingKeys
  /// How many partials, parents, blocks and lambdas may be nested; more is an error.
  package var maximumDepth: Int

  /// Makes options; the defaults are those for templates that write source code.
  package init(
    escaping: Escaping = .none, missingKeys: MissingKeys = .error,
    maximumDepth: Int = standardDepth
  ) {
    self.escaping = escaping
    self.missingKeys = missingKeys
    self.maximumDepth = maximumDepth
  }
}
