import ConcordTesting
import Foundation
import Testing

@testable import ConcordRuntime

/// The test suite of URI templates (RFC 6570): all examples that the styles of parameters can express,
/// which are those of one variable without an operator, and those with `.`, `;`, `?` and `&`.
@Suite(.enabled(if: Corpus.has("uritemplate"), "the corpus is absent"))
struct URITemplateTests {
  private struct Example {
    let template: String
    let expected: [String]
    let variables: [String: JSONValue]
  }

  @Test(arguments: [
    ("spec-examples", 30), ("spec-examples-by-section", 59), ("extended-tests", 26),
  ]) func examples(file: String, count: Int) throws {
    var written = 0
    for example in try examples(file) {
      guard let result = try expand(example.template, example.variables) else { continue }
      written += 1
      #expect(example.expected.contains(result), "\(example.template): \(result)")
    }
    #expect(written == count)
  }

  private func examples(_ file: String) throws -> [Example] {
    let bytes = try #require(Corpus.bytes("uritemplate/\(file).json"))
    let sections = try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
    return sections.values.flatMap { section -> [Example] in
      guard case .object(let section) = section,
        case .object(let variables)? = section["variables"],
        case .array(let cases)? = section["testcases"]
      else { return [] }
      return cases.compactMap { pair in
        guard case .array(let pair) = pair, case .string(let template)? = pair.first else {
          return nil
        }
        switch pair.last {
        case .string(let text):
          return Example(template: template, expected: [text], variables: variables)
        case .array(let texts):
          let expected = texts.compactMap { if case .string(let text) = $0 { text } else { nil } }
          return Example(template: template, expected: expected, variables: variables)
        default: return nil
        }
      }
    }
  }

  /// A template with the values of its variables; `nil` where a style cannot say it.
  private func expand(_ template: String, _ variables: [String: JSONValue]) throws -> String? {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      result += literal(rest[..<open])
      let expression = rest[rest.index(after: open)..<close]
      guard let text = try expand(expression: expression, variables) else { return nil }
      result += text
      rest = rest[rest.index(after: close)...]
    }
    return result + literal(rest)
  }

  /// Text between expressions, as a path has it.
  private func literal(_ text: Substring) -> String {
    text.unicodeScalars.map { $0.isASCII ? String($0) : PercentEncoding.encode(String($0)) }
      .joined()
  }

  private func expand(
    expression: Substring, _ variables: [String: JSONValue]
  ) throws -> String? {
    let operators: [Character: _StyleOptions.Style] = [
      ".": .label, ";": .matrix, "?": .form, "&": .form,
    ]
    guard let first = expression.first, !"+#/:".contains(first) else { return nil }
    let style = operators[first] ?? .simple
    let names = (style == .simple ? expression : expression.dropFirst()).split(separator: ",")
    guard style != .simple || names.count == 1, !expression.contains(":"), !expression.contains("%")
    else { return nil }
    var texts: [String] = []
    for name in names {
      let options = _StyleOptions(style, explodes: name.hasSuffix("*"))
      let key = name.hasSuffix("*") ? String(name.dropLast()) : String(name)
      let value = try ParameterValue(variables[key] ?? .null)
      if style == .form {
        texts += try options.queryPairs(value, name: key)
      } else if let text = try options.pathText(value, name: key) {
        texts.append(text)
      }
    }
    guard style == .form else { return texts.joined() }
    return texts.isEmpty ? "" : "\(first)\(texts.joined(separator: "&"))"
  }
}
