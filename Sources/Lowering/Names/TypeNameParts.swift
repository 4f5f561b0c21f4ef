import ConcordOpenAPI
import ConcordSchemaGraph

/// The words that a type is named after: those of the place where its schema stands.
struct TypeNameParts {
  /// The names from the outermost to the schema itself, in the document's spelling.
  private(set) var words: [String] = []

  /// The words of a place.
  ///
  /// - Parameters:
  ///   - place: Where the schema stands.
  ///   - operations: The names of the operations' types, in document order.
  ///   - files: The names of schemas that are whole files.
  init(_ place: SchemaPlace, operations: [String] = [], files: FileNames? = nil) {
    switch place.root {
    case .component(let name), .response(let name): words = [name]
    case .location(let location): words = Self.words(of: location, files)
    case .operation(let number):
      words = [operations.indices.contains(number) ? operations[number] : "Operation"]
    }
    for step in place.steps { append(step) }
  }

  /// The words of a way from a type or an operation to a schema in it.
  init(steps: some Sequence<SchemaPlace.Step>) {
    words = []
    isWay = true
    for step in steps { append(step) }
  }

  /// Whether the words begin at what they are in, which is not among them.
  private var isWay = false

  private mutating func append(_ step: SchemaPlace.Step) {
    switch step {
    case .property(let name), .element(let name), .alternative(let name), .parameter(let name):
      words.append(name)
    case .item: appendItem()
    case .otherItems: words.append("Rest")
    case .additionalProperty: words.append("Value")
    case .base: words.append("Base")
    case .form(let name, let step):
      append(step)
      // `FormBody`, not `BodyForm`.
      words.insert(BodyMediaType(name).word, at: max(words.count - 1, 0))
    case .requestBody, .responseBody: words.append("Body")
    case .response(.code(200)): words.append("Response")
    case .response(let status): words += [StatusName.member(status), "Body"]
    case .responseHeaders(let status): words.append(StatusName.member(status))
    }
  }

  /// An element of `objects` is an `object`.
  private mutating func appendItem() {
    if let last = words.last, isWay || words.count > 1, let singular = SwiftName.singular(last) {
      words[words.count - 1] = singular
    } else {
      words.append("Item")
    }
  }

  /// The name in Swift, before anybody asks whether it is taken.
  var typeName: String {
    guard let first = words.first else { return "Unnamed" }
    return SwiftName.type(first) + words.dropFirst().map { Words($0).upperCamelCase }.joined()
  }

  /// The words of a schema that a pointer other than into `components` names.
  private static func words(of location: String, _ files: FileNames?) -> [String] {
    let halves = location.split(separator: "#", maxSplits: 1)
    if halves.count < 2 || halves[1] == "/", let file = halves.first {
      return [files?.name(of: String(file)) ?? String(file)]
    }
    let parts = (halves.last ?? "").split(separator: "/").filter {
      !SchemaPlace.commonTokens.contains($0)
    }
    return parts.isEmpty ? ["Root"] : parts.map { String($0).replacing("~1", with: "/") }
  }
}
