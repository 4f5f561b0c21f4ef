import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Makes random values of schemas: all required members, and some of the others.
struct ValueMaker {
  private let graph: SchemaGraph
  private var state: UInt64
  private var remaining = 0

  init(_ graph: SchemaGraph, seed: UInt64) {
    self.graph = graph
    state = seed
  }

  /// A value of a schema where it is used; `nil` where it would be too large.
  mutating func value(of use: SchemaUse) -> Node? {
    remaining = 400
    let value = value(of: use.target, depth: 0)
    return remaining > 0 ? value : nil
  }

  /// A random number below a limit (SplitMix64).
  private mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
  }

  private mutating func value(of id: SchemaID, depth: Int) -> Node {
    let schema = graph[id]
    func node(_ value: Node.Value) -> Node { Node(value, at: schema.range) }
    remaining -= 1
    guard depth < 12, remaining > 0 else { return node(.null) }
    switch schema.shape {
    case .any: return node([.string("any"), .number(NumberLiteral(7)), .bool(true)][next(3)])
    case .never: return node(.null)
    case .alias(let use): return value(of: use.target, depth: depth + 1)
    case .scalar(let scalar): return node(self.scalar(scalar))
    case .enumeration(let enumeration):
      return enumeration.values[next(enumeration.values.count)].node
    case .object(let object):
      var members: [Member] = []
      for property in object.properties where property.isRequired || next(2) == 0 {
        let value = property.discriminatorValue.map { node(.string($0)) }
        members.append(
          Member(
            key: property.name, keyRange: property.range,
            value: value ?? self.value(of: property.use.target, depth: depth + 1)))
      }
      for name in object.undeclaredRequired {
        members.append(Member(key: name, keyRange: schema.range, value: node(.string("x"))))
      }
      return node(.object(members))
    case .map(let use):
      let value = use.map { self.value(of: $0.target, depth: depth + 1) } ?? node(.string("x"))
      return node(.object([Member(key: "key", keyRange: schema.range, value: value)]))
    case .array(let use):
      let count = next(3)
      return node(
        .array(
          (0..<count).map { _ in
            use.map { value(of: $0.target, depth: depth + 1) } ?? node(.string("x"))
          }))
    case .tuple(let tuple):
      return node(.array(tuple.elements.map { value(of: $0.use.target, depth: depth + 1) }))
    case .union(let union):
      let alternative = union.alternatives[next(union.alternatives.count)]
      return value(of: alternative.use.target, depth: depth + 1)
    }
  }

  private mutating func scalar(_ scalar: ScalarShape) -> Node.Value {
    switch scalar.type {
    case .boolean: return .bool(next(2) == 0)
    case .integer, .number:
      let least = scalar.limits?.minimum?.int ?? scalar.limits?.exclusiveMinimum?.int.map { $0 + 1 }
      let most = scalar.limits?.maximum?.int
      if let least, let most, most > least { return .number(NumberLiteral(least + next(2))) }
      return .number(NumberLiteral(least ?? most ?? next(100)))
    default:
      switch scalar.format {
      case "date-time": return .string("2024-0\(1 + next(9))-01T00:00:00Z")
      case "date": return .string("2024-0\(1 + next(9))-01")
      case "uuid": return .string("00000000-0000-4000-8000-00000000000\(next(10))")
      case "uri", "url": return .string("https://example.com/\(next(100))")
      case "byte": return .string("aGk=")
      case "email": return .string("a@example.com")
      default:
        let text = "text\(next(100))"
        let least = scalar.limits?.minimumLength ?? 0
        return .string(
          String(text.prefix(scalar.limits?.maximumLength ?? 40))
            + String(repeating: "x", count: max(0, min(least, 200) - text.count)))
      }
    }
  }
}
