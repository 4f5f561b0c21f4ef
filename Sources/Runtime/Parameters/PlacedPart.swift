/// A part that is a parameter, with the name of its place.
protocol PlacedPart {
  /// Its place.
  static var place: HTTPProblem.ParameterPlace { get }
}

extension _Path: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { .path }
}

extension _Query: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { .query }
}

extension _QueryString: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { .query }
}

extension _Header: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { .header }
}

extension _Cookie: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { .cookie }
}

extension _Styled: PlacedPart where Place: PlacedPart {
  static var place: HTTPProblem.ParameterPlace { Place.place }
}
