import ConcordDiagnostics

/// An operation with where it stands in its description.
package struct PlacedOperation: Sendable {
  /// What an operation stands in.
  package enum Role: Hashable, Sendable {
    /// A path: users of the API call it.
    case path
    /// A webhook: the API calls it, at an address that it was told.
    case webhook
    /// The callback of this name: the API calls it, at an address that a request gave.
    case callback(String)
  }

  /// What it stands in.
  package let role: Role
  /// The path, the webhook or the expression of the callback.
  package let item: PathItem
  /// The operation.
  package let operation: Operation
}

extension Document {
  /// All operations: those of the paths, of the webhooks, then of the callbacks. Their positions
  /// number them.
  ///
  /// A callback that several operations share is there once, in the place of the first of them.
  package var operations: [PlacedOperation] {
    var list: [PlacedOperation] = []
    for (items, role) in [(paths, PlacedOperation.Role.path), (webhooks, .webhook)] {
      for item in items {
        for operation in item.operations {
          list.append(PlacedOperation(role: role, item: item, operation: operation))
        }
      }
    }
    var seen: Set<[SourceRange]> = []
    // What callbacks lead to is added as they are gone through.
    var next = 0
    while next < list.count {
      for callback in list[next].operation.callbacks {
        for item in callback.items {
          for operation in item.operations
          where seen.insert([item.pathRange, operation.range]).inserted {
            list.append(
              PlacedOperation(role: .callback(callback.name), item: item, operation: operation))
          }
        }
      }
      next += 1
    }
    return list
  }
}
