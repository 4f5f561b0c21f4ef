/// Compares two descriptions of an API by what they mean.
///
/// Order, files, references, versions of the specification and spellings make no difference: what is
/// compared are operations, by method and path, and what holds for values, by ``ConjunctionTable``.
package enum Comparison {
  /// What differs between two descriptions.
  ///
  /// A schema that several operations use is looked at once, and a change in it is one change with all
  /// the operations that it reaches. The cost is linear in the size of both descriptions but for
  /// alternatives, which are matched with one another.
  ///
  /// - Parameters:
  ///   - old: The description of before.
  ///   - new: The description of after.
  ///   - options: How to compare.
  /// - Returns: The changes, in the order of the new description; those of what is only in the old one
  ///   come last.
  package static func changes(
    from old: ComparedDescription, to new: ComparedDescription,
    options: ComparisonOptions = ComparisonOptions()
  ) -> [Change] {
    var comparison = DocumentComparison(old.document, new.document, options)
    comparison.compare()
    return comparison.log.changes(
      comparison.names, old: old.places, new: new.places)
  }
}
