/// What a run has made and needs no more: trees of a hundred thousand nodes, which take a tenth of
/// the run's time to be taken apart.
///
/// Whoever holds the result of a run holds its remains. A process that ends soon never lets go of
/// the last ones.
package struct Remains: Sendable {
  private var values: [any Sendable] = []

  /// Holds nothing.
  package init() {}

  /// Holds a value for as long as these remains are held.
  mutating func keep(_ value: some Sendable) {
    values.append(value)
  }
}
