/// What the catalogue lists.
public protocol Listed: Sendable {}
