extension UnionDeclaration {
  /// By what a JSON value is known to be of an alternative.
  package enum Recognition: Hashable, Sendable {
    /// Any value.
    case any
    /// `null`
    case null
    /// A boolean.
    case bool
    /// A whole number; one of these, unless there are none.
    case integer([Int])
    /// Any number.
    case number
    /// A string; one of these, unless there are none.
    case string([String])
    /// One of these values, which need not be of one type.
    case constant([Literal])
    /// An array.
    case array
    /// An object that has these members, of which some hold one of a few values.
    case object(ObjectRecognition)
  }

  /// By what an object is known to be of an alternative.
  package struct ObjectRecognition: Hashable, Sendable {
    /// A member and the values that it may hold.
    package struct Constant: Hashable, Sendable {
      /// The member's key.
      package var key: String
      /// The values: strings, numbers, booleans or `null`.
      package var values: [Literal]

      /// Makes a constant of its parts.
      package init(key: String, values: [Literal]) {
        self.key = key
        self.values = values
      }
    }

    /// The keys that have to be there, in document order.
    package var required: [String]
    /// The members that hold one of a few values.
    package var constants: [Constant]
    /// The member that names the alternative, with its names there.
    package var discriminator: Constant?
    /// Whether an object is of it that names no alternative, or one that is not known.
    package var isDefault: Bool

    /// Makes a recognition of its parts.
    package init(
      required: [String] = [], constants: [Constant] = [], discriminator: Constant? = nil,
      isDefault: Bool = false
    ) {
      self.required = required
      self.constants = constants
      self.discriminator = discriminator
      self.isDefault = isDefault
    }
  }
}
