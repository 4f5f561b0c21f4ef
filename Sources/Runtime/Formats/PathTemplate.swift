internal import ConcordText

/// A path with variables, such as `/pet/{petId}` or `/report.{format}` (OpenAPI 3.1, section 4.8.8.2,
/// Path Templating): written with values by a client, matched by a server's router.
///
/// Making one never fails: a brace without its partner, and `{}`, are text like any other.
public struct PathTemplate: Hashable, Sendable {
  /// What keeps a path from being written.
  public enum ExpansionError: Error, Hashable, CustomStringConvertible {
    /// There is no value for the variable.
    case missing(variable: String)
    /// A segment that holds the variable would be empty, so that the path would be another one's.
    case empty(variable: String)
    /// A segment that holds the variable would be `.` or `..` and lead up the path.
    case dotSegment(variable: String)

    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .missing(let variable): "the path needs a value for '\(variable)'; give one"
      case .empty(let variable): "the path's '\(variable)' is empty; give it a value"
      case .dotSegment(let variable):
        "the path's '\(variable)' makes a segment '.' or '..', which leads up the path; give "
          + "another value"
      }
    }
  }

  /// How much of a path a template fixes: of several templates that match a path, the one with the
  /// greatest specificity is meant.
  ///
  /// Segments are compared from the left: one without variables is greater than one with, and more
  /// text around variables is greater than less.
  public struct Specificity: Hashable, Comparable, Sendable {
    fileprivate let ranks: [Int]

    /// Whether the left side fixes less than the right side.
    public static func < (left: Specificity, right: Specificity) -> Bool {
      left.ranks.lexicographicallyPrecedes(right.ranks)
    }
  }

  private enum Piece: Hashable, Sendable {
    /// Percent-encoded text, normalised.
    case text([UInt8])
    case variable(String)
  }

  private enum Segment: Hashable, Sendable {
    /// Text without variables: as it is written, and decoded, as it is matched.
    case fixed(encoded: String, decoded: [UInt8])
    case templated([Piece])
  }

  /// The template as it was given.
  public let text: String
  private let segments: [Segment]

  /// Makes a template of a text such as `/pet/{petId}`.
  public init(_ text: String) {
    self.text = text
    segments = PathTemplate.body(Array(text.utf8)).split(
      separator: 0x2F, omittingEmptySubsequences: false
    ).map(PathTemplate.segment)
  }

  /// The names of the variables in their order, each once.
  public var variables: [String] {
    var names: [String] = []
    for case .templated(let pieces) in segments {
      for case .variable(let name) in pieces where !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// How much of a path the template fixes.
  public var specificity: Specificity {
    Specificity(
      ranks: segments.map { segment in
        guard case .templated(let pieces) = segment else { return .max }
        return pieces.reduce(0) { sum, piece in
          if case .text(let bytes) = piece { sum + bytes.count } else { sum }
        }
      })
  }

  // The path's leading slash opens the first segment; a template without one means the same.
  private static func body(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.first == 0x2F ? bytes.dropFirst() : bytes[...]
  }

  private static func segment(_ bytes: ArraySlice<UInt8>) -> Segment {
    var pieces: [Piece] = []
    var rest = bytes
    var text: [UInt8] = []
    while let byte = rest.first {
      if byte == 0x7B, let end = rest.firstIndex(of: 0x7D), end > rest.startIndex + 1 {
        if !text.isEmpty { pieces.append(.text(normalized(text))) }
        text = []
        let name = rest[(rest.startIndex + 1)..<end]
        pieces.append(.variable(String(decoding: name, as: UTF8.self)))
        rest = rest[(end + 1)...]
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    if pieces.isEmpty {
      let encoded = normalized(text)
      let decoded = PercentTriplet.decode(encoded[...], plusIsSpace: false, strict: false)
      return .fixed(encoded: String(decoding: encoded, as: UTF8.self), decoded: decoded ?? [])
    }
    if !text.isEmpty { pieces.append(.text(normalized(text))) }
    return .templated(pieces)
  }

  // One spelling for each path (RFC 3986, section 6.2.2): unreserved characters are not encoded,
  // what a segment cannot hold is, and hexadecimal digits are capitals.
  private static func normalized(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let triplet = bytes[index] == 0x25 ? PercentTriplet.byte(in: bytes, at: index) : nil
      let byte = triplet ?? bytes[index]
      let allowance: PercentEncoding.Allowance = triplet == nil ? .pathSegment : .unreserved
      if allowance.contains(byte) {
        result.append(byte)
      } else {
        PercentTriplet.append(byte, to: &result)
      }
      index += triplet == nil ? 1 : 3
    }
    return result
  }
}

// MARK: - Writing

extension PathTemplate {
  /// Writes a path with a value in the place of each variable, percent-encoded.
  ///
  /// - Parameter values: The values by name, as plain text; `/` in a value is encoded.
  /// - Returns: The path, percent-encoded, beginning with `/`.
  /// - Throws: ``ExpansionError`` when a value is missing, or makes a segment that is empty, `.` or
  ///   `..`.
  public func expand(_ values: [String: String]) throws(ExpansionError) -> String {
    try expand { values[$0].map { PercentEncoding.encode($0) } }
  }

  /// Writes a path with a value in the place of each variable, where the values are encoded already, as
  /// those of a list are, whose commas are not.
  ///
  /// - Parameter values: The encoded values by name. What a segment cannot hold, such as `/` and
  ///   `?`, is encoded all the same.
  /// - Returns: The path, percent-encoded, beginning with `/`.
  /// - Throws: ``ExpansionError`` when a value is missing, or makes a segment that is empty, `.` or
  ///   `..`.
  public func expand(encoded values: [String: String]) throws(ExpansionError) -> String {
    try expand { values[$0].map { PercentEncoding.encode($0, allowing: .pathSegment) } }
  }

  private func expand(_ value: (String) -> String?) throws(ExpansionError) -> String {
    var path = ""
    for segment in segments {
      path += "/"
      switch segment {
      case .fixed(let encoded, _): path += encoded
      case .templated(let pieces):
        var text = ""
        var last = ""
        for piece in pieces {
          switch piece {
          case .text(let bytes): text += String(decoding: bytes, as: UTF8.self)
          case .variable(let name):
            guard let value = value(name) else { throw .missing(variable: name) }
            text += value
            last = name
          }
        }
        if text.isEmpty { throw .empty(variable: last) }
        // `%2E` is a dot to whoever resolves the path.
        switch PercentEncoding.decode(text) {
        case ".", "..": throw .dotSegment(variable: last)
        default: path += text
        }
      }
    }
    return path
  }
}

// MARK: - Matching

extension PathTemplate {
  /// Reads the values of the variables from a path.
  ///
  /// A variable takes one byte or more of one segment. Between two texts it takes as little as will
  /// do: `{name}.{ext}` reads `a.tar.gz` as `a` and `tar.gz`. A delimiter that is percent-encoded in
  /// the path, as `%2C`, is part of a value. A name that stands twice has to have the same value. A
  /// slash at the end counts. A value that is not UTF-8 does not fit.
  /// - Parameter path: The path, percent-encoded, without query.
  /// - Returns: The decoded values by name; nil when the path does not fit.
  public func match(_ path: String) -> [String: String]? {
    matchEncoded(path)?.compactMapValues { PercentEncoding.decode($0) }
  }

  /// Reads the values of the variables from a path as they stand in it, percent-encoded; see
  /// ``match(_:)``.
  func matchEncoded(_ path: String) -> [String: String]? {
    let parts = PathTemplate.body(Array(path.utf8)).split(
      separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      switch segment {
      case .fixed(_, let decoded):
        if part.elementsEqual(decoded) { continue }
        let plain = PercentTriplet.decode(part, plusIsSpace: false, strict: true)
        guard plain == decoded else { return nil }
      case .templated(let pieces):
        guard PathTemplate.match(pieces, part, &values) else { return nil }
      }
    }
    return values
  }

  private static func match(
    _ pieces: [Piece], _ part: ArraySlice<UInt8>, _ values: inout [String: String]
  ) -> Bool {
    // A variable alone, as most are, needs no search.
    if pieces.count == 1, case .variable(let name) = pieces[0] {
      return set(name, part, &values)
    }
    var rest = normalized(part)[...]
    var open: String?
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .variable(let name):
        if let previous = open {
          // Nothing tells two neighbours apart: the first one takes one character.
          let size = rest.first == 0x25 ? 3 : 1
          guard set(previous, rest.prefix(size), &values) else { return false }
          rest = rest.dropFirst(size)
        }
        open = name
      case .text(let text):
        guard let name = open else {
          guard rest.starts(with: text) else { return false }
          rest = rest.dropFirst(text.count)
          continue
        }
        // The last text has to end the segment; the others are taken where they come first.
        let isLast = index == pieces.count - 1
        guard let start = isLast ? suffix(text, of: rest) : first(text, in: rest.dropFirst()) else {
          return false
        }
        guard set(name, rest[..<start], &values) else { return false }
        rest = rest[(start + text.count)...]
        open = nil
      }
    }
    if let open { return set(open, rest, &values) }
    return rest.isEmpty
  }

  private static func set(
    _ name: String, _ encoded: ArraySlice<UInt8>, _ values: inout [String: String]
  ) -> Bool {
    let text = String(decoding: encoded, as: UTF8.self)
    guard !encoded.isEmpty, let value = PercentEncoding.decode(text),
      values[name].map({ PercentEncoding.decode($0) == value }) ?? true
    else { return false }
    values[name] = text
    return true
  }

  private static func suffix(_ text: [UInt8], of rest: ArraySlice<UInt8>) -> Int? {
    rest.count > text.count && rest.suffix(text.count).elementsEqual(text)
      ? rest.endIndex - text.count : nil
  }

  private static func first(_ text: [UInt8], in rest: ArraySlice<UInt8>) -> Int? {
    guard rest.count >= text.count else { return nil }
    return (rest.startIndex...(rest.endIndex - text.count)).first {
      rest[$0...].starts(with: text)
    }
  }
}

extension PathTemplate: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Makes a template of a literal; see ``init(_:)``.
  public init(stringLiteral value: String) { self.init(value) }

  /// The template as it was given.
  public var description: String { text }
}
