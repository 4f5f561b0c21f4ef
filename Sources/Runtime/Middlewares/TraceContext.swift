/// Where a request belongs in a distributed trace (W3C Trace Context, Level 1).
///
/// ``TracingMiddleware`` sends it on, and sets ``current`` in a server.
public struct TraceContext: Hashable, Sendable {
  /// The context of the task: of the request that a server answers, or that a client is to
  /// continue.
  @TaskLocal public static var current: TraceContext?

  /// The number of the trace: 32 hexadecimal digits in small letters, not all zero.
  public let traceID: String
  /// The number of the request within it: 16 hexadecimal digits in small letters, not all zero.
  public let parentID: String
  /// Whether the caller may have recorded the trace.
  public let isSampled: Bool
  /// What the systems on the way noted, as `tracestate` has it; `nil` for nothing.
  public let state: String?

  /// Reads what a request carries.
  ///
  /// Only what section 3.2 allows is taken: small letters, ids that are not zero, no version `ff`,
  /// and nothing after the flags in version `00`. A later version is read as far as version `00`
  /// goes (section 4.3). Flags other than `sampled` are not kept. A `tracestate` that is not one
  /// (section 3.3) counts as none.
  ///
  /// - Parameters:
  ///   - traceparent: The value of the field `traceparent`.
  ///   - tracestate: The value of the field `tracestate`, its lines combined.
  public init?(traceparent: String, tracestate: String? = nil) {
    let bytes = Array(traceparent.utf8)
    guard bytes.count >= 55, bytes[2] == 0x2D, bytes[35] == 0x2D, bytes[52] == 0x2D,
      let version = Self.digits(bytes[0..<2]), version != "ff",
      bytes.count == 55 || version != "00" && bytes[55] == 0x2D,
      let traceID = Self.digits(bytes[3..<35]), traceID.contains(where: { $0 != "0" }),
      let parentID = Self.digits(bytes[36..<52]), parentID.contains(where: { $0 != "0" }),
      let flags = Self.digits(bytes[53..<55]).flatMap({ UInt8($0, radix: 16) })
    else { return nil }
    self.traceID = traceID
    self.parentID = parentID
    isSampled = flags & 1 == 1
    state = tracestate.flatMap { Self.isState($0) ? $0 : nil }
  }

  /// Reads the fields `traceparent` and `tracestate`; `nil` where they carry no context.
  public init?(_ fields: HTTPFieldList) {
    let parents = fields.values(for: "traceparent")
    guard parents.count == 1 else { return nil }
    self.init(traceparent: parents[0], tracestate: fields["tracestate"])
  }

  /// Begins a trace.
  ///
  /// - Parameters:
  ///   - isSampled: Whether it is to be recorded.
  ///   - random: Gives the numbers of which ids are made.
  public init(
    sampled isSampled: Bool,
    random: @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  ) {
    let high = random()
    let low = random()
    traceID = Self.text(high) + Self.text(high == 0 && low == 0 ? 1 : low)
    parentID = Self.text(max(random(), 1))
    self.isSampled = isSampled
    state = nil
  }

  private init(_ parent: TraceContext, parentID: String) {
    traceID = parent.traceID
    self.parentID = parentID
    isSampled = parent.isSampled
    state = parent.state
  }

  /// The context of a request that this one leads to: of the same trace, with an id of its own.
  ///
  /// - Parameter random: Gives the number of which the id is made.
  /// - Returns: The context.
  public func child(
    random: @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  ) -> TraceContext {
    TraceContext(self, parentID: Self.text(max(random(), 1)))
  }

  /// The value of the field `traceparent`, in version `00`.
  public var traceparent: String { "00-\(traceID)-\(parentID)-\(isSampled ? "01" : "00")" }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> String? {
    let areDigits = bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return areDigits ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func text(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension TraceContext {
  /// Whether a text is a list of at most 32 members with keys that differ (section 3.3.1).
  private static func isState(_ text: String) -> Bool {
    var keys: Set<Substring> = []
    for member in text.utf8.split(separator: 0x2C).map({ Substring($0) }) {
      let blank = { (character: Character) in character == " " || character == "\t" }
      var member = member.drop(while: blank)
      while let last = member.last, blank(last) { member.removeLast() }
      if member.isEmpty { continue }
      guard let sign = member.firstIndex(of: "="), isKey(member[..<sign]),
        isValue(member[member.index(after: sign)...]), keys.insert(member[..<sign]).inserted
      else { return false }
    }
    return (1...32).contains(keys.count)
  }

  private static func isKey(_ key: Substring) -> Bool {
    let parts = key.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard
      parts.allSatisfy({ part in
        part.allSatisfy { isLetter($0) || isDigit($0) || "_-*/".utf8.contains($0) }
      })
    else { return false }
    switch parts.count {
    case 1: return (1...256).contains(key.utf8.count) && parts[0].first.map(isLetter) == true
    case 2:
      return (1...241).contains(parts[0].count) && (1...14).contains(parts[1].count)
        && parts[0].first.map { isLetter($0) || isDigit($0) } == true
        && parts[1].first.map(isLetter) == true
    default: return false
    }
  }

  private static func isValue(_ value: Substring) -> Bool {
    // Blanks at the end have gone; the value ends in a byte that is none.
    (1...256).contains(value.utf8.count)
      && value.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x2C && $0 != 0x3D }
  }
}
