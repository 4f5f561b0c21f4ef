// Code beside the descriptions uses the types of both.
extension Bookshop.Product {
  /// A loaf that is called like the book.
  public var loaf: Bakery.Product { Bakery.Product(name: title) }
}
