internal import ConcordSync

/// A fixed number of files in the place of however many there are.
enum Shards {
  /// The contents of the files one after the other in `Generated0.swift`, `Generated1.swift`… of
  /// about the same size, in their order. A file with nothing in it says so.
  static func pack(_ files: [OutputFile], into count: Int) -> [OutputFile] {
    let counts = Generator.Options.shardCounts
    let count = min(max(count, counts.lowerBound), counts.upperBound)
    let total = files.reduce(0) { $0 + $1.bytes.count }
    var contents = Array(repeating: [UInt8](), count: count)
    var packed = 0
    for file in files {
      // The shard in which the middle of the file lies.
      let middle = packed + file.bytes.count / 2
      let shard = total == 0 ? 0 : min(count - 1, middle * count / total)
      contents[shard] += file.bytes
      if let last = file.bytes.last, last != UInt8(ascii: "\n") {
        contents[shard].append(UInt8(ascii: "\n"))
      }
      packed += file.bytes.count
    }
    return contents.enumerated().map { number, bytes in
      let nothing = Array("// All of the code is in the other files.\n".utf8)
      return OutputFile(path: "Generated\(number).swift", bytes: bytes.isEmpty ? nothing : bytes)
    }
  }
}
