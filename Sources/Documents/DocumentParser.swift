package import ConcordDiagnostics

/// Reads the text of one file, YAML 1.2 or JSON, into one tree.
package struct DocumentParser {
  /// Reads a file. It never throws; the root is `nil` exactly when a diagnostic is an error.
  ///
  /// The format goes by the path's extension: `.json` is JSON (RFC 8259), `.yaml` and `.yml` are
  /// YAML (1.2.2, with its core schema), and any other file is JSON when its first character is
  /// `{` or `[`, else YAML. A YAML file that starts like JSON is read as JSON where it is JSON,
  /// because libyaml refuses some of JSON's escapes.
  ///
  /// Only UTF-8 is read, with or without a byte-order mark.
  package static func parse(
    _ file: SourceFile, limits: Limits = .init()
  ) -> (root: Node?, diagnostics: [Diagnostic]) {
    let limit = min(limits.documentBytes, Int(Int32.max) - 1)
    guard file.bytes.count <= limit else {
      let range = SourceRange(file.id, 0, 0)
      let size = String(file.bytes.count)
      return (nil, [Diagnostic(.documentTooLarge, at: range, size, String(limit))])
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      let validation = UTF8Validation(bytes)
      if let bad = validation.firstBadByte {
        let range = SourceRange(file.id, bad, bad + 1)
        let byte = String(bytes[bad], radix: 16, uppercase: true)
        return (nil, [Diagnostic(.notUTF8, at: range, byte)])
      }
      return parse(file, bytes, isASCII: validation.isASCII, limits: limits)
    }
  }

  private static func parse(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, limits: Limits
  ) -> (root: Node?, diagnostics: [Diagnostic]) {
    let format = FileFormat(path: file.path)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if format == .json || looksLikeJSON(bytes, from: start) {
      var parser = JSONParser(file, bytes, start: start, limits: limits)
      let root = parser.parse()
      if format != .yaml || !parser.foundSyntaxError {
        return result(root, parser.log)
      }
    }
    var parser = YAMLParser(file, bytes, start: start, isASCII: isASCII, limits: limits)
    let root = parser.parse()
    return result(root, parser.log)
  }

  private static func result(
    _ root: Node?, _ log: ParseLog
  ) -> (root: Node?, diagnostics: [Diagnostic]) {
    (log.hasErrors ? nil : root, log.diagnostics)
  }

  private static func looksLikeJSON(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): return true
      default: return false
      }
    }
    return false
  }
}

/// What a path's extension says about a file.
private enum FileFormat {
  case json, yaml, unknown

  init(path: String) {
    let name = path.lowercased()
    if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      self = .yaml
    } else {
      self = .unknown
    }
  }
}
