import ConcordRuntime
import Foundation

/// A model with one member, whose constraints each test sets.
struct Checked<Value: _FieldType>: Model, Validated where Value.Stored == Value {
  var value: Value

  static var _fields: _FieldTable {
    _FieldTable(Self.self, _FieldTypes<Value>.self, keys: "value")
  }

  static var _constraints: _Constraints {
    _Constraints(properties: ["value": CheckedConstraints.list])
  }

  /// The keywords that a JSON text breaks, as a value of this type.
  static func violations(
    _ json: String, _ constraints: [_Constraint]
  ) throws -> [Violation] {
    let data = Data("{\"value\": \(json)}".utf8)
    let model = try JSONDecoder().decode(Self.self, from: data)
    return CheckedConstraints.$list.withValue(constraints) {
      do throws(ValidationError) {
        try model.validate()
        return []
      } catch {
        return error.violations
      }
    }
  }
}

enum CheckedConstraints {
  @TaskLocal static var list: [_Constraint] = []
}
