/// The bounds of what is read. Hitting one is a located error, never a crash.
package struct Limits: Sendable {
  /// How deep objects and arrays may be nested, aliases expanded; the root counts as one.
  package var depth = 512
  /// How many bytes a file may hold; never more than 2 GiB, whatever stands here.
  package var documentBytes = 256 << 20
  /// How many values the aliases and merge keys of a YAML file may add to those written in it,
  /// each counted as often as it is referred to.
  package var aliasedNodes = 5_000_000
  /// How many steps the queries of an overlay may take together. A step is a value that is looked
  /// at, each time that it is; 64 bytes of a text or number that is compared or measured; or one
  /// state of a regular expression for one character. A part of a filter that is the same for all
  /// values counts once.
  package var queriedNodes = 20_000_000
  /// How many values the actions of an overlay may add to a document.
  package var mergedNodes = 1_000_000
  /// How many digits a hexadecimal or octal YAML number may have.
  package var radixDigits = 1_024

  /// The limits of the command.
  package init() {}
}
