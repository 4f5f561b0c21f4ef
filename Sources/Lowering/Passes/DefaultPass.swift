import ConcordDiagnostics
import ConcordSwiftIR

/// Says defaults (JSON Schema 2020-12, section 9.2) in the terms of the types that they are for,
/// once all types have their names.
///
/// A default that no literal of the type says (a date, a struct, or a value of another type) stands
/// in the comment alone, and the property is as it would be without one.
struct DefaultPass {
  private let types: [TypeDeclaration]
  private let distinguishesNull: Bool
  private var diagnostics: [Diagnostic] = []

  /// Says the defaults of all properties in Swift, and gives what there is to say about them.
  /// `distinguishesNull` says whether properties without a default keep absent and `null` apart.
  static func run(_ types: inout [TypeDeclaration], distinguishesNull: Bool) -> [Diagnostic] {
    let (changed, diagnostics) = changes(types, distinguishesNull: distinguishesNull)
    for (index, declaration) in changed { types[index] = .structure(declaration) }
    return diagnostics
  }

  /// The structs that change, by their places. The pass is gone when they are put there, so that
  /// the other types need not be copied.
  private static func changes(
    _ types: [TypeDeclaration], distinguishesNull: Bool
  ) -> ([(index: Int, declaration: StructDeclaration)], [Diagnostic]) {
    var pass = DefaultPass(types: types, distinguishesNull: distinguishesNull)
    var changed: [(index: Int, declaration: StructDeclaration)] = []
    for index in types.indices {
      guard case .structure(var declaration) = types[index],
        declaration.properties.contains(where: { $0.defaultValue != nil })
      else { continue }
      for position in declaration.properties.indices {
        pass.settle(&declaration.properties[position])
      }
      changed.append((index, declaration))
    }
    return (changed, pass.diagnostics)
  }

  private init(types: [TypeDeclaration], distinguishesNull: Bool) {
    self.types = types
    self.distinguishesNull = distinguishesNull
  }

  private mutating func settle(_ property: inout Property) {
    guard let literal = property.defaultValue else { return }
    if !property.isIndirect {
      property.initialValue = value(literal, of: property.type, depth: 0)
      if property.initialValue == nil, let converted = Self.converted(literal) {
        property.initialValue = value(converted, of: property.type, depth: 0)
        if property.initialValue != nil { report(.defaultMisspelled, property) }
      }
    }
    guard property.initialValue == nil else { return }
    report(fits(literal, property.type) ? .defaultNotExpressed : .defaultMismatch, property)
    property.defaultValue = nil
    switch property.presence {
    case .defaulted: property.presence = .optional
    case .defaultedNullable:
      property.presence = distinguishesNull ? .optionalNullable : .optional
    case .required, .nullable, .optional, .optionalNullable: break
    }
  }

  /// What a default is likely to mean that has quotes where its type wants none, or none where it
  /// wants them.
  private static func converted(_ literal: Literal) -> Literal? {
    switch literal {
    case .string("true"): .bool(true)
    case .string("false"): .bool(false)
    case .string(let text): isLiteral(text) ? .number(text) : nil
    case .bool(let bool): .string(bool ? "true" : "false")
    case .number(let text): .string(text)
    case .null, .array, .object: nil
    }
  }

  private mutating func report(_ kind: DiagnosticKind, _ property: Property) {
    let origin = property.origin
    let range = SourceRange(
      SourceID(index: origin.source), Int(origin.start), Int(origin.end))
    diagnostics.append(Diagnostic(kind, at: range, property.key))
  }

  /// The value in Swift; `nil` where it is of another type, or there is no literal of its type.
  private func value(_ literal: Literal, of type: TypeReference, depth: Int) -> InitialValue? {
    guard depth < Self.maximumDepth else { return nil }
    switch type {
    case .primitive(let primitive): return value(literal, of: primitive)
    case .external: return nil
    case .optional(let wrapped):
      return literal == .null ? .null : value(literal, of: wrapped, depth: depth + 1)
    case .array(let element):
      guard case .array(let elements) = literal, elements.count <= Self.maximumCount else {
        return nil
      }
      let values = elements.compactMap { value($0, of: element, depth: depth + 1) }
      return values.count == elements.count ? .list(values) : nil
    case .dictionary(let element):
      guard case .object(let members) = literal, members.count <= Self.maximumCount else {
        return nil
      }
      let entries = members.compactMap { member in
        value(member.value, of: element, depth: depth + 1).map {
          InitialValue.Entry(key: member.key, value: $0)
        }
      }
      return entries.count == members.count ? .dictionary(entries) : nil
    case .named(let id): return value(literal, of: types[Int(id.index)], depth: depth)
    }
  }

  private static let maximumDepth = 8
  private static let maximumCount = 24

