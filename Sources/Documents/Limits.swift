/// The bounds of what is read. Hitting one is a located error, never a crash.
package struct Limits: Sendable {
  /// How deep objects and arrays may be nested, aliases expanded; the root counts as one.
  package var depth = 512
  /// How many bytes a file may hold; never more than 2 GiB, whatever stands here.
  package var documentBytes = 256 << 20
  /// How many values the aliases and merge keys of a YAML file may add to those written in it,
  /// each counted as often as it is referred to; and as many an overlay to a document.
  package var aliasedNodes = 5_000_000
  /// How many values the query of an overlay's action may look at, each counted as often as it is
  /// looked at.
  package var queriedNodes = 50_000_000
  /// How many digits a hexadecimal or octal YAML number may have.
  package var radixDigits = 1_024

  /// The limits of the command.
  package init() {}
}
