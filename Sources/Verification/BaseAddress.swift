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

  /// The addresses that a document names: its own, that of the longest path first, then those of
  /// paths and operations. A document that names none is served at `/`.
  static func all(of document: Document) -> [BaseAddress] {
    let own = document.servers.isEmpty ? ["/"] : document.servers.map(url(of:))
    var others: [String] = []
    for server in document.paths.flatMap(\.operations).flatMap(\.servers) {
      let url = url(of: server)
      if !own.contains(url), !others.contains(url) { others.append(url) }
    }
    return [own, others].flatMap { urls in
      urls.map { BaseAddress($0) }.sorted { $0.length > $1.length }
    }
  }

  /// The URL of a server. A variable that it begins with may hold scheme and host, so it has its
  /// default.
  private static func url(of server: Server) -> String {
    for variable in server.variables {
      let start = "{\(variable.name)}"
      if server.url.hasPrefix(start), !server.url.hasPrefix(start + "://") {
        return variable.defaultValue + server.url.dropFirst(start.count)
      }
    }
    return server.url
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
