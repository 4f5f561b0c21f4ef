package import ConcordDiagnostics
internal import ConcordDocuments

/// Reads recorded exchanges: HAR 1.2, or JSON Lines with an exchange a line.
///
/// A line is an object: `{"time": …, "request": {"method", "url", "headers", "body"}, "response":
/// {"status", "headers", "body"}}`. `headers` is an object, or a list as in HAR; `body` is a value
/// of JSON, or a string for the text of any other body, or `null` where there was none;
/// `bodyBase64` stands in its place for bytes. A body that is not there was not recorded, and
/// nothing is said about it.
///
/// Of a HAR its bytes are in memory, of JSON Lines one line, and of either the tree of one
/// exchange.
package struct RecordingReader {
  /// What is wrong with a recording.
  package struct Problem: Sendable {
    /// The diagnostic, of which the place is not known yet.
    package let kind: DiagnosticKind
    /// What its placeholders stand for.
    package let arguments: [DiagnosticArgument]
    /// Where it is; `nil` where it is about the recording as a whole.
    package let place: RecordingPlace?
  }

  /// How many bytes a HAR, or a line, may have.
  package static let byteLimit = 1 << 30
  /// How deep an exchange may be nested.
  private static let depthLimit = 200
  /// The most problems that are told of one recording.
  private static let problemLimit = 20

  private let path: String
  private let number: Int
  /// What was wrong so far.
  package private(set) var problems: [Problem] = []
  /// How many exchanges were left out because they could not be read.
  package private(set) var leftOut = 0

  /// Prepares to read a recording.
  ///
  /// - Parameters:
  ///   - path: The path of the file; `-` is the standard input.
  ///   - number: The position of the recording among all.
  package init(_ path: String, number: Int) {
    self.path = path
    self.number = number
  }

  /// Reads the exchanges, each as it is met.
  ///
  /// - Parameter visit: Is given each exchange.
  package mutating func read(_ visit: (Exchange) -> Void) {
    do throws(ByteStream.Fault) {
      let stream = try ByteStream(path)
      let head = try stream.peek(4_096)
      if isArchive(head) {
        readArchive(try stream.readAll(limit: Self.byteLimit), visit)
      } else {
        try readLines(stream, visit)
      }
    } catch {
      switch error {
      case .missing: add(.fileMissing, path)
      case .isDirectory: add(.fileIsDirectory, path)
      case .notRegular: add(.recordingNotRegular, path)
      case .tooLarge: add(.recordingTooLarge, path, Self.byteLimit)
      case .unreadable(let reason): add(.fileUnreadable, path, reason)
      }
    }
  }

  /// Whether a file is a HAR: by its name, or because its first key is `log`.
  private func isArchive(_ head: [UInt8]) -> Bool {
    if path.lowercased().hasSuffix(".har") { return true }
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard text.first == UInt8(ascii: "{") else { return false }
    let rest = text.dropFirst().drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return rest.starts(with: "\"log\"".utf8)
  }

  // MARK: HAR

  private mutating func readArchive(_ bytes: [UInt8], _ visit: (Exchange) -> Void) {
    var registry = SourceFiles()
    let file = registry.add(path: path, bytes: bytes)
    var limits = Limits()
    limits.depth = Self.depthLimit
    var cursor = PlaceCursor(bytes)
    var found: [(place: RecordingPlace, fault: ExchangeDecoder.Fault?)] = []
    let outcome = JSONElements(file, limits: limits).visit(under: ["log", "entries"]) {
      start, node, _ in
      let place = cursor.place(at: start, of: number)
      guard let node else {
        found.append((place, nil))
        return
      }
      do throws(ExchangeDecoder.Fault) {
        visit(try ExchangeDecoder.entry(node, at: place))
      } catch {
        found.append((place, error))
      }
    }
    for (place, fault) in found { leaveOut(place, fault) }
    switch outcome {
    case .finished: break
    case .missing: add(.recordingWithoutEntries, path)
    case .broken(let offset): add(.recordingMalformed, at: cursor.place(at: offset, of: number))
    case .notUTF8(let offset): add(.recordingMalformed, at: cursor.place(at: offset, of: number))
    }
  }

  // MARK: Lines

  private mutating func readLines(
    _ stream: ByteStream, _ visit: (Exchange) -> Void
  ) throws(ByteStream.Fault) {
    var limits = Limits()
    limits.depth = Self.depthLimit
    var line = 0
    while let bytes = try stream.readLine(limit: Self.byteLimit) {
      line += 1
      guard !bytes.allSatisfy({ [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) else {
        continue
      }
      let place = RecordingPlace(recording: number, line: line, column: 1)
      var registry = SourceFiles()
      let file = registry.add(path: "line.json", bytes: bytes)
      guard let node = DocumentParser.parse(file, limits: limits).root else {
        leaveOut(place, nil)
        continue
      }
      do throws(ExchangeDecoder.Fault) {
        visit(try ExchangeDecoder.line(node, at: place))
      } catch {
        leaveOut(place, error)
      }
    }
  }

  // MARK: Problems

  private mutating func leaveOut(_ place: RecordingPlace, _ fault: ExchangeDecoder.Fault?) {
    leftOut += 1
    if let fault {
      add(fault.kind, fault.key, at: place)
    } else {
      add(.recordingMalformed, at: place)
    }
  }

  private mutating func add(
    _ kind: DiagnosticKind, _ arguments: any DiagnosticArgumentConvertible...,
    at place: RecordingPlace? = nil
  ) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(
      Problem(kind: kind, arguments: arguments.map(\.diagnosticArgument), place: place))
  }
}

/// Counts lines and columns along bytes, from one place to the next.
private struct PlaceCursor {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The place of an offset that is not before the last one.
  mutating func place(at target: Int, of recording: Int) -> RecordingPlace {
    let end = min(target, bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      while offset < end {
        let byte = bytes[offset]
        offset += 1
        if byte == 0x0A || byte == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A) {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
    }
    return RecordingPlace(recording: recording, line: line, column: column)
  }
}
