/// How a struct stands in XML, as far as it differs from the default (OpenAPI 3.2, section 4.26).
package struct XMLTable: Hashable, Sendable {
  /// How a property stands in XML.
  package struct Field: Hashable, Sendable {
    /// What it is.
    package enum Node: String, Sendable {
      case element, wrapped, attribute, text, cdata, inlined
    }

    /// A name with its namespace.
    package struct Name: Hashable, Sendable {
      /// The name; `nil` for the usual one.
      package var name: String?
      /// The namespace.
      package var namespace: String?
      /// The prefix.
      package var prefix: String?

      /// Makes a name of its parts.
      package init(name: String? = nil, namespace: String? = nil, prefix: String? = nil) {
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
      }
    }

    /// The property's key in JSON.
    package var key: String
    /// What it is.
    package var node: Node
    /// Its name.
    package var name: Name
    /// The name of the elements of a wrapped list.
    package var item: Name
    /// The name of the elements of a list in a list.
    package var inner: String?

    /// Makes a field of its parts.
    package init(
      key: String, node: Node, name: Name = Name(), item: Name = Name(), inner: String? = nil
    ) {
      self.key = key
      self.node = node
      self.name = name
      self.item = item
      self.inner = inner
    }

    /// Whether it says nothing but the default.
    package var isDefault: Bool {
      node == .element && name == Name() && inner == nil
    }
  }

  /// The name of the element where the struct is a whole body.
  package var name: Field.Name
  /// The properties that differ from the default, in their order.
  package var fields: [Field]

  /// Makes a table of its parts.
  package init(name: Field.Name = .init(), fields: [Field] = []) {
    self.name = name
    self.fields = fields
  }
}
