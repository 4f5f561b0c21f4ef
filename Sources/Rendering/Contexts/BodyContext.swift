import ConcordMustache
import ConcordSwiftIR

/// Writes bodies: their types, how they are coded, and the enums of their forms.
struct BodyContext {
  let types: TypeContext

  /// The type of a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - path: What stands before the name of the enum of its forms.
  /// - Returns: The type.
  func type(_ body: Endpoint.Body, path: String = "") -> String {
    if let choice = body.choice { return path + TypeContext.spelled(choice) }
    return type(body.forms[0].type, body.forms[0].coding)
  }

  /// The type of a form.
  func type(_ type: TypeReference, _ coding: Endpoint.Body.Coding) -> String {
    switch coding {
    case .json, .form, .multipart, .xml, .text, .binary: types.text(type)
    case .eventStream, .eventText: types.generic("EventStream", types.text(type))
    case .jsonLines, .jsonSequence, .multipartStream:
      types.generic("ItemStream", types.text(type))
    }
  }

  /// The type of the runtime that says how a body is written.
  func coding(_ body: Endpoint.Body) -> String {
    if let choice = body.choice {
      return types.generic("_ChoiceBody", TypeContext.spelled(choice))
    }
    var codings = body.forms.map(coding)
    var result = codings.removeLast()
    while let first = codings.popLast() { result = types.generic("_EitherBody", first, result) }
    return result
  }

  /// The media types of a body, as the runtime's tables name them.
  static func names(_ body: Endpoint.Body) -> String {
    body.forms.map { $0.contentTypes.joined(separator: ",") }.joined(separator: "|")
  }

  /// How fields of forms are written that are not written as usual, by media type and name, and what the
  /// root of a body of XML is; `nil` where all are as usual.
  static func encodings(_ body: Endpoint.Body) -> Expression? {
    let forms = body.forms.filter { !$0.encodings.isEmpty || $0.root != nil }
    guard !forms.isEmpty else { return nil }
    return .dictionary(
      forms.map { form in
        var fields = form.encodings.map { encoding -> Expression.Argument in
          (SwiftLiteral.string(encoding.key), expression(encoding))
        }
        if let root = form.root {
          fields.append(
            (SwiftLiteral.string(""), .member(".root", XMLContext.field(root))))
        }
        return (SwiftLiteral.string(form.contentTypes[0]), .dictionary(fields))
      })
  }

  private static func expression(_ encoding: Endpoint.Body.Encoding) -> Expression {
    func marker(_ style: Endpoint.Parameter.Style) -> Expression {
      .text(MessageContext.marker(style) + ".self")
    }
    if let style = encoding.style { return .member(".style", marker(style)) }
    let headers = Expression.dictionary(
      encoding.headers.map { (SwiftLiteral.string($0.key), marker($0.style)) })
    guard let contentType = encoding.contentType else { return .member(".headers", headers) }
    var arguments: [Expression.Argument] = [(nil, .string(contentType))]
    if !encoding.headers.isEmpty { arguments.append(("headers", headers)) }
    return .member(".contentType", arguments)
  }

  private func coding(_ form: Endpoint.Body.Form) -> String {
    switch form.coding {
    case .json: types.generic("_JSONBody", types.text(form.type))
    case .form: types.generic("_FormBody", types.text(form.type))
    case .multipart:
      if case .array(let element) = form.type {
        types.generic("_MultipartListBody", types.text(element))
      } else {
        types.generic("_MultipartBody", types.text(form.type))
      }
    case .multipartStream: types.generic("_MultipartStreamBody", types.text(form.type))
    case .xml: types.generic("_XMLBody", types.text(form.type))
    case .text: "_TextBody"
    case .binary: "_StreamBody"
    case .eventStream: types.generic("_EventStreamBody", types.text(form.type))
    case .eventText: "_EventTextBody"
    case .jsonLines: types.generic("_JSONLinesBody", types.text(form.type))
    case .jsonSequence: types.generic("_JSONSequenceBody", types.text(form.type))
    }
  }

  /// The enum of a body's forms; `null` where they are of one type.
  func choice(_ body: Endpoint.Body?) -> Value {
    guard let body, let choice = body.choice else { return nil }
    return TemplateContext.bodyChoice([
      Keys.name: .string(TypeContext.spelled(choice)),
      Keys.forms: .listed(Array(body.forms.enumerated())) { item, _ in
        let form = item.element
        return TemplateContext.bodyForm([
          Keys.name: .string(TypeContext.spelled(form.name)),
          Keys.contentTypes: .string(
            DocumentationComment.line(form.contentTypes.joined(separator: ", "))),
          Keys.type: TypeText.value(type(form.type, form.coding)),
          Keys.coding: TypeText.value(coding(form)), Keys.index: .int(item.offset),
        ])
      },
    ])
  }
}
