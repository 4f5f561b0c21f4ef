import ConcordMustache

// What templates of lists that come in pages are given.
extension TemplateContext {
  /// A function that gives the pages of an operation.
  static let pages = TemplateContext(
    "pages", "A function that gives the pages of an operation.", templates: [],
    [
      Field(Keys.functionName, .text, "the function's name"),
      Field(Keys.summary, .lines, "the first sentence of what the operation is said to do"),
      Field(Keys.returns, .lines, "the type of the pages"),
      Field(Keys.isGuessed, .flag, "whether nobody said how the list goes on"),
      Field(Keys.hidesPages, .flag, "whether a parameter is called `pages`"),
      Field(
        Keys.parts, .list("part"),
        "parameters, then the body, which is there where it says which page is asked for"),
      Field(
        Keys.arguments, .list("expression"),
        "the arguments of the runtime's `pages(of:…)` after the first call"),
    ])

  /// Where a page has its items.
  static let pageItems = TemplateContext(
    "page items", "Where a page has its items.", templates: ["page-items"],
    [
      Field(Keys.type, .lines, "the type of the list"),
      Field(Keys.value, .text, "the list, as an expression of `page`"),
    ])
}