  private func value(
    _ literal: Literal, of declaration: TypeDeclaration, depth: Int
  ) -> InitialValue? {
    switch declaration {
    case .structure: return nil
    case .alias(let alias): return value(literal, of: alias.target, depth: depth + 1)
    case .enumeration(let declaration):
      if let known = declaration.cases.first(where: { $0.value == literal }) {
        return .member(known.name)
      }
      guard declaration.isOpen else { return nil }
      return value(literal, of: declaration.rawType).map { .call(Identifier("init"), $0) }
    case .union(let union):
      for alternative in union.alternatives {
        guard Self.matches(literal, alternative.recognition),
          let value = value(literal, of: alternative.type, depth: depth + 1)
        else { continue }
        return .call(alternative.name, value)
      }
      return nil
    }
  }

  /// Whether a value looks like one of an alternative.
  private static func matches(
    _ literal: Literal, _ recognition: UnionDeclaration.Recognition
  ) -> Bool {
    switch (recognition, literal) {
    case (.any, _), (.null, .null), (.bool, .bool), (.number, .number), (.array, .array),
      (.object, .object):
      true
    case (.integer(let values), .number(let text)):
      values.isEmpty || values.contains { String($0) == text }
    case (.constant(let values), _): values.contains(literal)
    case (.string(let values), .string(let text)): values.isEmpty || values.contains(text)
    default: false
    }
  }

  private func value(_ literal: Literal, of primitive: Primitive) -> InitialValue? {
    switch (primitive, literal) {
    case (.string, .string(let text)): return .string(text)
    case (.bool, .bool(let bool)): return .bool(bool)
    case (.int, .number(let text)), (.int64, .number(let text)):
      return Self.integer(text).flatMap(Int64.init).map { .number(String($0)) }
    case (.int32, .number(let text)):
      return Self.integer(text).flatMap(Int32.init).map { .number(String($0)) }
    case (.uint64, .number(let text)):
      return Self.integer(text).flatMap(UInt64.init).map { .number(String($0)) }
    // A decimal fraction would pass through binary on its way.
    case (.decimal, .number(let text)):
      return Self.integer(text).flatMap(Int64.init).map { .number(String($0)) }
    case (.double, .number(let text)):
      return Double(text)?.isFinite == true ? .number(text) : nil
    case (.float, .number(let text)):
      return Float(text)?.isFinite == true ? .number(text) : nil
    case (.json, _): return json(literal, depth: 0)
    default: return nil
    }
  }

  /// Whether a text is a number as JSON spells one, which is a literal of Swift too: quotes may hold
  /// `+1`, `0x1` or `nan`.
  private static func isLiteral(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return digits.first.map { $0 &- 0x30 < 10 } == true
      && text.utf8.last.map { $0 &- 0x30 < 10 } == true
      && digits.allSatisfy { $0 &- 0x30 < 10 || "-+.eE".utf8.contains($0) }
      && Double(text)?.isFinite == true
  }

  /// The digits of a whole number, however JSON spells it; `nil` for others.
  private static func integer(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }) { return text }
    return Double(text).flatMap(Int64.init(exactly:)).map { String($0) }
  }

  private func json(_ literal: Literal, depth: Int) -> InitialValue? {
    guard depth < Self.maximumDepth else { return nil }
    switch literal {
    case .null: return .null
    case .bool(let bool): return .bool(bool)
    case .number(let text):
      if let integer = Self.integer(text) {
        return Int64(integer).map { .number(String($0)) }
      }
      return Double(text)?.isFinite == true ? .number(text) : nil
    case .string(let text): return .string(text)
    case .array(let elements):
      let values = elements.compactMap { json($0, depth: depth + 1) }
      return values.count == elements.count && values.count <= Self.maximumCount
        ? .list(values) : nil
    case .object(let members):
      let entries = members.compactMap { member in
        json(member.value, depth: depth + 1).map {
          InitialValue.Entry(key: member.key, value: $0)
        }
      }
      return entries.count == members.count && entries.count <= Self.maximumCount
        ? .dictionary(entries) : nil
    }
  }

  /// Whether a value is of the JSON type that a type is for.
  private func fits(_ literal: Literal, _ type: TypeReference) -> Bool {
    switch type {
    case .primitive(let primitive):
      switch (primitive, literal) {
      case (.json, _), (.bool, .bool): true
      case (.int, .number(let text)), (.int32, .number(let text)), (.int64, .number(let text)),
        (.uint64, .number(let text)):
        Self.integer(text) != nil
      case (.double, .number), (.float, .number), (.decimal, .number): true
      case (.string, .string), (.date, .string), (.calendarDate, .string), (.data, .string),
        (.url, .string), (.uuid, .string), (.filePart, .string):
        true
      default: false
      }
    case .external: true
    case .optional(let wrapped): literal == .null || fits(literal, wrapped)
    case .array: if case .array = literal { true } else { false }
    case .dictionary: if case .object = literal { true } else { false }
    case .named(let id):
      switch types[Int(id.index)] {
      case .structure: if case .object = literal { true } else { false }
      case .alias(let alias): fits(literal, alias.target)
      case .enumeration: false
      case .union: true
      }
    }
  }
}
