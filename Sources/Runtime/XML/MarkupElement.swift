/// A name in XML: of an element or of an attribute (Namespaces in XML 1.0, section 3).
struct MarkupName: Hashable, Sendable {
  /// The prefix as it is written; `nil` for none.
  var prefix: String?
  /// The name without its prefix.
  var local: String
  /// The namespace; `nil` for none.
  var namespace: String?

  /// Makes a name of its parts. A prefix may also stand in the name, before a colon.
  init(_ name: String, prefix: String? = nil, namespace: String? = nil) {
    if prefix == nil, let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
      self.prefix = String(name[..<colon])
      local = String(name[name.utf8.index(after: colon)...])
    } else {
      self.prefix = prefix
      local = name
    }
    self.namespace = namespace
  }

  /// The name as it is written.
  var qualified: String { prefix.map { "\($0):\(local)" } ?? local }

  /// The attribute that says that an element stands for no value (XML Schema, part 1, 2.6.2).
  static let schemaNil = MarkupName("nil", prefix: "xsi", namespace: schemaInstance)
  static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
  static let xml = "http://www.w3.org/XML/1998/namespace"
}

/// An element of XML with what is in it.
struct MarkupElement: Sendable {
  struct Attribute: Sendable {
    let name: MarkupName
    let value: String
  }

  enum Node: Sendable {
    case text(String)
    case cdata(String)
    case element(MarkupElement)
  }

  /// Where the start tag ends in the text that it was read from.
  struct Position: Sendable {
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  var name: MarkupName
  var attributes: [Attribute] = []
  var nodes: [Node] = []
  var position = Position()

  init(_ name: MarkupName) {
    self.name = name
  }

  /// The elements in it.
  var elements: [MarkupElement] {
    nodes.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  var hasElements: Bool {
    nodes.contains { node in
      if case .element = node { true } else { false }
    }
  }

  /// Its own text, without that of the elements in it. White space around elements and CDATA
  /// sections is not counted as text.
  var text: String {
    if nodes.count == 1 {
      switch nodes[0] {
      case .text(let text), .cdata(let text): return text
      case .element: return ""
      }
    }
    var plain = ""
    var sections = ""
    var whole = ""
    var isMixed = false
    for node in nodes {
      switch node {
      case .text(let text):
        plain += text
        whole += text
      case .cdata(let text):
        sections += text
        whole += text
        isMixed = true
      case .element: isMixed = true
      }
    }
    return isMixed && plain.isBlank ? sections : whole
  }

  /// Whether `xsi:nil` says that it stands for no value.
  var isNil: Bool {
    attributes.contains { attribute in
      attribute.name.local == "nil" && attribute.name.namespace == MarkupName.schemaInstance
        && ["true", "1"].contains(attribute.value.trimmed)
    }
  }

  /// The attributes that are data: not those that speak of the XML itself.
  var ownAttributes: [Attribute] {
    attributes.filter { attribute in
      attribute.name.namespace != MarkupName.schemaInstance
        && attribute.name.namespace != MarkupName.xml
    }
  }
}

extension String {
  /// Whether there is nothing but white space of XML in it.
  var isBlank: Bool { utf8.allSatisfy(\.isMarkupSpace) }

  /// The text without the white space of XML around it.
  var trimmed: String {
    guard let start = utf8.firstIndex(where: { !$0.isMarkupSpace }),
      let last = utf8.lastIndex(where: { !$0.isMarkupSpace })
    else { return "" }
    return String(self[start..<utf8.index(after: last)])
  }
}

extension UInt8 {
  /// Whether this is white space of XML (XML 1.0, section 2.3).
  var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
