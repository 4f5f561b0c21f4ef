internal import Foundation

/// A call that failed though the status of its response says success: its body says so.
public struct ReportedFailure: Sendable {
  /// The response, whose type is that of ``ClientError/output(of:)``; `nil` where the body is not what
  /// the description says, as those of failures often are not.
  public let output: (any OperationOutput)?
  /// What the body says of the reasons, for people; empty where it says none.
  public let messages: [String]
}

extension FailureVerdict {
  /// What the payload of a response says.
  init(_ payload: Any) {
    func verdict<M: FailureReporting>(_ model: M) -> FailureVerdict {
      M._failure.verdict(model.presentMembers.lazy.map { ($0.key, $0.value) })
    }
    self =
      switch payload {
      case let model as any FailureReporting: verdict(model)
      case let union as any Union: FailureVerdict(union._payload.value.wrapped)
      case let choice as any _BodyChoice: FailureVerdict(choice._payload.value)
      case let content as any ResponseContent: FailureVerdict(content.body())
      case let box as any JSONBox: box.content.map { FailureVerdict($0) } ?? .unknown
      default: .unknown
      }
  }

  /// What a body in JSON says, by the first rule that says anything.
  init(_ body: Data, by rules: [_FailureRule]) {
    self = .unknown
    guard !rules.isEmpty, !body.isEmpty,
      case .object(let members) = try? JSONValue(parsing: body)
    else { return }
    for rule in rules {
      self = rule.verdict(members.lazy.map { ($0.key, $0.value as Any) })
      if self != .unknown { return }
    }
  }
}
