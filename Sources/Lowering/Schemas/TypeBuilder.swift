import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Turns schemas into types, each once, and gathers what they are to be called; the names
/// themselves are given when all are known.
struct TypeBuilder {
  let document: ResolvedDocument
  let options: LoweringOptions
  /// The types, with names still to be given.
  private(set) var types: [TypeDeclaration] = []
  /// What each type is to be called, by position.
  private(set) var hints: [NameHint] = []
  /// The names in Swift for ``hints``, before anybody asks whether they are taken.
  private(set) var typeNames: [String] = []
  /// The names that the document itself chooses for Swift, by position.
  private(set) var swiftNames: [String?] = []
  /// The schema that each type comes from, by position: its flattened form is used to tell
  /// alternatives apart.
  private(set) var schemas: [Schema] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What the constraints of each type are read from, where they are wanted.
  private(set) var constraintSources: [TypeID: ConstraintSource] = [:]

  var flattener: SchemaFlattener
  /// The schemas that extend others.
  let families: SchemaFamilies
  /// Where values of the schemas go; worked out when it is first asked for.
  lazy var directions = SchemaDirections(of: document, families)
  private lazy var fileNames = FileNames(document.schemas.keys)
  private var named: [String: TypeID] = [:]
  /// What each schema became that is no reference. The schemas are kept: the identity of one that is
  /// gone may become another's.
  private var inline: [ObjectIdentifier: (schema: Schema, use: TypeUse)] = [:]
  private var reported: Set<Diagnostic> = []
  /// The inline schemas that are being lowered.
  private var open: [ObjectIdentifier: OpenSchema] = [:]
  /// The schemas for the members of objects that are of one of several, one for each set of them.
  var memberSchemas: [[ObjectIdentifier]: Schema] = [:]
  /// The names of members by their keys, of which a document has few and each often.
  private var memberNames: [String: String] = [:]
  /// How often each group of alternatives is being lowered.
  var openChoices: [ObjectIdentifier: Int] = [:]

  /// An inline schema that is being lowered.
  private struct OpenSchema {
    /// Its type, once there is a place for one.
    var slot: TypeID?
    /// How often it was come back to before there was one.
    var returns = 0
    /// Whether the place was made because it was come back to.
    var isForced = false
  }

  init(document: ResolvedDocument, options: LoweringOptions) {
    self.document = document
    self.options = options
    flattener = SchemaFlattener(document: document)
    families = SchemaFamilies(of: document)
  }

  /// What every schema became, in the order of the document.
  var schemaUses: [(schema: Schema, type: TypeReference)] {
    let declared = named.values.map { id in
      let schema = schemas[Int(id.index)]
      let use = TypeUse(type: .named(id), isNullable: isNullable(schema))
      return (schema: schema, type: use.element)
    }
    let used = inline.values.map { (schema: $0.schema, type: $0.use.element) }
    return (declared + used).sorted { $0.schema.location < $1.schema.location }
  }

  /// Everything that was found wrong on the way.
  var allDiagnostics: [Diagnostic] { flattener.diagnostics + diagnostics }

  mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// How many schemas are lowered because another refers to them, each within the other; what lies
  /// deeper is postponed, so that no chain of references is too long for the stack.
  private static let declarationDepthLimit = 32
  private var declarationDepth = 0
  private var postponed: [(schema: Schema, hint: NameHint, slot: TypeID)] = []

  /// The name in Swift of a member with a key.
  mutating func memberName(_ key: String) -> String {
    if let known = memberNames[key] { return known }
    let name = SwiftName.member(key)
    memberNames[key] = name
    return name
  }

  // MARK: Uses

  /// What a schema becomes where it stands.
  mutating func use(_ schema: Schema, hint: NameHint) -> TypeUse {
    let isReference = schema.reference != nil && schema.onlyAnnotates
    if isReference { reportUnexpressed(schema.unsupported) }
    if isReference, schema.annotations.examples.isEmpty, let reference = schema.reference {
      return use(reference)
    }
    let identity = ObjectIdentifier(schema)
    if let known = inline[identity] { return known.use }
    if isReference, let reference = schema.reference {
      let use = use(reference)
      inline[identity] = (schema, use)
      return use
    }
    if let use = useOfOpen(schema, hint: hint) { return use }
    let isOutermost = open[identity] == nil
    if isOutermost { open[identity] = OpenSchema() }
    var use = lower(schema, hint: hint, slot: nil)
    guard isOutermost else { return use }
    if let state = open.removeValue(forKey: identity), state.isForced, let slot = state.slot {
      define(slot, .alias(alias(for: schema, target: use.type)))
      use.type = .named(slot)
    }
    inline[identity] = (schema, use)
    return use
  }

