import ConcordOpenAPI

/// The schemas of a description's operations with where they stand.
enum OperationSchemas {
  /// Visits the schema of each parameter, header and body, in document order.
  static func visit(
    _ document: Document, _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    for (number, placed) in document.operations.enumerated() {
      let operation = placed.operation
      let place = SchemaPlace(.operation(number))
      // What the API sends is what it gives, be it as a response or as a request of its own.
      let (input, output): (Direction, Direction) =
        placed.role == .path ? (.request, .response) : (.response, .request)
      for parameter in operation.parameters {
        guard let schema = parameter.schema else { continue }
        visit(schema, place.appending(.parameter(parameter.name)), input)
      }
      Self.visit(
        operation.requestBody?.content ?? [], at: place.appending(.requestBody), input, visit)
      for response in operation.responses { walk(response, in: place, output, visit) }
    }
  }

  private static func walk(
    _ response: Response, in operation: SchemaPlace, _ direction: Direction,
    _ visit: (Schema, SchemaPlace, Direction) -> Void
  ) {
    let own = operation.appending(.response(response.status))
    let shared = response.componentName.map { SchemaPlace(.response($0)) }
    for header in response.headers {
      guard let schema = header.schema else { continue }
      let place = shared ?? operation.appending(.responseHeaders(response.status))
      visit(schema, place.appending(.parameter(header.name)), direction)
    }
    Self.visit(response.content, at: shared?.appending(.responseBody) ?? own, direction, visit)
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
