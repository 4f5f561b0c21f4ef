/// Diagnostics as a log of the Static Analysis Results Interchange Format 2.1.0, which code
/// scanning services read. Columns count Unicode scalars (`columnKind`, section 3.14.27).
enum SARIFLog {
  static func text(_ diagnostics: [PlacedDiagnostic], toolVersion: String) -> String {
    var kinds: [DiagnosticKind] = []
    var numbers: [String: Int] = [:]
    for placed in diagnostics where numbers[placed.diagnostic.kind.id] == nil {
      numbers[placed.diagnostic.kind.id] = kinds.count
      kinds.append(placed.diagnostic.kind)
    }
    let rules = kinds.map(rule)
    let results = diagnostics.map { result($0, rule: numbers[$0.diagnostic.kind.id] ?? 0) }
    return """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "Concord",
                "version": \(JSONText.quotedVisibly(toolVersion)),
                "rules": [\(list(rules, indent: 10))]
              }
            },
            "columnKind": "unicodeCodePoints",
            "results": [\(list(results, indent: 6))]
          }
        ]
      }

      """
  }

  private static func list(_ objects: [String], indent: Int) -> String {
    guard !objects.isEmpty else { return "" }
    let padding = "\n" + String(repeating: " ", count: indent)
    return objects.map { padding + "  " + $0 }.joined(separator: ",") + padding
  }

  private static func rule(_ kind: DiagnosticKind) -> String {
    "{\"id\": \(JSONText.quotedVisibly(kind.id)), "
      + "\"shortDescription\": {\"text\": \(JSONText.quotedVisibly(kind.wording))}, "
      + "\"defaultConfiguration\": {\"level\": \"\(kind.severity.rawValue)\"}}"
  }

  private static func result(_ placed: PlacedDiagnostic, rule: Int) -> String {
    let diagnostic = placed.diagnostic
    var text =
      "{\"ruleId\": \(JSONText.quotedVisibly(diagnostic.kind.id)), \"ruleIndex\": \(rule), "
    text += "\"level\": \"\(diagnostic.severity.rawValue)\", "
    text += "\"message\": {\"text\": \(JSONText.quotedVisibly(diagnostic.message))}"
    if let location = placed.location {
      let address = JSONText.quotedVisibly(uri(location.file.path))
      text += ", \"locations\": [{\"physicalLocation\": {"
      text += "\"artifactLocation\": {\"uri\": \(address)}, "
      text += "\"region\": {\"startLine\": \(location.start.line), "
      text += "\"startColumn\": \(location.start.column), \"endLine\": \(location.end.line), "
      text += "\"endColumn\": \(location.end.column)}}}]"
    }
    return text + "}"
  }

  /// A path as a URI reference (RFC 3986): all but unreserved characters and `/` are
  /// percent-encoded; an absolute path becomes a `file:` URI.
  private static func uri(_ path: String) -> String {
    var result = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
