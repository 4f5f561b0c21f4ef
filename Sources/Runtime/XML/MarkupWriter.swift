/// Writes XML 1.0 in UTF-8: without white space between elements, and with each namespace declared
/// where it is first needed.
struct MarkupWriter: ~Copyable {
  private var bytes: [UInt8] = []
  private var namespaces = MarkupNamespaces()
  private var path: [any CodingKey] = []

  private init() {}

  /// The text of an element, with a declaration before it.
  ///
  /// - Parameters:
  ///   - root: The element.
  ///   - charset: The encoding that the declaration names.
  /// - Returns: The text in UTF-8, whatever `charset` says.
  /// - Throws: `EncodingError.invalidValue`, for a name that is none of XML, and for a character
  ///   that XML has no place for.
  static func bytes(of root: MarkupElement, charset: String = "UTF-8") throws -> [UInt8] {
    var writer = MarkupWriter()
    writer.put("<?xml version=\"1.0\" encoding=\"\(charset)\"?>")
    try writer.write(root)
    return writer.bytes
  }

  private mutating func write(_ element: MarkupElement) throws {
    path.append(_FieldKey(stringValue: element.name.qualified))
    namespaces.enter([])
    put("<")
    try put(element.name)
    var declared: [String: String] = [:]
    try declare(element.name, isAttribute: false, &declared)
    for attribute in element.attributes {
      try declare(attribute.name, isAttribute: true, &declared)
      put(" ")
      try put(attribute.name)
      put("=\"")
      try escape(attribute.value, inAttribute: true)
      put("\"")
    }
    if element.nodes.isEmpty {
      put("/>")
    } else {
      put(">")
      for node in element.nodes {
        switch node {
        case .text(let text): try escape(text, inAttribute: false)
        // A carriage return in a section would be read as a line break.
        case .cdata(let text):
          if text.utf8.contains(0x0D) {
            try escape(text, inAttribute: false)
          } else {
            try section(text)
          }
        case .element(let element): try write(element)
        }
      }
      put("</\(element.name.qualified)>")
    }
    namespaces.leave()
    path.removeLast()
  }

  // MARK: Names

  private mutating func put(_ name: MarkupName) throws {
    guard MarkupCharacters.isName(name.local),
      name.prefix.map({ MarkupCharacters.isName($0) }) ?? true
    else {
      throw fault(name.qualified, "'\(name.qualified.prefix(64))' is no name of XML")
    }
    put(name.qualified)
  }

  /// Declares the namespace of a name where its prefix does not stand for it yet.
  private mutating func declare(
    _ name: MarkupName, isAttribute: Bool, _ declared: inout [String: String]
  ) throws {
    guard let namespace = name.namespace, !isAttribute || name.prefix != nil else { return }
    let prefix = name.prefix ?? ""
    if namespaces.namespace(name.prefix) == namespace {
      declared[prefix] = namespace
      return
    }
    guard declared[prefix] == nil, prefix != "xml", prefix != "xmlns" else {
      throw fault(name.qualified, "the prefix '\(prefix)' stands for two namespaces in one element")
    }
    declared[prefix] = namespace
    namespaces.declare(prefix, namespace)
    put(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
    try escape(namespace, inAttribute: true)
    put("\"")
  }

  // MARK: Text

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func check(_ text: String) throws {
    for scalar in text.unicodeScalars where !MarkupCharacters.isAllowed(scalar) {
      throw fault(
        text,
        "the character U+\(String(scalar.value, radix: 16, uppercase: true)) has no place in XML")
    }
  }

  /// Writes a text (XML 1.0, section 2.4). A carriage return is a reference, since a reader would
  /// take it for a line break.
  private mutating func escape(_ text: String, inAttribute: Bool) throws {
    try check(text)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\""): inAttribute ? put("&quot;") : bytes.append(byte)
      case 0x0D: put("&#13;")
      case 0x09: inAttribute ? put("&#9;") : bytes.append(byte)
      case 0x0A: inAttribute ? put("&#10;") : bytes.append(byte)
      default: bytes.append(byte)
      }
    }
  }

  /// Writes CDATA sections (XML 1.0, section 2.7): several where the text would end one.
  private mutating func section(_ text: String) throws {
    try check(text)
    put("<![CDATA[")
    var brackets = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: ">"), brackets >= 2 { put("]]><![CDATA[") }
      bytes.append(byte)
      brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
    }
    put("]]>")
  }

  private func fault(_ value: String, _ reason: String) -> EncodingError {
    .invalidValue(value, .init(codingPath: path, debugDescription: reason))
  }
}