  /// What a schema becomes that is come back to while it is lowered: the type that it is getting. A
  /// list or the like gets none of its own, and one is made where it leads to nothing but itself.
  private mutating func useOfOpen(_ schema: Schema, hint: NameHint) -> TypeUse? {
    let identity = ObjectIdentifier(schema)
    guard var state = open[identity] else { return nil }
    state.returns += 1
    if state.slot == nil, state.returns > 1 {
      state.slot = reserve(schema, hint: hint)
      state.isForced = true
    }
    open[identity] = state
    return state.slot.map { TypeUse(type: .named($0), isNullable: isNullable(schema)) }
  }

  private func alias(for schema: Schema, target: TypeReference) -> AliasDeclaration {
    AliasDeclaration(
      name: Identifier(""), documentation: documentation(schema.annotations), target: target,
      origin: Origin(schema.range))
  }

  /// What a reference becomes: the type of the schema that it names.
  mutating func use(_ reference: Reference) -> TypeUse {
    guard let target = document.schema(of: reference) else { return .any }
    if target.boolean != nil || target.saysNothing { return .any }
    let id = declare(target, at: reference.target)
    return TypeUse(type: .named(id), isNullable: isNullable(target))
  }

  /// Declares the schema of a location, once.
  @discardableResult
  mutating func declare(_ schema: Schema, at location: String) -> TypeID {
    if let known = named[location] { return known }
    let hint =
      flattener.componentNames[location].map(NameHint.component)
      ?? NameHint(parts: pointerName(location))
    let slot = reserve(schema, hint: hint)
    named[location] = slot
    postponed.append((schema, hint, slot))
    guard declarationDepth < Self.declarationDepthLimit else { return slot }
    let isOutermost = declarationDepth == 0
    declarationDepth += 1
    repeat {
      guard let (schema, hint, slot) = postponed.popLast() else { break }
      let use = lower(schema, hint: hint, slot: slot)
      if use.type != .named(slot) {
        define(slot, .alias(alias(for: schema, target: use.type)))
      }
    } while isOutermost
    declarationDepth -= 1
    return slot
  }

  /// A place for a type that is still to be made.
  mutating func reserve(_ schema: Schema, hint: NameHint) -> TypeID {
    let id = TypeID(index: types.count)
    types.append(
      .alias(
        AliasDeclaration(
          name: Identifier(""), documentation: Documentation(), target: .primitive(.json),
          origin: Origin(schema.range))))
    hints.append(hint)
    typeNames.append(hint.typeName)
    swiftNames.append(
      schema.extensions.first { $0.key == "x-swift-name" && $0.value.string != nil }?.value.string)
    schemas.append(schema)
    let identity = ObjectIdentifier(schema)
    if open[identity] != nil, open[identity]?.slot == nil { open[identity]?.slot = id }
    return id
  }

  /// Puts a type into its place.
  mutating func define(_ id: TypeID, _ declaration: TypeDeclaration) {
    types[Int(id.index)] = declaration
  }

  /// Gives the types away, so that they can be changed without being copied.
  mutating func takeTypes() -> [TypeDeclaration] {
    defer { types = [] }
    return types
  }

  /// Keeps what the constraints of a type are read from, once all types are known.
  mutating func note(_ id: TypeID, _ source: @autoclosure () -> ConstraintSource) {
    if options.validation { constraintSources[id] = source() }
  }

  /// Whether `null` is a value of the schema.
  func isNullable(_ schema: Schema) -> Bool {
    var visited: Set<ObjectIdentifier> = []
    return isNullable(schema, visited: &visited)
  }

  private func isNullable(_ schema: Schema, visited: inout Set<ObjectIdentifier>) -> Bool {
    guard visited.insert(ObjectIdentifier(schema)).inserted else { return false }
    if schema.types.contains(.null) { return true }
    if !schema.types.isEmpty { return false }
    if schema.enumeration?.contains(where: \.isNull) == true { return true }
    if schema.constant?.isNull == true { return true }
    if let reference = schema.reference, let target = document.schema(of: reference),
      isNullable(target, visited: &visited)
    {
      return true
    }
    guard let composition = schema.composition else { return false }
    if !composition.allOf.isEmpty {
      for part in composition.allOf where !part.saysNothing {
        guard isNullable(part, visited: &visited) else { return false }
      }
      return true
    }
    for alternative in composition.oneOf + composition.anyOf {
      if isNullable(alternative, visited: &visited) { return true }
    }
    return false
  }

  /// The name of a schema that a pointer other than into `components` names.
  private mutating func pointerName(_ location: String) -> [String] {
    let halves = location.split(separator: "#", maxSplits: 1)
    if halves.count < 2 || halves[1] == "/", let file = halves.first {
      return [fileNames.name(of: String(file))]
    }
    let pointer = halves[1]
    let skipped: Set<Substring> = [
      "properties", "items", "schema", "content", "components", "schemas", "paths", "$defs",
      "definitions", "allOf", "oneOf", "anyOf", "responses", "requestBody", "application~1json",
    ]
    let parts = pointer.split(separator: "/").filter { !skipped.contains($0) }
    return parts.isEmpty ? ["Root"] : parts.map { String($0).replacing("~1", with: "/") }
  }

  // MARK: Schemas

