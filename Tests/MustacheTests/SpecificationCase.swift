import ConcordDiagnostics
import ConcordMustache
import Foundation
import Testing

/// One case of the Mustache specification's own tests.
struct SpecificationCase: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  let reason: String
  let template: String
  let partials: [String: String]
  let data: JSON
  let expected: String

  var testDescription: String { "\(file): \(name)" }

  /// The folder of the cases: `CONCORD_CORPUS`, or `corpus` beside the package.
  static let folder: URL = {
    let corpus =
      ProcessInfo.processInfo.environment["CONCORD_CORPUS"].map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("../shared/corpus").standardizedFileURL
    return corpus.appendingPathComponent("mustache-spec")
  }()

  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  /// All cases, by file and then as they stand in it; none where the folder is absent.
  static let all: [SpecificationCase] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted().flatMap { file in
      let url = folder.appendingPathComponent(file)
      guard let data = try? Data(contentsOf: url),
        let suite = try? JSONDecoder().decode(Suite.self, from: data)
      else { return [SpecificationCase]() }
      return suite.tests.map {
        SpecificationCase(
          file: file, name: $0.name, reason: $0.desc, template: $0.template,
          partials: $0.partials ?? [:], data: $0.data, expected: $0.expected)
      }
    }
  }()

  private struct Suite: Decodable {
    struct Test: Decodable {
      let name: String
      let desc: String
      let data: JSON
      let template: String
      let partials: [String: String]?
      let expected: String
    }
    let tests: [Test]
  }

  /// The data, with the Swift equivalent of the case's lambda in place of the code given there.
  func value() -> Value { data.value(lambda: lambda) }

  private var lambda: Lambda? {
    guard file == "~lambdas.json" else { return nil }
    switch name {
    case "Interpolation": return Lambda { _ in "world" }
    case "Interpolation - Expansion": return Lambda { _ in "{{planet}}" }
    case "Interpolation - Alternate Delimiters":
      return Lambda { _ in "|planet| => {{planet}}" }
    case "Interpolation - Multiple Calls":
      let calls = Counter()
      return Lambda { _ in "\(calls.next())" }
    case "Escaping": return Lambda { _ in ">" }
    case "Section": return Lambda { $0 == "{{x}}" ? "yes" : "no" }
    case "Section - Expansion": return Lambda { ($0 ?? "") + "{{planet}}" + ($0 ?? "") }
    case "Section - Alternate Delimiters":
      return Lambda { ($0 ?? "") + "{{planet}} => |planet|" + ($0 ?? "") }
    case "Section - Multiple Calls": return Lambda { "__" + ($0 ?? "") + "__" }
    case "Inverted Section": return Lambda { _ in "" }
    default: return nil
    }
  }
}

/// Counts calls of a lambda.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}

/// The data of a case.
enum JSON: Decodable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// As a template's value; an object with `__tag__` stands for the lambda.
  func value(lambda: Lambda?) -> Value {
    switch self {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .string("\(value)")
    case .string(let value): return .string(value)
    case .list(let items): return .list(items.map { $0.value(lambda: lambda) })
    case .object(let members):
      if members["__tag__"] != nil, let lambda { return .lambda(lambda) }
      return .object(Object(members.map { (Key($0.key), $0.value.value(lambda: lambda)) }))
    }
  }
}
