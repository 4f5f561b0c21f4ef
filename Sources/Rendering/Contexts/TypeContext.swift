import ConcordMustache
import ConcordSwiftIR

/// Writes uses of types.
final class TypeContext: Sendable {
  let module: SwiftModule
  let runtime: RuntimeContext
  /// The names of types that stand for themselves. Each is made once: a module names its few types
  /// many thousand times.
  private let primitives: [Primitive: String]
  private let named: [String]

  init(module: SwiftModule) {
    self.module = module
    let runtime = RuntimeContext(module)
    self.runtime = runtime
    primitives = Dictionary(
      uniqueKeysWithValues: Primitive.allCases.map { primitive in
        let name = primitive.rawValue
        return (primitive, primitive.home == .runtime ? runtime.spelled(name) : name)
      })
    named = module.types.map { Self.spelled($0.name) }
  }

  /// A type.
  func text(_ type: TypeReference) -> String {
    switch type {
    case .primitive(let primitive): primitives[primitive] ?? primitive.rawValue
    case .external(let name): name
    case .named(let id): named[Int(id.index)]
    case .array(let inner): "[\(text(inner))]"
    case .dictionary(let inner): "[String: \(text(inner))]"
    case .optional(let inner): "\(text(inner))?"
    }
  }

  /// A generic type of the runtime.
  func generic(_ name: String, _ arguments: String...) -> String {
    "\(runtime.spelled(name))<\(arguments.joined(separator: ", "))>"
  }

  /// Whether a type needs Foundation.
  func needsFoundation(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive(let primitive): primitive.home == .foundation
    case .external: true
    case .named: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): needsFoundation(inner)
    }
  }

  /// A name with backticks where it needs them.
  static func spelled(_ name: Identifier) -> String {
    name.isKeyword ? "`\(name.text)`" : name.text
  }

  /// A name in front of an argument, where one keyword alone needs backticks.
  static func label(_ name: Identifier) -> String {
    name.text == "inout" ? "`\(name.text)`" : name.text
  }
}

extension Value {
  /// A list whose elements know whether they are the last.
  static func listed<T>(_ elements: [T], _ make: (T, Bool) -> Value) -> Value {
    .list(elements.enumerated().map { make($0.element, $0.offset == elements.count - 1) })
  }

  /// A comment; `null` where it says nothing.
  static func comment(_ documentation: Documentation) -> Value {
    let comment = DocumentationComment(documentation)
    return comment.isEmpty ? .null : .wrapped(WrappedText { comment.lines(room: $0) })
  }
}