  /// Lowers what a schema says. A type that has to be declared takes the slot, or a new one.
  mutating func lower(_ schema: Schema, hint: NameHint, slot: TypeID?) -> TypeUse {
    if schema.boolean != nil { return .any }
    if let reference = schema.reference, schema.onlyAnnotates,
      flattener.componentNames[reference.target] != nil
    {
      return use(reference)
    }
    if let family = families.family(of: schema),
      let use = lowerFamily(family, of: schema, hint: hint, slot: slot)
    {
      return use
    }
    if let composition = schema.composition, composition.allOf.count == 1,
      composition.oneOf.isEmpty, composition.anyOf.isEmpty, schema.types.isEmpty,
      schema.object == nil, schema.array == nil, schema.enumeration == nil,
      schema.reference == nil, !families.isKind(schema)
    {
      reportUnexpressed(schema.unsupported)
      // A lone part is that part: `allOf` is how OpenAPI 3.0 puts words beside a reference.
      return use(composition.allOf[0], hint: hint)
    }
    let flat = flattener.flatten(schema, hint: hint)
    reportUnexpressed(flat)
    return lower(flat, of: schema, hint: hint, slot: slot)
  }

  private mutating func lower(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeUse {
    var isNullable = flat.isNullable
    if flat.types.isEmpty {
      isNullable = isNullable || flat.enumeration?.contains(where: \.isNull) == true
      isNullable = isNullable || flat.constant?.isNull == true
    }
    if !flat.choices.isEmpty,
      let use = lowerChoices(flat, of: schema, hint: hint, slot: slot)
    {
      return TypeUse(type: use.type, isNullable: use.isNullable || isNullable)
    }
    let types = flat.effectiveTypes.filter { $0 != .null }
    let type: TypeReference
    if let values = enumerationValues(flat, types) {
      if slot == nil, values.count == 1, let only = lowerConstant(values[0]) {
        return TypeUse(type: only, isNullable: isNullable, constant: Literal(values[0]))
      }
      type = lowerEnumeration(values, flat, of: schema, hint: hint, slot: slot)
    } else if types.count > 1, types != [.integer, .number] {
      type = lowerTypes(types, flat, of: schema, hint: hint, slot: slot)
    } else {
      switch types.first {
      case nil: type = .primitive(.json)
      case .object: type = lowerObject(flat, of: schema, hint: hint, slot: slot)
      case .array: type = lowerArray(flat, of: schema, hint: hint, slot: slot)
      case .null: type = .primitive(.json)
      case .some(let simple):
        type = lowerScalar(types.contains(.number) ? .number : simple, flat)
      }
    }
    if type == .primitive(.json) { isNullable = false }
    return TypeUse(type: type, isNullable: isNullable)
  }

  private mutating func lowerArray(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference {
    if !flat.prefixItems.isEmpty { return lowerTuple(flat, of: schema, hint: hint, slot: slot) }
    guard let items = flat.items else { return .array(.primitive(.json)) }
    return .array(use(items.schema, hint: hint.element).element)
  }

  private func lowerScalar(_ type: SchemaType, _ flat: FlatSchema) -> TypeReference {
    if let format = flat.format, let external = options.formats[format] {
      return Primitive(rawValue: external).map { .primitive($0) } ?? .external(external)
    }
    let primitive: Primitive =
      switch (type, flat.format) {
      case (.boolean, _): .bool
      case (.integer, "int32"): .int32
      case (.integer, "int64"): .int64
      case (.integer, "uint64"), (.number, "uint64"): .uint64
      case (.integer, _): Self.wideInteger(flat.validation) ?? .int
      case (.number, "float"): .float
      case (.number, "int32"): .int32
      case (.number, "int64"): .int64
      case (.number, "decimal"): .decimal
      case (.number, _): .double
      case (.string, "date-time"): .date
      case (.string, "date"): .calendarDate
      case (.string, "uuid"): .uuid
      case (.string, "uri"), (.string, "url"): .url
      case (.string, "byte"): .data
      case (.string, "binary"): .filePart
      case (.string, "decimal"): .string
      case (.string, nil) where flat.annotations.contentEncoding?.lowercased() == "base64": .data
      default: .string
      }
    return .primitive(primitive)
  }

  /// The type of whole numbers that the limits allow to be larger than 64 bits with a sign hold;
  /// `nil` where they fit. The limit itself, rounded to a `Double` as many documents have it, fits.
  private static func wideInteger(_ limits: ValidationKeywords?) -> Primitive? {
    guard let maximum = limits?.maximum ?? limits?.exclusiveMaximum, maximum.int == nil,
      maximum.double > 9.3e18
    else { return nil }
    let minimum = limits?.minimum ?? limits?.exclusiveMinimum
    return maximum.double < 1.85e19 && (minimum?.double ?? 0) >= 0 ? .uint64 : .decimal
  }
}

extension Origin {
  /// The range of what was said.
  init(_ range: SourceRange) {
    self.init(source: range.source.index, start: range.start, end: range.end)
  }
}
