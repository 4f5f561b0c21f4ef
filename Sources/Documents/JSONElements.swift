package import ConcordDiagnostics

/// Reads the elements of one array of a large JSON file one at a time, so that never more than one
/// of their trees is in memory.
///
/// Each element is read as RFC 8259 has it; what stands around the array is only passed over.
package struct JSONElements {
  /// What came of looking for the array.
  package enum Outcome: Sendable {
    /// Its elements were read to the end.
    case finished
    /// There is no array under the keys.
    case missing
    /// The text ends or is broken at this offset, outside of any element.
    case broken(at: Int)
    /// The byte at this offset belongs to no character of UTF-8.
    case notUTF8(at: Int)
  }

  private let file: SourceFile
  private let limits: Limits

  /// Prepares to read a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - limits: How deep an element may be.
  package init(_ file: SourceFile, limits: Limits = .init()) {
    self.file = file
    self.limits = limits
  }

  /// Reads the elements of the array that the keys of objects lead to.
  ///
  /// - Parameters:
  ///   - keys: The keys from the root on.
  ///   - visit: Is given each element: the offset where it starts, its value, and what is wrong
  ///   with it. There is no value where there is an error.
  /// - Returns: Whether the array was found and read to its end.
  package func visit(
    under keys: [String], _ visit: (Int, Node?, [Diagnostic]) -> Void
  ) -> Outcome {
    file.bytes.withUnsafeBufferPointer { bytes in
      if let bad = UTF8Validation(bytes).firstBadByte { return .notUTF8(at: bad) }
      var scanner = Scanner(bytes: bytes)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
      for key in keys {
        switch scanner.enter(key) {
        case .found: continue
        case .absent: return .missing
        case .broken: return .broken(at: scanner.position)
        }
      }
      scanner.skipBlanks()
      guard scanner.take("[") else { return .missing }
      scanner.skipBlanks()
      if scanner.take("]") { return .finished }
      while true {
        scanner.skipBlanks()
        let start = scanner.position
        guard scanner.skipValue() else { return .broken(at: scanner.position) }
        let part = UnsafeBufferPointer(rebasing: bytes[..<scanner.position])
        var parser = JSONParser(file, part, start: start, limits: limits)
        let root = parser.parse()
        visit(start, parser.log.hasErrors ? nil : root, parser.log.diagnostics)
        scanner.skipBlanks()
        if scanner.take("]") { return .finished }
        guard scanner.take(",") else { return .broken(at: scanner.position) }
      }
    }
  }

  /// Passes over values without looking what they are.
  private struct Scanner {
    enum Search {
      case found, absent, broken
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func skipBlanks() {
      while position < bytes.count {
        switch bytes[position] {
        case 0x20, 0x0A, 0x0D, 0x09: position += 1
        default: return
        }
      }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
        return false
      }
      position += 1
      return true
    }

    /// Moves to the value of a key of the object that comes next.
    mutating func enter(_ key: String) -> Search {
      skipBlanks()
      guard take("{") else { return .absent }
      skipBlanks()
      if take("}") { return .absent }
      while true {
        skipBlanks()
        let start = position
        guard skipString() else { return .broken }
        let found = bytes[start + 1..<position - 1].elementsEqual(key.utf8)
        skipBlanks()
        guard take(":") else { return .broken }
        if found { return .found }
        skipBlanks()
        guard skipValue() else { return .broken }
        skipBlanks()
        if take("}") { return .absent }
        guard take(",") else { return .broken }
      }
    }

    /// Moves behind the value that comes next; whether there is one.
    mutating func skipValue() -> Bool {
      guard position < bytes.count else { return false }
      var depth = 0
      repeat {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "\""):
          guard skipString() else { return false }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          position += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          guard depth > 0 else { return false }
          depth -= 1
          position += 1
        default:
          if depth == 0 { return skipWord() }
          position += 1
        }
      } while depth > 0
      return true
    }

    private mutating func skipWord() -> Bool {
      let start = position
      while position < bytes.count {
        switch bytes[position] {
        case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
          return position > start
        default: position += 1
        }
      }
      return position > start
    }

    private mutating func skipString() -> Bool {
      guard take("\"") else { return false }
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") { return true }
        if byte == UInt8(ascii: "\\") { position += 1 }
      }
      return false
    }
  }
}
