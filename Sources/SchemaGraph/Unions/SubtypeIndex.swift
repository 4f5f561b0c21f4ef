import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Which schemas under `components`, also those of other files that references name, extend which by
/// `allOf`, and the discriminators that they inherit (OpenAPI 3.1, section 4.8.25).
struct SubtypeIndex {
  /// The subtypes of a schema that has or inherits a discriminator.
  struct Subtypes {
    /// The schema's own discriminator, or that of a schema which it extends.
    var discriminator: Discriminator
    /// The locations of the schemas that extend it directly, in document order, then others that
    /// only the mapping names.
    var locations: [String]
    /// The location of the subtype for an absent or unknown value (OpenAPI 3.2).
    var defaultLocation: String?
  }

  /// The names of the schemas under `components`, by location.
  let componentNames: [String: String]
  private let document: ResolvedDocument
  /// The schemas that extend a schema, by its location, in document order.
  private var children: [String: [String]] = [:]
  /// The schemas that a schema extends, by its location.
  private var bases: [String: [String]] = [:]
  /// The discriminator of each schema that has or inherits one.
  private var discriminators: [String: Discriminator] = [:]
  /// The mapping of each discriminator, by where it stands.
  private var mappings: [SourceRange: DiscriminatorMapping] = [:]

  /// Looks through the schemas under `components`.
  init(_ document: ResolvedDocument, componentNames: [String: String]) {
    self.document = document
    self.componentNames = componentNames
    var owners: [String] = []
    let schemas = document.document.components.schemas.map(\.schema)
    for schema in schemas + Self.componentsElsewhere(document, componentNames) {
      if let own = schema.ownDiscriminator {
        owners.append(schema.location)
        discriminators[schema.location] = own
      }
      var seen: Set<String> = [schema.location]
      let found = directBases(of: schema).filter { seen.insert($0).inserted }
      guard !found.isEmpty else { continue }
      bases[schema.location] = found
      for base in found { children[base, default: []].append(schema.location) }
    }
    for owner in owners { handDown(from: owner) }
    for owner in owners {
      guard let discriminator = discriminators[owner] else { continue }
      mappings[discriminator.range] = DiscriminatorMapping(discriminator, resolve: target)
    }
  }

  /// The schemas under `components` of other files that references name, in the order of the files.
  private static func componentsElsewhere(
    _ document: ResolvedDocument, _ componentNames: [String: String]
  ) -> [Schema] {
    let others = document.schemas.filter { location, _ in
      componentNames[location] == nil && SchemaPlace.componentName(at: location) != nil
    }
    return others.values.sorted { left, right in
      (left.range.source.index, left.range.start) < (right.range.source.index, right.range.start)
    }
  }

  /// The mapping of a discriminator by the schemas that it leads to.
  func mapping(of discriminator: Discriminator) -> DiscriminatorMapping {
    mappings[discriminator.range] ?? DiscriminatorMapping(nil)
  }

  /// The subtypes of a schema; `nil` where it has no discriminator or no other schema is of its type.
  func subtypes(of schema: Schema) -> Subtypes? {
    guard !discriminators.isEmpty, let discriminator = discriminators[schema.location] else {
      return nil
    }
    var found = Subtypes(discriminator: discriminator, locations: children[schema.location] ?? [])
    if schema.ownDiscriminator != nil { addMapped(to: &found, of: schema.location) }
    return found.locations.isEmpty ? nil : found
  }

  private func addMapped(to found: inout Subtypes, of location: String) {
    var known = Set(family(of: location)).union(ancestors(of: location))
    let fallback = found.discriminator.defaultTarget.map(target)
    let mapped = found.discriminator.mapping.map { target(of: $0.target) }
    for location in mapped + (fallback.map { [$0] } ?? []) where known.insert(location).inserted {
      found.locations.append(location)
    }
    if let fallback, fallback != location {
      found.defaultLocation = found.locations.first {
        $0 == fallback || family(of: $0).contains(fallback)
      }
    }
  }

  /// Whether a schema is told from others by a discriminator: it is then a type of its own, though it
  /// say no more than what it extends.
  func isSubtype(_ schema: Schema) -> Bool {
    !discriminators.isEmpty && discriminators[schema.location] != nil
  }

  /// The discriminator that a schema inherits, where no other schema extends it.
  func inheritedDiscriminator(of schema: Schema) -> Discriminator? {
    guard !discriminators.isEmpty, schema.ownDiscriminator == nil,
      children[schema.location] == nil
    else { return nil }
    return discriminators[schema.location]
  }

  /// A schema and all that extend it, directly or not, itself first.
  func family(of location: String) -> [String] {
    var found = [location]
    var known: Set<String> = [location]
    var next = 0
    while next < found.count {
      for child in children[found[next]] ?? [] where known.insert(child).inserted {
        found.append(child)
      }
      next += 1
    }
    return found
  }

  /// The location that a location leads to through schemas that are nothing but references.
  func target(of location: String) -> String {
    var location = location
    // A chain that is longer than there are schemas is a cycle.
    for _ in 0...document.schemas.count {
      guard let schema = document.schemas[location], schema.onlyAnnotates,
        let target = schema.reference?.target
      else { return location }
      location = target
    }
    return location
  }

  private func ancestors(of location: String) -> Set<String> {
    var found: Set<String> = [location]
    var open = [location]
    while let next = open.popLast() {
      for base in bases[next] ?? [] where found.insert(base).inserted { open.append(base) }
    }
    return found
  }

  /// The schemas that a schema extends: those that it refers to itself or in its `allOf`.
  private func directBases(of schema: Schema) -> [String] {
    var found: [String] = []
    var open = [schema]
    while let next = open.popLast() {
      if let reference = next.reference, next !== schema || !next.onlyAnnotates {
        found.append(target(of: reference.target))
      }
      open += (next.composition?.allOf ?? []).reversed()
    }
    return found
  }

  /// Gives a schema's discriminator to those that extend it and have none of their own.
  private mutating func handDown(from owner: String) {
    guard let discriminator = discriminators[owner] else { return }
    var open = [owner]
    while let base = open.popLast() {
      for child in children[base] ?? [] where discriminators[child] == nil {
        guard document.schemas[child]?.composition?.hasAlternatives != true else { continue }
        discriminators[child] = discriminator
        open.append(child)
      }
    }
  }
}
