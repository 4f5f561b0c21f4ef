import ConcordMustache
import ConcordSwiftIR

/// Turns servers whose addresses have variables into values for the template `variable-server`.
enum ServerContext {
  /// The functions that make the addresses of servers.
  static func value(_ servers: [VariableServer]) -> Value {
    .list(servers.map(value))
  }

  private static func value(_ server: VariableServer) -> Value {
    TemplateContext.variableServer([
      Keys.name: .string(TypeContext.spelled(server.name)),
      Keys.documentation: .comment(server.documentation),
      Keys.url: .string(SwiftLiteral.string(server.url)),
      Keys.isRelative: .bool(server.isRelative),
      Keys.onlyVariable: server.variables.count == 1 && !server.isRelative
        ? value(server.variables[0], isLast: true, isOnly: true) : nil,
      Keys.variables: .listed(server.variables) { variable, isLast in
        value(variable, isLast: isLast, isOnly: server.variables.count == 1)
      },
    ])
  }

  private static func value(
    _ variable: VariableServer.Variable, isLast: Bool, isOnly: Bool
  ) -> Value {
    let chosen = variable.cases.first { $0.value == variable.defaultValue }
    return TemplateContext.serverVariable([
      Keys.name: .string(TypeContext.spelled(variable.name)),
      Keys.key: .string(SwiftLiteral.string(variable.key)),
      Keys.text: .string(DocumentationComment.line(variable.key)),
      Keys.documentation: .comment(variable.documentation.summary),
      Keys.type: .string(variable.typeName.map(TypeContext.spelled) ?? "String"),
      Keys.defaultValue: .string(
        chosen.map { "." + TypeContext.spelled($0.name) }
          ?? SwiftLiteral.string(variable.defaultValue)),
      Keys.typeName: .string(orNull: variable.typeName.map(TypeContext.spelled)),
      Keys.cases: .list(
        variable.cases.map { item in
          TemplateContext.serverVariableValue([
            Keys.name: .string(TypeContext.spelled(item.name)),
            Keys.value: .string(SwiftLiteral.string(item.value)),
            Keys.text: .string(DocumentationComment.line(item.value)),
          ])
        }),
      Keys.isLast: .bool(isLast), Keys.isOnly: .bool(isOnly),
    ])
  }
}
