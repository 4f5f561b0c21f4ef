import ConcordDiagnostics
import ConcordDocuments
package import ConcordOpenAPI

/// The conjunctions of a description's schemas, each made when it is first asked for.
package struct ConjunctionTable {
  /// How many parts all conjunctions of a description may have together. Beyond it, a conjunction is
  /// what its schema says itself.
  static let partLimit = 1_000_000

  let document: ResolvedDocument
  let subtypes: SubtypeIndex
  private var schemas: [[Schema]] = []
  private var made: [Conjunction?] = []
  private var numbers: [ObjectIdentifier: ConjunctionID] = [:]
  private var joined: [[ObjectIdentifier]: ConjunctionID] = [:]
  private var partCount = 0
  /// Whether ``partLimit`` was reached.
  package private(set) var isIncomplete = false

  /// Prepares to read the schemas of a description.
  package init(_ document: ResolvedDocument) {
    self.document = document
    let names = Dictionary(
      document.document.components.schemas.map { ($0.schema.location, $0.name) }
    ) { first, _ in first }
    subtypes = SubtypeIndex(document, componentNames: names)
  }

  /// The number of what holds for the values of a schema.
  package mutating func id(of schema: Schema) -> ConjunctionID {
    if let known = numbers[ObjectIdentifier(schema)] { return known }
    let core = core(of: schema)
    let id = numbers[ObjectIdentifier(core)] ?? add([core])
    numbers[ObjectIdentifier(core)] = id
    numbers[ObjectIdentifier(schema)] = id
    return id
  }

  /// The number of what holds where several schemas do.
  mutating func id(ofAll schemas: [Schema]) -> ConjunctionID {
    if schemas.count == 1 { return id(of: schemas[0]) }
    var distinct: [Schema] = []
    for schema in schemas.map(core) where !distinct.contains(where: { $0 === schema }) {
      distinct.append(schema)
    }
    if distinct.count == 1 { return id(of: distinct[0]) }
    let key = distinct.map { ObjectIdentifier($0) }
    if let known = joined[key] { return known }
    let id = add(distinct)
    joined[key] = id
    return id
  }

  /// What holds for the values of a number.
  package mutating func conjunction(_ id: ConjunctionID) -> Conjunction {
    let position = Int(id.index)
    if let known = made[position] { return known }
    let parts = parts(of: schemas[position])
    let conjunction = ConjunctionMaker.make(parts, in: &self)
    made[position] = conjunction
    return conjunction
  }

  /// The only schema of a number, where it holds no others and refers to none: `nil` for any other.
  package func plain(_ id: ConjunctionID) -> Schema? {
    let list = schemas[Int(id.index)]
    guard list.count == 1, list[0].isPlain else { return nil }
    return list[0]
  }

  /// The schema at a location that references name; `nil` where there is none.
  package mutating func id(at location: String) -> ConjunctionID? {
    document.schemas[location].map { id(of: $0) }
  }

  private mutating func add(_ list: [Schema]) -> ConjunctionID {
    let id = ConjunctionID(schemas.count)
    schemas.append(list)
    made.append(nil)
    return id
  }

  /// What a schema leads to that is no more than a reference, or `allOf` of one.
  private func core(of schema: Schema) -> Schema {
    var schema = schema
    // A chain that is longer than there are schemas is a cycle.
    for _ in 0...document.schemas.count {
      if let reference = schema.bareReference {
        guard let target = document.schema(of: reference) else { return schema }
        schema = target
      } else if let part = schema.barePart {
        schema = part
      } else {
        return schema
      }
    }
    return schema
  }

  /// The schemas that hold, each once.
  private mutating func parts(of schemas: [Schema]) -> [Conjunction.Part] {
    var found: [Conjunction.Part] = []
    var seen: Set<ObjectIdentifier> = []
    var open = schemas.reversed().map { (schema: $0, allowsNull: false) }
    while let (schema, allowsNull) = open.popLast() {
      guard seen.insert(ObjectIdentifier(schema)).inserted else { continue }
      partCount += 1
      if let target = schema.bareReference.flatMap(document.schema) {
        open.append((target, allowsNull))
        continue
      }
      found.append(
        .init(
          schema: schema, name: subtypes.componentNames[schema.location], allowsNull: allowsNull))
      guard partCount < Self.partLimit else {
        isIncomplete = true
        break
      }
      if let composition = schema.composition {
        for alternatives in [composition.oneOf, composition.anyOf] {
          if let only = Self.onlyAlternative(alternatives) {
            open.append((only, allowsNull || alternatives.count > 1))
          }
        }
        for part in composition.allOf.reversed() { open.append((part, allowsNull)) }
      }
      if let reference = schema.reference, let target = document.schema(of: reference) {
        open.append((target, allowsNull))
      }
    }
    // References that lead around in a ring say nothing at all.
    if found.isEmpty, let first = schemas.first {
      found.append(.init(schema: first, name: nil, allowsNull: false))
    }
    return found
  }

  /// The only alternative that is not `null`; `nil` where there are several or none.
  static func onlyAlternative(_ alternatives: [Schema]) -> Schema? {
    guard !alternatives.isEmpty, alternatives.count <= 2 else { return nil }
    let others = alternatives.filter { !$0.isNull }
    return others.count == 1 ? others[0] : nil
  }
}

extension Schema {
  /// Whether the schema holds no others and refers to none.
  fileprivate var isPlain: Bool {
    reference == nil && object == nil && array == nil && composition == nil && not == nil
      && condition == nil
  }

  /// Whether the schema says nothing by the keywords that ``onlyAnnotates`` and ``onlyPart`` leave out.
  private var saysNothingElse: Bool {
    validation == nil && not == nil && condition == nil && extensions.isEmpty
      && unsupported.isEmpty && annotations.isEmpty
  }

  /// The reference that is all that the schema says.
  fileprivate var bareReference: Reference? {
    guard let reference, onlyAnnotates, saysNothingElse else { return nil }
    return reference
  }

  /// The part of `allOf` that is all that the schema says.
  fileprivate var barePart: Schema? {
    guard let part = onlyPart, format == nil, composition?.discriminator == nil, saysNothingElse
    else { return nil }
    return part
  }
}

extension Annotations {
  /// Whether nothing is said.
  fileprivate var isEmpty: Bool {
    title == nil && description == nil && defaultValue == nil && examples.isEmpty && !isDeprecated
      && !isReadOnly && !isWriteOnly && externalDocumentation == nil && contentEncoding == nil
      && contentMediaType == nil && xml == nil
  }
}
