package import ConcordDiagnostics
import ConcordOpenAPI

/// Names parts of a description that are wanted, or not.
package struct Selector: Sendable, Hashable {
  /// What it looks at.
  package enum Criterion: Sendable, Hashable {
    /// The operation of this id; `GET /pets/{id}` names one by its method and path.
    case operation(String)
    /// The operations of the paths that fit: `*` stands for any part of a segment, `**` as a
    /// segment for any number of segments, none included.
    case path(String)
    /// The operations with this tag.
    case tag(String)
    /// The schema of this name under `components/schemas` (`definitions` in Swagger 2.0).
    case schema(String)
    /// The operations and schemas that are deprecated.
    case deprecated
  }

  /// What it looks at.
  package var criterion: Criterion
  /// Where it is written; `nil` where it was made in code.
  package var range: SourceRange?

  /// Makes a selector.
  package init(_ criterion: Criterion, at range: SourceRange? = nil) {
    self.criterion = criterion
    self.range = range
  }
}
