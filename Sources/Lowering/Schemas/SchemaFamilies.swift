import ConcordOpenAPI

/// A schema with a discriminator and the schemas that extend it (OpenAPI 3.1, section 4.8.25).
struct SchemaFamily {
  /// The property that names the kind: the base's own, or that of a schema which it extends.
  var discriminator: Discriminator
  /// The locations of the kinds: the schemas that extend the base directly, in document order, then
  /// others that only the mapping names.
  var kinds: [String]
  /// The location of the kind for an absent or unknown name, where it is none of the base's own
  /// (OpenAPI 3.2).
  var defaultKind: String?
}

/// Which schemas under `components` extend which by `allOf`, and the discriminators that they
/// inherit by it.
struct SchemaFamilies {
  private let document: ResolvedDocument
  /// The schemas that extend a schema, by its location, in document order.
  private var children: [String: [String]] = [:]
  /// The discriminator of each schema that has or inherits one.
  private var discriminators: [String: Discriminator] = [:]

  /// Looks through the schemas of a description.
  init(of document: ResolvedDocument) {
    self.document = document
    var owners: [String] = []
    for named in document.document.components.schemas {
      let schema = named.schema
      for base in bases(of: schema, depth: 0) where base != schema.location {
        if children[base]?.contains(schema.location) != true {
          children[base, default: []].append(schema.location)
        }
      }
      if schema.ownDiscriminator != nil { owners.append(schema.location) }
    }
    for owner in owners {
      if let own = document.schemas[owner]?.ownDiscriminator { discriminators[owner] = own }
    }
    for owner in owners { handDown(from: owner) }
  }

  /// The family of a schema; `nil` where it has no discriminator, where alternatives of its own
  /// stand beside it, or where no other schema is of its kind.
  func family(of schema: Schema) -> SchemaFamily? {
    guard !discriminators.isEmpty, let discriminator = discriminators[schema.location] else {
      return nil
    }
    var kinds = children[schema.location] ?? []
    var defaultKind: String?
    if schema.ownDiscriminator != nil {
      let heirs = heirs(of: schema.location)
      let ancestors = ancestors(of: schema.location)
      let fallback = discriminator.defaultTarget.map(meant)
      for target in discriminator.mapping.map({ meant($0.target) }) + (fallback.map { [$0] } ?? [])
      where !heirs.contains(target) && !ancestors.contains(target) && !kinds.contains(target) {
        kinds.append(target)
      }
      if let fallback, fallback != schema.location {
        defaultKind = kinds.first { $0 == fallback || self.heirs(of: $0).contains(fallback) }
      }
    }
    guard !kinds.isEmpty else { return nil }
    return SchemaFamily(discriminator: discriminator, kinds: kinds, defaultKind: defaultKind)
  }

  /// Whether a schema is told from others by a discriminator: it is then a type of its own, though
  /// it say no more than what it extends.
  func isKind(_ schema: Schema) -> Bool {
    !discriminators.isEmpty && discriminators[schema.location] != nil
  }

  /// The discriminator that a schema has of one that it extends, where no other extends it.
  func inherited(by schema: Schema) -> Discriminator? {
    guard schema.ownDiscriminator == nil, children[schema.location] == nil else { return nil }
    return discriminators[schema.location]
  }

  /// A schema and all that extend it, through others or not, itself first.
  func heirs(of location: String) -> [String] {
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
  func meant(_ location: String) -> String {
    var location = location
    // A chain that is longer than there are schemas is a ring.
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
    while let next = open.popLast(), let schema = document.schemas[next] {
      for base in bases(of: schema, depth: 0) where found.insert(base).inserted {
        open.append(base)
      }
    }
    return found
  }

  /// The schemas that a schema extends.
  private func bases(of schema: Schema, depth: Int) -> [String] {
    guard depth < 8 else { return [] }
    var found: [String] = []
    if let reference = schema.reference, !schema.onlyAnnotates {
      found.append(meant(reference.target))
    }
    for part in schema.composition?.allOf ?? [] {
      if let reference = part.reference { found.append(meant(reference.target)) }
      found += bases(of: part, depth: depth + 1)
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

extension Schema {
  /// The discriminator of a schema that names its kinds nowhere but in it.
  fileprivate var ownDiscriminator: Discriminator? {
    composition?.hasAlternatives == true ? nil : composition?.discriminator
  }
}

extension CompositionKeywords {
  fileprivate var hasAlternatives: Bool { !oneOf.isEmpty || !anyOf.isEmpty }
}
