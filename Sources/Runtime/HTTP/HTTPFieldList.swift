/// The header or trailer fields of a message (RFC 9110, section 5), in their order.
///
/// Names are found in any case and keep the case they were given. A name may stand several times.
/// Two collections are equal when each name has the same values in the same order; the order of
/// different names says nothing (RFC 9110, section 5.3) and is not compared.
public struct HTTPFieldList: Sendable {
  /// One field line: a name and a value.
  public struct Field: Hashable, Sendable, CustomStringConvertible {
    /// The name, always a token, in the case it was given.
    public let name: String
    /// The value, without line breaks, NUL, or space at either end.
    public let value: String

    /// Makes a field line that cannot break out of its line.
    ///
    /// - Parameters:
    ///   - name: The name. Each scalar that no token may hold becomes `-`.
    ///   - value: The value. Each CR, LF and NUL becomes a space, as RFC 9110, section 5.5, has
    ///     recipients do; then space and tab at both ends are dropped.
    public init(name: String, value: String) {
      self.name = HTTPToken.repairing(name, with: "-", whenEmpty: "")
      self.value = Field.sanitized(value)
    }

    /// `name: value`.
    public var description: String { "\(name): \(value)" }

    /// Equal values under names that differ by case at most.
    public static func == (left: Field, right: Field) -> Bool {
      left.value == right.value && left.name.equalsIgnoringASCIICase(right.name)
    }

    /// Feeds the name in small letters, and the value.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name.lowercased())
      hasher.combine(value)
    }

    private static func sanitized(_ value: String) -> String {
      let blank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
      let needsWork =
        value.utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }
        || value.utf8.first.map(blank) == true || value.utf8.last.map(blank) == true
      guard needsWork else { return value }
      var bytes = value.utf8.map { $0 == 0x0D || $0 == 0x0A || $0 == 0 ? 0x20 : $0 }[...]
      while let first = bytes.first, blank(first) { bytes.removeFirst() }
      while let last = bytes.last, blank(last) { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private var fields: [Field] = []

  /// Makes a collection without fields.
  public init() {}

  /// Makes a collection of field lines in their order; those with an empty name are left out.
  public init(_ fields: some Sequence<Field>) {
    self.fields = fields.filter { !$0.name.isEmpty }
  }

  /// Adds a field line at the end, whether or not the name is there already.
  ///
  /// Nothing is added when the name is empty. See ``Field/init(name:value:)`` for what becomes of
  /// characters that would end the line.
  public mutating func append(_ value: String, for name: String) {
    append(Field(name: name, value: value))
  }

  /// Adds a field line at the end, whether or not the name is there already.
  public mutating func append(_ field: Field) {
    if !field.name.isEmpty { fields.append(field) }
  }

  /// The values of all lines of a name, in their order; none when the name is absent.
  ///
  /// The way to read `Set-Cookie`, whose lines cannot be combined (RFC 9110, section 5.3).
  public func values(for name: String) -> [String] {
    fields.compactMap { $0.name.equalsIgnoringASCIICase(name) ? $0.value : nil }
  }

  /// Whether there is a line of the name.
  public func contains(_ name: String) -> Bool {
    fields.contains { $0.name.equalsIgnoringASCIICase(name) }
  }

  /// The value of a name, its lines combined by `", "` (RFC 9110, section 5.3), those of `Cookie` by
  /// `"; "` (RFC 9113, section 8.2.3); nil when the name is absent.
  ///
  /// Setting it leaves one line of that name, where the first one stood or at the end; setting nil
  /// removes all of them.
  public subscript(name: String) -> String? {
    get {
      guard let first = fields.firstIndex(where: { $0.name.equalsIgnoringASCIICase(name) }) else {
        return nil
      }
      let values = fields[first...].filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
      if values.count == 1 { return values[0] }
      return values.joined(separator: name.equalsIgnoringASCIICase("cookie") ? "; " : ", ")
    }
    set {
      let first = fields.firstIndex { $0.name.equalsIgnoringASCIICase(name) }
      fields.removeAll { $0.name.equalsIgnoringASCIICase(name) }
      guard let newValue else { return }
      let field = Field(name: name, value: newValue)
      guard !field.name.isEmpty else { return }
      fields.insert(field, at: first ?? fields.endIndex)
    }
  }
}

extension HTTPFieldList: RandomAccessCollection {
  /// The position of the first line.
  public var startIndex: Int { fields.startIndex }
  /// The position after the last line.
  public var endIndex: Int { fields.endIndex }
  /// The line at a position.
  public subscript(position: Int) -> Field { fields[position] }
}

extension HTTPFieldList: ExpressibleByDictionaryLiteral {
  /// Makes a collection of the literal's lines, in their order; a name may stand several times.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { Field(name: $0.0, value: $0.1) })
  }
}

extension HTTPFieldList: Hashable {
  private var canonical: [String: [String]] {
    fields.reduce(into: [:]) { $0[$1.name.lowercased(), default: []].append($1.value) }
  }

  /// Whether both have the same values in the same order under each name, in any case.
  public static func == (left: HTTPFieldList, right: HTTPFieldList) -> Bool {
    left.fields == right.fields
      || (left.count == right.count && left.canonical == right.canonical)
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}

extension HTTPFieldList: CustomStringConvertible {
  /// One line per field. It shows every value, credentials as well: not for a log.
  public var description: String { fields.map(\.description).joined(separator: "\n") }
}
