extension Endpoint {
  /// How the list that an operation gives is asked for page by page.
  package struct Pagination: Sendable {
    /// How the call of the next page comes about.
    package enum Style: Sendable {
      /// The field `Link` of a response leads to it, by a link of this relation.
      case link(relation: String)
      /// It carries what a page says of the next one, unless the page says that there is none.
      case cursor(PageMember, into: PageInput, more: PageMember?)
      /// It has the number of its page, which is `start` where it has none. A page may say which is
      /// the last one.
      case page(PageInput, start: Int, items: Items, last: PageMember?)
      /// It says how many items to pass over. A page of fewer items than the limit is the last one,
      /// and a page may say how many there are in all.
      case offset(PageInput, limit: PageInput?, items: Items, total: PageMember?)
    }

    /// Where a page has its items.
    package enum Items: Sendable {
      /// The page is the list of items.
      case page
      /// A member of the page is.
      case member(PageMember)
    }

    /// What the call of the first page has for a body.
    package enum FirstBody: Sendable {
      /// What a plain call has.
      case unchanged
      /// One has to be given, since the number or the cursor stands in it.
      case required
      /// One without values where none is given, since the number or the cursor stands in it.
      case made
    }

    /// The name of the client's function.
    package var functionName: Identifier
    /// How the call of the next page comes about.
    package var style: Style
    /// Where a page has its items; `nil` where nothing says so.
    package var items: Items?
    /// What the call of the first page has for a body.
    package var firstBody: FirstBody
    /// Whether nobody said so: it was guessed from the names and types of the operation.
    package var isGuessed: Bool

    /// Makes it of its parts.
    package init(
      functionName: Identifier, style: Style, items: Items?, firstBody: FirstBody, isGuessed: Bool
    ) {
      self.functionName = functionName
      self.style = style
      self.items = items
      self.firstBody = firstBody
      self.isGuessed = isGuessed
    }
  }
}

/// A value in a page, by the properties that lead to it.
package struct PageMember: Sendable {
  /// A property on the way.
  package struct Step: Sendable {
    /// Its name.
    package var name: Identifier
    /// Whether it is an optional.
    package var isOptional: Bool
    /// Whether it is a `Nullable`, whose value may be `null`.
    package var isNullable: Bool

    /// Makes a step of its parts.
    package init(name: Identifier, isOptional: Bool, isNullable: Bool) {
      self.name = name
      self.isOptional = isOptional
      self.isNullable = isNullable
    }
  }

  /// The properties, from that of the page on.
  package var steps: [Step]
  /// Its type, without the optional that the steps ask for.
  package var type: TypeReference
  /// The integer type that it is brought to; `nil` where it has the type that is wanted.
  package var clampedTo: TypeReference?
  /// What is added to it.
  package var addend = 0

  /// Makes a value of its parts.
  package init(steps: [Step], type: TypeReference) {
    self.steps = steps
    self.type = type
  }

  /// Whether there may be none.
  package var isOptional: Bool { steps.contains { $0.isOptional || $0.isNullable } }
}

/// Where a call says which page it asks for.
package struct PageInput: Sendable {
  /// A part of a call.
  package enum Place: Sendable {
    /// A parameter of this name.
    case parameter(Identifier)
    /// The member of the body that these properties lead to.
    case body([Identifier], isBodyOptional: Bool)
  }

  /// Where it stands.
  package var place: Place
  /// Its type, without the optional that ``isRequired`` asks for.
  package var type: TypeReference
  /// Whether it is always there.
  package var isRequired: Bool

  /// Makes it of its parts.
  package init(place: Place, type: TypeReference, isRequired: Bool) {
    self.place = place
    self.type = type
    self.isRequired = isRequired
  }
}
