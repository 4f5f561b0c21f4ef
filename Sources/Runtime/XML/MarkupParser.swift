internal import Foundation
#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Reads XML 1.0 into a tree, by Foundation's parser.
///
/// With FoundationXML, a program for Linux that links the standard library statically is 0.3 %
/// larger (57.98 MB against 57.80 MB, stripped, Swift 6.3), which is less than a parser of our own
/// would be worth. That parser takes no text of more than 10,000,000 bytes between two tags.
///
/// No document type declaration is taken, so that there are no entities but the five of XML 1.0,
/// and nothing is read from elsewhere. A prefix that nothing declares has no namespace.
enum MarkupParser {
  /// How deep elements may stand in each other.
  static let maximumDepth = 256
  /// The most bytes of a text, in UTF-8.
  static let maximumLength = 64 << 20

  /// Reads a whole text.
  ///
  /// - Parameters:
  ///   - data: The text, in the encoding that a byte order mark, `charset` or the text itself
  ///     names.
  ///   - charset: The charset that the content type names; `nil` for none.
  ///   - maximumDepth: How deep elements may stand in each other.
  ///   - maximumLength: The most bytes, as they came and in UTF-8.
  /// - Returns: The root element.
  /// - Throws: ``XMLError``.
  static func parse(
    _ data: Data, charset: String? = nil, maximumDepth: Int = maximumDepth,
    maximumLength: Int = maximumLength
  ) throws -> MarkupElement {
    guard data.count <= maximumLength else {
      throw XMLError(.length(limit: maximumLength), line: 1, column: 1)
    }
    let text = try MarkupText.utf8(of: data, charset: charset)
    guard text.count <= maximumLength else {
      throw XMLError(.length(limit: maximumLength), line: 1, column: 1)
    }
    if let offset = MarkupText.documentType(in: text) {
      let place = MarkupText.place(of: offset, in: text)
      throw XMLError(.documentType, line: place.line, column: place.column)
    }
    let builder = MarkupBuilder(maximumDepth: maximumDepth)
    let parser = XMLParser(data: Data(text))
    parser.delegate = builder
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    let isDone = withExtendedLifetime(builder) { parser.parse() }
    if let fault = builder.fault { throw fault }
    guard isDone, let root = builder.root else {
      throw XMLError(
        .syntax("there is no element"), line: max(parser.lineNumber, 1),
        column: max(parser.columnNumber, 1))
    }
    return root
  }
}

/// Makes the tree of what the parser finds, up to the first fault.
private final class MarkupBuilder: NSObject, XMLParserDelegate {
  private(set) var root: MarkupElement?
  private(set) var fault: XMLError?
  private let maximumDepth: Int
  private var open: [MarkupElement] = []
  private var namespaces = MarkupNamespaces()
  /// The text since the last tag: the parser gives it in pieces, cut at each reference.
  private var text = ""

