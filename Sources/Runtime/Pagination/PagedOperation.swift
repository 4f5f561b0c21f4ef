/// An operation whose pages say where their items are. The generator writes it.
public protocol PagedOperation: APIOperation {
  /// The list of items that a page has.
  associatedtype _Items: Sequence

  /// The items of a page.
  static func _items(of page: Output.Success) -> _Items
}

extension PageSequence where O: PagedOperation {
  /// The items of all pages, one after another. A page may have none.
  public var items: Items<O._Items> { items { O._items(of: $0) } }
}
