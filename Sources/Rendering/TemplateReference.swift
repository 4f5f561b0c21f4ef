import ConcordMustache
import ConcordTemplates

/// The reference page of templates, made of the contexts that they are given.
package enum TemplateReference {
  /// The page, in Markdown.
  package static var markdown: String {
    var page = introduction
    page += "\n## Templates\n\n| Template | Context | Blocks |\n|---|---|---|\n"
    for template in EmbeddedTemplates.all {
      let context = TemplateContext.all.first { $0.templates.contains(template.name) }
      let blocks = blocks(in: String(decoding: template.bytes, as: UTF8.self))
      page += "| `\(template.name)` | \(context.map { link($0.name) } ?? "that of its caller") | "
      page += blocks.map { "`\($0)`" }.joined(separator: ", ") + " |\n"
    }
    page += "\n## Contexts\n"
    for context in TemplateContext.all {
      page += "\n### \(context.name)\n\n\(context.summary)\n\n| Key | Holds | |\n|---|---|---|\n"
      for field in context.fields {
        let absent = field.isOptional ? ", or nothing" : ""
        page += "| `\(field.key.name)` | \(words(field.kind))\(absent) | \(field.summary) |\n"
      }
    }
    return page
  }

  private static func words(_ kind: TemplateContext.Kind) -> String {
    switch kind {
    case .text: "a text"
    case .lines: "lines"
    case .flag: "true or false"
    case .number: "a number"
    case .texts: "a list of texts"
    case .object("any"): "any context"
    case .object(let name): link(name)
    case .list(let name): "a list of \(link(name))"
    }
  }

  private static func link(_ name: String) -> String {
    "[\(name)](#\(name.replacing(" ", with: "-")))"
  }

  /// The names of a template's blocks, each once.
  private static func blocks(in text: String) -> [String] {
    var names: [String] = []
    for match in text.matches(of: /\{\{\$(\w+)\}\}/) where !names.contains(String(match.1)) {
      names.append(String(match.1))
    }
    return names
  }

  private static let introduction = """
    # Templates

    What Concord writes, it writes through the templates of this folder. `concord templates` lists
    them, `concord templates NAME` prints one, and `concord templates --export DIR` writes them all.
    Files of a folder that the key `templates` of a configuration, or the option `--templates`, names
    take the place of those with the same name.

    They are [Mustache](https://mustache.github.io) 1.4 with its optional modules inheritance, dynamic
    names and lambdas, without HTML's escapes. A key that nothing has is an error at its place.

    ## Extending a template

    A template that names itself means the one whose place it takes. So one of yours can extend ours,
    and set its blocks:

    ```mustache
    {{<struct}}
    {{$members}}

    /// The name of the model.
    {{access}}static let modelName = "{{name}}"
    {{/members}}
    {{/struct}}
    ```

    This file is called `struct.mustache`. Extensions and other declarations of a file stand in the
    blocks `before` and `after` of `type`. Conformances and attributes need no template: the
    configuration has the keys `conformances` and `attributes`.

    Names of outermost types stand behind `{{qualifier}}` wherever the namespace of the configuration
    does not surround them: `{{qualifier}}Operations` is `Operations`, or `Shop.Operations` with
    `namespace: Shop`. What `namespaced` is given as its block `declarations` stands in the namespace.

    ## Lines

    A template says where a line may break, and the engine breaks the lines that are longer than 100
    columns. This is an extension of Mustache.

    | Tag | Meaning |
    |---|---|
    | `{{[}}…{{]}}` | A group: written as the template has it, on several lines, or, where it has room, on one. |
    | `{{[fill}}…{{]}}` | A group that breaks its lines one by one, each where what follows has no room. |

    Where a line break of a group is left out, nothing takes its place after an opening bracket, before
    a closing one, before the dot of a member and between braces; elsewhere it is a space. The comma
    before a closing square bracket goes with it. What has *lines* is cut for the room that there is;
    its further lines begin with the blanks and the slashes that the line of the tag begins with.

    A line feed at the end of a template is no part of it. A partial alone on its line ends the line,
    and what is included is indented as the line of its tag is.

    """
}
