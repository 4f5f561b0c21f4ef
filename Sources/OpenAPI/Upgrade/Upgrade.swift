import ConcordDiagnostics
import ConcordDocuments

/// Makes objects of older versions ones of the newest, OpenAPI 3.2: Swagger 2.0, OpenAPI 3.0 and 3.1
/// are known here and nowhere else.
///
/// There is one function for each kind of object. It looks at that object alone: what the object
/// holds keeps the form that it has and is upgraded when it is read. So references lead to what the
/// author wrote, and what nothing reads costs nothing. ``TreeUpgrade`` applies the same functions to
/// a whole document.
struct Upgrade: Sendable {
  /// The version of the root, which goes for every file that it refers to.
  let version: Version
  /// The sections that references lead into.
  let layout: ComponentLayout
  /// The media types that operations take and give unless they say otherwise (Swagger 2.0).
  var consumes: [Node] = []
  var produces: [Node] = []
  /// The parameters of the path that stand in the body (Swagger 2.0).
  var inputs: [SwaggerInput] = []
  /// Whether the operation names other media types than the root (Swagger 2.0).
  var hasOwnConsumes = false
  var hasOwnProduces = false

  init(from version: Version) {
    self.version = version
    layout = version == .v2_0 ? .swagger : .components
  }

  /// Whether the older form is that of Swagger 2.0.
  var isSwagger: Bool { version == .v2_0 }

  /// What a shared body or response is known by after it was decoded: its location, and in Swagger
  /// 2.0 the media types as well, which depend on the operation.
  func identity(of location: String) -> String {
    guard hasOwnConsumes || hasOwnProduces else { return location }
    let names = [consumes, produces].map { $0.compactMap(\.string).joined(separator: " ") }
    return location + " " + names.joined(separator: "|")
  }

  /// The location of a part, whether or not it was moved.
  static func place(_ whole: String, _ tokens: String...) -> String {
    tokens.reduce(whole, Location.joined)
  }
}

/// What an upgrade makes of one object.
struct Upgraded {
  /// The object in the newest form; what it holds has the form that it had.
  var node: Node
  /// Faults that depend on the version, at the keys of the older form.
  var diagnostics: [Diagnostic] = []
  /// Parts that moved: the location of each after the upgrade, and in the document.
  var origins: [(place: String, origin: String)] = []
}
