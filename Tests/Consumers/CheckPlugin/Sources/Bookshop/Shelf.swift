// Code beside the description uses the types that the plugin generates from it.
extension Book {
  /// How a spine shows the book.
  public var spine: String { "\(title) (\(isbn))" }
}
