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

  /// How many steps a rendering may take, unless a run says otherwise: text and tags each count
  /// whenever they are reached, so that partials that include each other twice come to an end.
  package static let standardSteps = 20_000_000
  /// How many bytes a rendering may write, unless a run says otherwise (64 MiB).
  package static let standardOutput = 64 << 20

  /// What `{{name}}` does to the characters of a text.
  package var escaping: Escaping
  /// What happens where a key or template does not exist.
  package var missingKeys: MissingKeys
  /// How many partials, parents, blocks and lambdas may be nested; more is an error.
  package var maximumDepth: Int
  /// How many steps a rendering may take; more is an error. See ``standardSteps``.
  package var maximumSteps: Int
  /// How many bytes a rendering may write; more is an error.
  package var maximumOutput: Int

  /// Makes options; the defaults are those for templates that write source code.
  package init(
    escaping: Escaping = .none, missingKeys: MissingKeys = .error,
    maximumDepth: Int = standardDepth, maximumSteps: Int = standardSteps,
    maximumOutput: Int = standardOutput
  ) {
    self.escaping = escaping
    self.missingKeys = missingKeys
    self.maximumDepth = maximumDepth
    self.maximumSteps = maximumSteps
    self.maximumOutput = maximumOutput
  }
}