  init(maximumDepth: Int) {
    self.maximumDepth = maximumDepth
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
  ) {
    guard fault == nil else { return }
    endText()
    guard open.count < maximumDepth else { return stop(.depth(limit: maximumDepth), parser) }
    do {
      var element = try start(elementName, attributeDict)
      element.position = .init(
        line: UInt32(clamping: parser.lineNumber), column: UInt32(clamping: parser.columnNumber))
      open.append(element)
    } catch {
      stop(.namespace(error.reason), parser)
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    guard fault == nil, !open.isEmpty else { return }
    endText()
    guard let element = open.popLast() else { return }
    namespaces.leave()
    if open.isEmpty { root = element } else { append(.element(element)) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard fault == nil, !open.isEmpty else { return }
    text += string
  }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    guard fault == nil, !open.isEmpty else { return }
    endText()
    append(.cdata(String(decoding: CDATABlock, as: UTF8.self)))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    let code = (parseError as NSError).code
    // Namespaces are looked at here, and a prefix that nothing declares is no fault.
    guard fault == nil, ![99, 100, 201, 202, 203, 205].contains(code) else { return }
    stop(.syntax(Self.reason(code)), parser)
  }

  private func stop(_ reason: XMLError.Reason, _ parser: XMLParser) {
    fault = XMLError(
      reason, line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
    parser.abortParsing()
  }

  private func append(_ node: MarkupElement.Node) { open[open.count - 1].nodes.append(node) }

  private func endText() {
    guard !text.isEmpty else { return }
    append(.text(text))
    text = ""
  }
}

// MARK: Names

extension MarkupBuilder {
  /// An element with its attributes, whose names have their namespaces.
  private func start(
    _ name: String, _ attributes: [String: String]
  ) throws(MarkupFault) -> MarkupElement {
    var declarations: [(prefix: String, namespace: String)] = []
    var others: [(name: MarkupName, value: String)] = []
    for (name, value) in attributes {
      let name = try Self.split(name)
      if name.prefix == nil, name.local == "xmlns" {
        declarations.append(("", value))
      } else if name.prefix == "xmlns" {
        guard !value.isEmpty, name.local != "xmlns",
          (name.local == "xml") == (value == MarkupName.xml)
        else { throw .namespace("the prefix '\(Self.short(name.local))' cannot stand for this") }
        declarations.append((name.local, value))
      } else {
        others.append((name, value))
      }
    }
    namespaces.enter(declarations)
    var element = MarkupElement(try Self.split(name))
    element.name.namespace = namespaces.namespace(element.name.prefix)
    if others.isEmpty { return element }
    // Sorted, since the parser does not say in which order they stood.
    others.sort { $0.name.qualified < $1.name.qualified }
    var expanded: Set<MarkupName> = []
    for (name, value) in others {
      var name = name
      if name.prefix != nil { name.namespace = namespaces.namespace(name.prefix) }
      if name.namespace != nil {
        let bare = MarkupName(name.local, namespace: name.namespace)
        guard expanded.insert(bare).inserted else {
          throw .namespace("the attribute '\(Self.short(name.local))' stands twice in an element")
        }
      }
      element.attributes.append(.init(name: name, value: value))
    }
    return element
  }

  private static func split(_ text: String) throws(MarkupFault) -> MarkupName {
    let name = MarkupName(text)
    guard name.prefix != "", !name.local.isEmpty, !name.local.utf8.contains(UInt8(ascii: ":"))
    else { throw .namespace("'\(short(text))' is no name with at most one prefix") }
    return name
  }

  private static func short(_ name: String) -> String { String(name.prefix(64)) }

  /// What the parser says by a number (libxml2, `xmlerror.h`).
  private static func reason(_ code: Int) -> String {
    switch code {
    case 1: "the parser gave up: a text or a name is too long"
    case 4: "there is no element"
    case 5: "the text ends within an element, or goes on after the last"
    case 6...8: "a character reference is not complete, or names no character of XML"
    case 9: "a character is not allowed in XML, or the bytes are not UTF-8"
    case 10...25: "a reference to a character or an entity is not complete"
    case 26, 27: "an entity is not defined: XML knows amp, lt, gt, apos and quot"
    case 31, 32, 81: "the encoding is not known"
    case 38: "'<' has to be escaped in an attribute"
    case 39: "the value of an attribute has to stand in quotes"
    case 40: "the value of an attribute does not end"
    case 41: "an attribute has no value"
    case 42: "an attribute stands twice in an element"
    case 45, 80: "a comment does not end, or has '--' in it"
    case 46...48: "a processing instruction does not end, or has no name"
    case 56, 57, 64, 96: "the XML declaration is not right, or not at the start"
    case 62: "']]>' has to be escaped in a text"
    case 63: "a CDATA section does not end"
    case 65: "white space has to stand here"
    case 68: "a name has to stand here"
    case 73: "'>' has to stand here"
    case 76, 77: "an end tag does not fit the start tag, or is missing"
    case 85, 86: "elements are not nested properly"
    case 200, 204: "a prefix cannot stand for the namespace that is declared for it"
    default: "the text is not well-formed (libxml2 error \(code))"
    }
  }
}

/// A name that does not follow "Namespaces in XML 1.0".
private struct MarkupFault: Error {
  let reason: String

  static func namespace(_ reason: String) -> MarkupFault { MarkupFault(reason: reason) }
}
