/// How the value of a parameter or a header field is written (OpenAPI 3.2, section 4.12.2.2).
public struct _StyleOptions: Hashable, Sendable {
  /// The style.
  enum Style: Hashable, Sendable {
    case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie, json
  }

  let style: Style
  /// Whether each element of a list and each member of an object stands by itself.
  var explodes = false
  /// Whether reserved characters are not percent-encoded.
  var allowsReserved = false

  init(_ style: Style, explodes: Bool = false) {
    self.style = style
    self.explodes = explodes
  }
}

/// A style, or a style with what is said beside it, as a type for the table of a message.
public protocol _ParameterStyle: Sendable {
  /// The style.
  static var options: _StyleOptions { get }
}

/// `blue,black`: the style of paths and header fields.
public enum _Simple: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.simple) }
}

/// `.blue,black`, in a path (RFC 6570, section 3.2.5).
public enum _Label: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.label) }
}

/// `;color=blue,black`, in a path (RFC 6570, section 3.2.7).
public enum _Matrix: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.matrix) }
}

/// `color=blue,black`, in a query or a cookie (RFC 6570, section 3.2.8).
public enum _Form: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.form) }
}

/// `color=blue%20black`, in a query.
public enum _SpaceDelimited: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.spaceDelimited) }
}

/// `color=blue%7Cblack`, in a query.
public enum _PipeDelimited: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.pipeDelimited) }
}

/// `color[R]=100&color[G]=200`, in a query.
public enum _DeepObject: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.deepObject, explodes: true) }
}

/// `color=blue; color=black`, in a cookie, without percent-encoding.
public enum _CookieStyle: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.cookie) }
}

/// JSON: a parameter with `content`.
public enum _JSONStyle: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions { _StyleOptions(.json) }
}

/// A style with `explode`.
public enum _Exploded<Style: _ParameterStyle>: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions {
    var options = Style.options
    options.explodes = true
    return options
  }
}

/// A style with `allowReserved`.
public enum _Reserved<Style: _ParameterStyle>: _ParameterStyle {
  /// The style.
  public static var options: _StyleOptions {
    var options = Style.options
    options.allowsReserved = true
    return options
  }
}
