import ConcordOpenAPI
import ConcordSwiftIR

/// Turns servers into addresses, and those with variables into functions.
enum ServerLowering {
  /// A server's URL with its variables at their defaults.
  static func address(_ server: Server) -> ServerAddress {
    var url = server.url
    for variable in server.variables {
      url = url.replacing("{\(variable.name)}", with: variable.defaultValue)
    }
    return ServerAddress(
      url: url, isRelative: isRelative(url), documentation: documentation(server))
  }

  /// The servers whose URLs have variables, in document order.
  static func variableServers(_ servers: [Server]) -> [VariableServer] {
    var functions = NameScope(reserved: ["servers", "configuration", "init"])
    var types = NameScope(reserved: ReservedNames.types)
    return servers.filter { !$0.variables.isEmpty }.map { server in
      let wanted = SwiftName.member(server.name ?? "server")
      let function = functions.take([wanted, wanted + "Server"])
      var members = NameScope(reserved: ["base"])
      let variables = server.variables.map { variable in
        VariableServer.Variable(
          name: .member(members.take([SwiftName.member(variable.name)])), key: variable.name,
          defaultValue: variable.defaultValue,
          typeName: variable.allowed.isEmpty
            ? nil
            : .type(types.take([SwiftName.type(function) + SwiftName.type(variable.name)])),
          cases: cases(variable), documentation: Documentation(variable.description ?? ""))
      }
      return VariableServer(
        name: .member(function), url: server.url, isRelative: isRelative(address(server).url),
        variables: variables, documentation: documentation(server))
    }
  }

  private static func cases(
    _ variable: ServerVariable
  ) -> [(name: Identifier, value: String)] {
    // The default counts as allowed, which it has to be (section 4.8.6).
    var values = variable.allowed
    if !values.isEmpty, !values.contains(variable.defaultValue) {
      values.append(variable.defaultValue)
    }
    var scope = NameScope(reserved: ["rawValue", "allCases", "hashValue"])
    return values.map { (.member(scope.take([SwiftName.member($0)])), $0) }
  }

  private static func documentation(_ server: Server) -> Documentation {
    let words = [server.name, server.description].compactMap { $0 }.filter { !$0.isEmpty }
    return Documentation(words.joined(separator: ": "))
  }

  /// Whether an address has no scheme (RFC 3986, section 4.2).
  private static func isRelative(_ url: String) -> Bool {
    guard let colon = url.firstIndex(of: ":") else { return true }
    return !url[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
      || colon == url.startIndex
  }
}
