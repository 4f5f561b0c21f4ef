/// The links of a message, as the field `Link` has them (RFC 8288, section 3).
public struct LinkHeader: Hashable, Sendable {
  /// One link.
  public struct Link: Hashable, Sendable {
    /// A parameter of a link: `title="Next page"`.
    public struct Parameter: Hashable, Sendable {
      /// The name in small letters.
      public let name: String
      /// The value without quotation marks; empty where there is none.
      public let value: String
    }

    /// The URL, which may be relative to that of the request.
    public let target: String
    /// The parameters in their order.
    public let parameters: [Parameter]

    /// The relations in small letters: the words of the first `rel`, the only one that counts
    /// (section 3.3).
    public var relations: [String] {
      (parameter("rel") ?? "").lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
    }

    /// The value of the first parameter of a name, in any case; `nil` where there is none.
    public func parameter(_ name: String) -> String? {
      parameters.first { $0.name.equalsIgnoringASCIICase(name) }?.value
    }
  }

  /// The links in their order.
  public let links: [Link]

  /// Reads the value of a field. What is no link is skipped to the next comma.
  public init(_ text: String) {
    var scanner = LinkScanner(bytes: Array(text.utf8))
    links = scanner.links()
  }

  /// Reads all lines of `Link`.
  public init(_ fields: HTTPFieldList) {
    self.init(fields["Link"] ?? "")
  }

  /// The target of the first link of a relation, in any case, such as `next`; `nil` where there is
  /// none.
  ///
  /// Links with `anchor` start elsewhere than at the request, and do not count (section 3.2).
  public func target(ofRelation relation: String) -> String? {
    links.first { link in
      link.parameter("anchor") == nil && link.relations.contains(relation.lowercased())
    }?.target
  }
}

/// Reads links by the algorithm of RFC 8288, appendix B.2.
private struct LinkScanner {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func links() -> [LinkHeader.Link] {
    var links: [LinkHeader.Link] = []
    while true {
      skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }
      guard let byte = peek else { return links }
      if byte == 0x3C {
        // Where none is closed any more, none is a link: looking on would only take time.
        guard let end = bytes[position...].firstIndex(of: 0x3E) else { return links }
        let target = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        position = end + 1
        links.append(LinkHeader.Link(target: target, parameters: parameters()))
      }
      skip { $0 != 0x2C }
    }
  }

  private mutating func parameters() -> [LinkHeader.Link.Parameter] {
    var parameters: [LinkHeader.Link.Parameter] = []
    while true {
      skipBlanks()
      guard peek == 0x3B else { return parameters }
      position += 1
      skipBlanks()
      let name = text { ![0x20, 0x09, 0x3D, 0x3B, 0x2C].contains($0) }.lowercased()
      skipBlanks()
      var value = ""
      if peek == 0x3D {
        position += 1
        skipBlanks()
        value = peek == 0x22 ? quoted() : text { ![0x20, 0x09, 0x3B, 0x2C].contains($0) }
      }
      if !name.isEmpty { parameters.append(.init(name: name, value: value)) }
    }
  }

  /// A text in quotation marks, where a backslash stands before a byte that is taken as it is.
  private mutating func quoted() -> String {
    var content: [UInt8] = []
    position += 1
    while let byte = peek {
      position += 1
      if byte == 0x22 { break }
      if byte == 0x5C, let next = peek {
        content.append(next)
        position += 1
      } else {
        content.append(byte)
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func text(while isPart: (UInt8) -> Bool) -> String {
    let start = position
    skip(while: isPart)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipBlanks() { skip { $0 == 0x20 || $0 == 0x09 } }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte = peek, isSkipped(byte) { position += 1 }
  }
}
