import ConcordMustache
import ConcordSwiftIR

/// An expression of generated code, for the template `expression`.
indirect enum Expression {
  /// An expression that the template writes as it stands.
  case text(String)
  /// A member of a type that Swift infers (`.never`), or a call of one (`.items([…], min: 1)`).
  case member(String, [Argument])
  /// `(…)`
  case tuple([Expression])
  /// `[…]`
  case array([Expression])
  /// `[key: …]`, where a key is an expression as it stands.
  case dictionary([Argument])

  /// An expression with a label, or with a key, in front of it.
  typealias Argument = (label: String?, value: Expression)

  private static let shape = TemplateContext.expression.shape
  private static let memberShape = TemplateContext.member.shape

  /// A list of expressions without labels, in an array.
  static func list(_ elements: [Expression]) -> Value {
    let isOnly = elements.count == 1
    return .listed(elements) { $0.value(isLast: $1, isOnly: isOnly) }
  }

  /// What the template is given.
  func value(label: String? = nil, isLast: Bool = true, isOnly: Bool = false) -> Value {
    var (text, member, tuple): (Value, Value, Value) = (nil, nil, nil)
    var (array, dictionary): (Value, Value) = (nil, nil)
    switch self {
    case .text(let expression): text = .string(expression)
    case .member(let name, let arguments): member = Self.member(name, arguments)
    case .tuple(let elements): tuple = TemplateContext.expressions([Keys.list: Self.list(elements)])
    case .array(let elements): array = TemplateContext.expressions([Keys.list: Self.list(elements)])
    case .dictionary(let entries):
      dictionary = TemplateContext.expressions([Keys.list: Self.list(entries)])
    }
    return .object(
      Self.shape,
      [
        .string(orNull: label), text, member, tuple, array, dictionary, .bool(isLast),
        .bool(isOnly),
      ])
  }

  private static func list(_ arguments: [Argument]) -> Value {
    let isOnly = arguments.count == 1
    return .listed(arguments) { $0.value.value(label: $0.label, isLast: $1, isOnly: isOnly) }
  }

  private static func member(_ name: String, _ arguments: [Argument]) -> Value {
    // A list that is the only argument stands in the parentheses without an indentation of its own.
    if arguments.count == 1, arguments[0].label == nil, arguments[0].value.isCollection {
      return .object(memberShape, [.string(name), nil, arguments[0].value.value()])
    }
    return .object(
      memberShape,
      [
        .string(name),
        arguments.isEmpty ? nil : TemplateContext.expressions([Keys.list: list(arguments)]), nil,
      ])
  }

  private var isCollection: Bool {
    switch self {
    case .array, .dictionary: true
    case .text, .member, .tuple: false
    }
  }
}

extension Expression {
  /// A string literal.
  static func string(_ text: String) -> Expression { .text(SwiftLiteral.string(text)) }

  /// A call of a member with arguments without labels.
  static func member(_ name: String, _ arguments: Expression...) -> Expression {
    .member(name, arguments.map { (nil, $0) })
  }

  /// A literal of the runtime's `JSONValue`.
  init(_ literal: Literal) {
    switch literal {
    case .null: self = .text("nil")
    case .bool(let value): self = .text(value ? "true" : "false")
    case .number(let text): self = .text(text)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { Expression($0) })
    case .object(let members):
      self = .dictionary(members.map { (SwiftLiteral.string($0.key), Expression($0.value)) })
    }
  }

  /// The initial value of a property.
  init(_ value: InitialValue) {
    switch value {
    case .bool(let value): self = .text(value ? "true" : "false")
    case .number(let text): self = .text(text)
    case .string(let text): self = .string(text)
    case .null: self = .text("nil")
    case .member(let name): self = .member("." + TypeContext.spelled(name))
    case .call(let name, let argument):
      let name = name.text == "init" ? name.text : TypeContext.spelled(name)
      self = .member("." + name, [(nil, Expression(argument))])
    case .list(let elements): self = .array(elements.map { Expression($0) })
    case .dictionary(let entries):
      self = .dictionary(entries.map { (SwiftLiteral.string($0.key), Expression($0.value)) })
    }
  }
}
