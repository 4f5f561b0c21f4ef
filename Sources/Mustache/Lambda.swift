/// A function in the data, as in the optional module *lambdas* of the Mustache specification.
///
/// Its result is itself a template. For a variable it is rendered with the default delimiters and
/// then escaped as any value is; for a section, with the delimiters at the section.
package struct Lambda: Sendable {
  /// The function. It is given the unrendered text of the section, or `nil` in a variable.
  package let body: @Sendable (_ section: String?) -> String

  /// Wraps a function; see ``body``.
  package init(_ body: @escaping @Sendable (_ section: String?) -> String) {
    self.body = body
  }
}
