import ConcordMustache
import ConcordSwiftIR

/// The runtime's names as the templates write them: `{{runtime.Model}}` is `Model`, or
/// `ConcordRuntime.Model` where the module has a `Model` of its own.
struct RuntimeContext {
  /// The names that templates write.
  private static let names = RuntimeName.list + ["example"]

  private static let shape = Shape(names.map { Key($0) })

  private let taken: Set<String>

  init(_ module: SwiftModule) {
    taken = module.takenRuntimeNames
  }

  /// All names, for the templates.
  var value: Value {
    .object(Self.shape, Self.names.map { .string(spelled($0)) })
  }

  /// A name of the runtime, with its module's where another of the name hides it.
  func spelled(_ name: String) -> String {
    !taken.isEmpty && taken.contains(name) ? "ConcordRuntime.\(name)" : name
  }
}
