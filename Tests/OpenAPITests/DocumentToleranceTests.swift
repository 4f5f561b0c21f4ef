import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Foundation
import Testing

@Suite struct DocumentToleranceTests {
  private static let info = "info: {title: A, version: '1'}"

  @Test(arguments: [
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}", [], true),
    ("openapi: 3.3.0\n\(info)\npaths: {/a: {}}", ["1:10 version-newer"], true),
    ("openapi: 3.0\n\(info)\npaths: {/a: {}}", ["1:10 text-expected"], true),
    ("openapi: 4.0.0\n\(info)\npaths: {/a: {}}", ["1:10 version-unknown"], false),
    ("openapi: x\n\(info)\npaths: {/a: {}}", ["1:10 version-unknown"], false),
    ("openapi: [3]\n\(info)\npaths: {/a: {}}", ["1:10 version-unknown"], false),
    ("swagger: '3.0'\n\(info)\npaths: {/a: {}}", ["1:10 version-unknown"], false),
    ("\(info)\npaths: {/a: {}}", ["1:1 version-missing"], false),
    ("[1]", ["1:1 document-not-object"], false),
    ("text", ["1:1 document-not-object"], false),
    ("openapi: 3.1.0\npaths: {/a: {}}", ["1:1 info-missing", "1:1 info-missing"], true),
    (
      "openapi: 3.1.0\ninfo: {title: 3}\npaths: {/a: {}}",
      ["2:1 info-missing", "2:15 text-expected"], true
    ),
    ("openapi: 3.1.0\ninfo: A\npaths: {/a: {}}", ["2:7 wrong-type"], true),
    ("openapi: 3.1.0\n\(info)", ["1:1 paths-missing"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {}", ["3:1 paths-missing"], true),
    ("openapi: 3.1.0\n\(info)\ncomponents: {}", [], true),
    ("openapi: 3.0.0\n\(info)\ncomponents: {}", ["1:1 paths-missing"], true),
    ("openapi: 3.1.0\n\(info)\npaths: []", ["3:8 wrong-type"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {a: {}}", ["3:9 path-without-slash"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: 1}", ["3:13 wrong-type"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}\nmine: 1", ["4:1 unknown-key"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}\nx-mine: 1", [], true),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}\nserver: []", ["4:1 misspelled-key"], true),
    (
      "openapi: 3.1.0\n\(info)\npaths: {/a: {}}\ncomponents: 1", ["4:13 component-not-object"],
      false
    ),
    (
      "openapi: 3.1.0\n\(info)\npaths: {/a: {}}\ncomponents: {schemas: [], responses: 1}",
      ["4:23 component-not-object", "4:38 component-not-object"], false
    ),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}\nservers: {url: /}", ["4:10 list-expected"], true),
    ("openapi: 3.1.0\n\(info)\npaths: {/a: {}}\ntags: [a]", ["4:8 wrong-type"], true),
    (
      "openapi: 3.1.0\n\(info)\npaths: {/a: {}}\n"
        + "components: {securitySchemes: {a: {type: odd}, b: {type: http}}}",
      ["4:42 security-scheme-unknown", "4:51 security-scheme-incomplete"], true
    ),
  ])
  func reports(_ text: String, _ expected: [String], _ isRead: Bool) {
    let reading = Reading(text)
    #expect(reading.summary == expected)
    #expect((reading.document != nil) == isRead)
  }

  @Test func missingInfoHasStandIns() throws {
    let document = try #require(Reading("openapi: 3.1.0\npaths: {/a: {}}").document?.document)
    #expect(document.info.title == "API")
    #expect(document.info.version == "0")
    #expect(document.version == .v3_1)
  }

  @Test func securityIsRead() throws {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {/a: {get: {security: []}, put: {}}}
      security: [{key: [], web: [read]}, {}]
      components:
        securitySchemes:
          key: {type: apiKey, name: X-Key, in: header}
          web: {type: oauth2, flows: {}}
          user: {type: http, scheme: bearer, bearerFormat: JWT}
          id: {type: openIdConnect, openIdConnectUrl: 'https://example.com'}
          tls: {$ref: '#/components/securitySchemes/other'}
          other: {type: mutualTLS}
      """)
    #expect(reading.summary == [])
    let document = try #require(reading.document?.document)
    #expect(document.security.map { $0.schemes.map(\.name) } == [["key", "web"], []])
    #expect(document.security.first?.schemes.last?.scopes == ["read"])
    #expect(document.components.securitySchemes.count == 6)
    #expect(document.paths.first?.operations.map { $0.security?.count } == [0, nil])
  }

  /// Schemas nested to the limit are read on a small stack, and beyond it they are an error.
  @Test(arguments: [("{items: ", "}"), ("{properties: {a: ", "}}"), ("{allOf: [", "]}")])
  func nestingIsBounded(_ open: String, _ close: String) async {
    for (depth, expected) in [(99, []), (100, ["schema-too-deep"]), (160, ["schema-too-deep"])] {
      let ids = await withCheckedContinuation { continuation in
        let thread = Thread {
          let text = String(repeating: open, count: depth) + "{}"
          let reading = Reading.schemas("A: " + text + String(repeating: close, count: depth))
          continuation.resume(returning: reading.diagnostics.map(\.kind.id))
        }
        thread.stackSize = 512 << 10
        thread.start()
      }
      #expect(ids == expected)
    }
  }

  @Test func longKeysDoNotAddUp() throws {
    let key = String(repeating: "k", count: 2_000)
    let open = String(repeating: "{\"properties\": {\"\(key)\": ", count: 3)
    let reading = Reading(
      files: [
        "api.json": """
        {"openapi": "3.1.0", "info": {"title": "A", "version": "1"},
        "components": {"schemas": {"A": \(open) {} }} }} }} }}}
        """
      ], root: "api.json")
    var schema = try #require(reading.schema("A"))
    var locations: Set<String> = []
    while let next = schema.object?.properties.first?.schema {
      #expect(locations.insert(next.location).inserted)
      #expect(next.location.utf8.count < 4_000)
      schema = next
    }
    #expect(locations.count == 3)
  }
}
