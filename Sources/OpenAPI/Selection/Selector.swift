package import ConcordDiagnostics

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

  /// Whether it names an operation of a path.
  func matches(_ operation: Operation, at path: String) -> Bool {
    switch criterion {
    case .operation(let name):
      if let id = operation.operationID { if id == name { return true } }
      return name == "\(operation.method) \(path)"
    case .path(let pattern): return PathPattern(pattern).matches(path)
    case .tag(let tag): return operation.tags.contains(tag)
    case .schema: return false
    case .deprecated: return operation.isDeprecated
    }
  }

  /// Whether it names a schema.
  func matches(_ schema: NamedSchema) -> Bool {
    switch criterion {
    case .schema(let name): name == schema.name
    case .deprecated: schema.schema.annotations.isDeprecated
    case .operation, .path, .tag: false
    }
  }
}

/// A path template with `*` and `**` in it.
private struct PathPattern {
  private let segments: [Substring]

  init(_ pattern: String) {
    segments = pattern.split(separator: "/", omittingEmptySubsequences: false)
  }

  func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return Self.match(segments.map(Item.init), parts) { item, part in
      switch item {
      case .many: true
      case .one(let pattern):
        Self.match(pattern.map { $0 == "*" ? Item.many : .one(Substring(String($0))) }, Array(part))
        { item, character in
          if case .one(let text) = item { text.elementsEqual([character]) } else { true }
        }
      }
    }
  }

  private enum Item {
    /// Any number of elements.
    case many
    case one(Substring)

    init(_ segment: Substring) {
      self = segment == "**" ? .many : .one(segment)
    }
  }

  /// Whether items describe elements one after the other. Where an item fails, the last item for
  /// many takes one more element, so that the time is at most the product of both counts.
  private static func match<Element>(
    _ items: [Item], _ elements: [Element], _ fits: (Item, Element) -> Bool
  ) -> Bool {
    var (item, element) = (0, 0)
    var retry: (item: Int, element: Int)?
    while element < elements.count {
      if item < items.count, case .many = items[item] {
        retry = (item, element)
        item += 1
      } else if item < items.count, fits(items[item], elements[element]) {
        item += 1
        element += 1
      } else if let last = retry {
        retry = (last.item, last.element + 1)
        item = last.item + 1
        element = last.element + 1
      } else {
        return false
      }
    }
    return items[item...].allSatisfy { if case .many = $0 { true } else { false } }
  }
}
