import ConcordOpenAPI

/// The schemas of a description's operations with where they stand.
enum OperationSchemas {
  /// Visits the schema of each parameter, header and body, in document order.
  static func visit(
    _ document: Document, _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    walk(document.paths, root: { .operation($0) }, visit)
    walk(document.webhooks, root: { .webhook($0) }, visit)
  }

  private static func walk(
    _ paths: [PathItem], root: (Int) -> SchemaPlace.Root,
    _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    var number = 0
    for operation in paths.lazy.flatMap(\.operations) {
      let place = SchemaPlace(root(number))
      number += 1
      for parameter in operation.parameters {
        guard let schema = parameter.schema else { continue }
        visit(schema, place.appending(.parameter(parameter.name)), .request)
      }
      Self.visit(
        operation.requestBody?.content ?? [], at: place.appending(.requestBody), .request, visit)
      for response in operation.responses { walk(response, in: place, visit) }
    }
  }

  private static func walk(
    _ response: Response, in operation: SchemaPlace,
    _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    let own = operation.appending(.response(response.status))
    let shared = response.componentName.map { SchemaPlace(.response($0)) }
    for header in response.headers {
      guard let schema = header.schema else { continue }
      let place = shared ?? operation.appending(.responseHeaders(response.status))
      visit(schema, place.appending(.parameter(header.name)), .response)
    }
    Self.visit(response.content, at: shared?.appending(.responseBody) ?? own, .response, visit)
  }

  private static func visit(
    _ content: [MediaType], at place: SchemaPlace, _ direction: Direction,
    _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    // The name of the main form's type does not depend on what other forms there are.
    let main = content.firstIndex { $0.name.contains("json") } ?? 0
    for (index, mediaType) in content.enumerated() {
      let place = index == main ? place : place.form(mediaType.name)
      if let schema = mediaType.schema { visit(schema, place, direction) }
      if let schema = mediaType.itemSchema { visit(schema, place.appending(.item), direction) }
    }
  }
}
