import ConcordMustache
import ConcordSwiftIR

/// Turns uses of types into values for the template `type`.
final class TypeContext: Sendable {
  let module: SwiftModule
  let runtime: RuntimeContext
  /// The values for types that stand for themselves. Each is made once: a module names its few
  /// types many thousand times.
  private let primitives: [Primitive: Value]
  private let named: [Value]
  private let widths: [Int]

  init(module: SwiftModule) {
    self.module = module
    let runtime = RuntimeContext(module)
    self.runtime = runtime
    primitives = Dictionary(
      uniqueKeysWithValues: Primitive.allCases.map { primitive in
        let name = primitive.rawValue
        return (
          primitive, Self.value(named: primitive.home == .runtime ? runtime.spelled(name) : name)
        )
      })
    let names = module.types.map(\.name)
    named = names.map { Self.value(named: Self.spelled($0)) }
    widths = names.map { $0.text.unicodeScalars.count }
  }

  private static let shape = Shape([
    Keys.array, Keys.dictionary, Keys.optional, Keys.nullable, Keys.typeName,
  ])

  /// A type.
  func value(_ type: TypeReference) -> Value {
    switch type {
    case .primitive(let primitive): primitives[primitive] ?? Self.value(named: primitive.rawValue)
    case .external(let name): Self.value(named: name)
    case .named(let id): named[Int(id.index)]
    case .array(let inner): .object(Self.shape, [value(inner), nil, nil, nil, nil])
    case .dictionary(let inner): .object(Self.shape, [nil, value(inner), nil, nil, nil])
    case .optional(let inner): .object(Self.shape, [nil, nil, value(inner), nil, nil])
    }
  }

  /// A type that the template names as it stands.
  func value(named name: String) -> Value { Self.value(named: name) }

  private static func value(named name: String) -> Value {
    .object(shape, [nil, nil, nil, nil, .string(name)])
  }

  /// `T?`
  func optional(_ value: Value) -> Value {
    .object(Self.shape, [nil, nil, value, nil, nil])
  }

  /// `Nullable<T>?`
  func nullable(_ value: Value) -> Value {
    optional(.object(Self.shape, [nil, nil, nil, value, nil]))
  }

  /// How many columns a type takes.
  func width(_ type: TypeReference) -> Int {
    switch type {
    case .primitive(let primitive): primitive.rawValue.utf8.count
    case .external(let name): name.utf8.count
    case .named(let id): widths[Int(id.index)]
    case .array(let inner): width(inner) + 2
    case .dictionary(let inner): width(inner) + 10
    case .optional(let inner): width(inner) + 1
    }
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
  func spelled(_ name: Identifier) -> String { Self.spelled(name) }

  private static func spelled(_ name: Identifier) -> String {
    name.isKeyword ? "`\(name.text)`" : name.text
  }

  /// A name in front of an argument, where one keyword alone needs backticks.
  func label(_ name: Identifier) -> String {
    name.text == "inout" ? "`\(name.text)`" : name.text
  }
}

extension Value {
  /// A list whose elements know whether they are the last.
  static func listed<T>(_ elements: [T], _ make: (T, Bool) -> Value) -> Value {
    .list(elements.enumerated().map { make($0.element, $0.offset == elements.count - 1) })
  }

  /// The lines of a comment.
  static func comment(_ documentation: Documentation, indentation: Int) -> Value {
    .list(DocumentationComment.lines(documentation, indentation: indentation).map { .string($0) })
  }
}
