/// A call that failed though the status of its response says success: its body says so.
public struct ReportedFailure: Sendable {
  /// The response. Its type is that of ``ClientError/output(of:)``.
  public let output: any OperationOutput
  /// What the body says of the reasons, for people; empty where it says none.
  public let messages: [String]
}

extension ReportedFailure {
  /// What the payload of a response says of a call that failed; `nil` where it did not fail.
  init?(_ payload: Any, in output: any OperationOutput) {
    func messages<M: FailureReporting>(_ model: M) -> [String]? { M._failure.messages(of: model) }
    switch payload {
    case let model as any FailureReporting:
      guard let messages = messages(model) else { return nil }
      self.init(output: output, messages: messages)
    case let union as any Union: self.init(union._payload.value.wrapped, in: output)
    case let choice as any _BodyChoice: self.init(choice._payload.value, in: output)
    case let content as any ResponseContent: self.init(content.body(), in: output)
    case let box as any JSONBox:
      guard let content = box.content else { return nil }
      self.init(content, in: output)
    default: return nil
    }
  }
}
