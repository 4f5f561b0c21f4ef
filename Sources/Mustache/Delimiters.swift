/// The marks around a tag, which a tag can change for the rest of its template.
struct Delimiters: Sendable, Hashable {
  let open: [UInt8]
  let close: [UInt8]

  static let standard = Delimiters(open: Array("{{".utf8), close: Array("}}".utf8))
}
