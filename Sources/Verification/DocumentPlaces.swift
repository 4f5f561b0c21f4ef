internal import ConcordDiagnostics
internal import ConcordDocuments

/// The objects of a document by where they stand, to name them in overlays.
struct DocumentPlaces {
  private struct Place {
    let node: Node
    let path: [String]
  }

  private var places: [SourceRange: Place] = [:]

  /// Walks through a document.
  init(_ root: Node) {
    // Depth is bounded: no parser makes a tree deeper than `Limits.depth`.
    var open: [(node: Node, path: [String])] = [(root, [])]
    while let (node, path) = open.popLast() {
      switch node.value {
      case .object(let members):
        // An alias of YAML shows the same values at several places; the first is changed.
        if places[node.range] == nil { places[node.range] = Place(node: node, path: path) }
        for member in members.reversed() {
          open.append((member.value, path + ["[\(Self.quoted(member.key))]"]))
        }
      case .array(let elements):
        for (position, element) in elements.enumerated().reversed() {
          open.append((element, path + ["[\(position)]"]))
        }
      default: break
      }
    }
  }

  /// The object at a place; `nil` where it is in another file.
  func node(at range: SourceRange) -> Node? { places[range]?.node }

  /// The JSONPath (RFC 9535) of the object at a place; `nil` where it is in another file.
  func path(of range: SourceRange) -> String? {
    places[range].map { "$" + $0.path.joined() }
  }

  /// A name as a string of JSONPath (RFC 9535, section 2.3.1.1), in single quotation marks.
  static func quoted(_ name: String) -> String {
    var text = "'"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }
}
