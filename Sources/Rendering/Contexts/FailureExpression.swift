import ConcordSwiftIR

extension Expression {
  /// How a body says that a call failed.
  init(_ rule: FailureRule) {
    let (label, literal) =
      switch rule.condition {
      case .equals(let literal): ("equals", literal)
      case .unless(let literal): ("unless", literal)
      }
    var arguments: [Argument] = [(nil, .string(rule.member)), (label, Expression(literal))]
    if let messages = rule.messages { arguments.append(("messages", .string(messages))) }
    self = .member("_FailureRule", arguments)
  }
}
