internal import ConcordOpenAPI

/// Where an API is served: what recorded URLs begin with.
struct BaseAddress {
  /// The host; `nil` for any.
  private let host: SegmentPattern?
  /// The segments of the path that stand before those of the document.
  private let segments: [SegmentPattern]

  /// How many segments the path has.
  var length: Int { segments.count }

  /// Reads the URL of a server, with variables in braces, or a path.
  init(_ url: String) {
    var rest = url[...]
    var host: SegmentPattern?
    if let mark = url.firstRange(of: "://") {
      let scheme = url[..<mark.lowerBound].lowercased()
      rest = url[mark.upperBound...]
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      host = SegmentPattern(RecordedURL.host(String(rest[..<end]), scheme: scheme))
      rest = rest[end...]
    } else if url.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      host = SegmentPattern(rest[..<end].lowercased())
      rest = rest[end...]
    }
    self.host = host
    segments = rest.split(separator: "/").filter { $0 != "." && $0 != ".." }
      .map { SegmentPattern(String($0)) }
  }

  /// The addresses that a document names, those of paths and operations included; that of the
  /// longest path first. A document that names none is served at `/`.
  static func all(of document: Document) -> [BaseAddress] {
    var urls: [String] = []
    for server in document.servers + document.operations.flatMap(\.operation.servers)
    where !urls.contains(server.url) {
      urls.append(server.url)
    }
    if urls.isEmpty { urls = ["/"] }
    return urls.map { BaseAddress($0) }.sorted { $0.length > $1.length }
  }

  /// Whether a URL is at the host; a URL without one is.
  func hasHost(of url: RecordedURL) -> Bool {
    guard let host, let found = url.host else { return true }
    return host.values(in: found) != nil
  }

  /// The segments of a URL's path behind those of the address; `nil` where it begins otherwise.
  func path(of url: RecordedURL) -> ArraySlice<String>? {
    guard hasHost(of: url), url.segments.count >= segments.count,
      zip(segments, url.segments).allSatisfy({ $0.values(in: $1) != nil })
    else { return nil }
    return url.segments.dropFirst(segments.count)
  }
}
