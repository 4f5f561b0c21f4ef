import ConcordDiagnostics
import Testing

/// A file in a registry of its own.
func makeFile(_ text: String, path: String = "a.yaml") -> (file: SourceFile, files: SourceFiles) {
  var files = SourceFiles()
  let file = files.add(path: path, bytes: Array(text.utf8))
  return (file, files)
}

struct LineIndexTests {
  @Test(arguments: [
    "", "a", "a\nb", "a\r\nb\rc\n\nd\r", "\u{FEFF}é\r\n😀x\n", "\r\n\r\n", "\n\r", "\u{FEFF}",
    String(repeating: "é", count: 3_000) + "\r\n" + String(repeating: "x😀", count: 900),
  ])
  func agreesWithTheFile(_ text: String) {
    let file = makeFile(text).file
    let index = LineIndex(file)
    let step = max(1, file.bytes.count / 400)
    for offset in stride(from: -1, through: file.bytes.count + 2, by: step) {
      #expect(index.position(at: offset) == file.position(at: offset))
      let bounds = index.lineBounds(at: offset)
      let line = String(decoding: file.bytes[bounds], as: UTF8.self)
      // Between CR and LF the file alone looks at an empty line.
      let isInsideBreak =
        offset > 0 && offset < file.bytes.count && file.bytes[offset] == 0x0A
        && file.bytes[offset - 1] == 0x0D
      if !isInsideBreak { #expect(line == file.lineText(at: offset)) }
    }
  }

  @Test func manyQuestionsAboutALongLineAreCheap() {
    let file = makeFile(String(repeating: "é", count: 2_000_000)).file
    let index = LineIndex(file)
    for offset in stride(from: 0, to: file.bytes.count, by: 40) {
      #expect(index.position(at: offset).column == offset / 2 + 1)
    }
  }
}
