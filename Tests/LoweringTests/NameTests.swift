@testable import ConcordLowering
import ConcordSwiftIR
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    ("organizationId", "organizationId", "OrganizationId"),
    ("created_at", "createdAt", "CreatedAt"),
    ("html_url", "htmlUrl", "HtmlUrl"),
    ("user_id", "userId", "UserId"), ("userId", "userId", "UserId"), ("/", "slash", "Slash"),
    ("...", "dotDotDot", "DotDotDot"), ("100644", "value100644", "Value100644"),
    ("WWW-Authenticate", "wwwAuthenticate", "WWWAuthenticate"),
    ("X-RateLimit-Limit", "xRateLimitLimit", "XRateLimitLimit"),
    ("ON_MEDIA_END", "onMediaEnd", "OnMediaEnd"),
    ("HTTPServer2", "httpServer2", "HTTPServer2"),
    ("DELETE_ips-pool_name", "deleteIpsPoolName", "DeleteIpsPoolName"),
    ("GET", "get", "GET"),
    ("GETTING_started", "gettingStarted", "GETTINGStarted"),
    ("URL", "url", "URL"),
    ("C#", "cSharp", "CSharp"),
    ("C++", "cPlusPlus", "CPlusPlus"),
    ("+1", "plus1", "Plus1"),
    ("-1", "minus1", "Minus1"),
    ("<=", "lessThanEqual", "LessThanEqual"),
    ("*", "asterisk", "Asterisk"),
    ("", "empty", "Empty"),
    ("2xx", "value2xx", "Value2xx"),
    ("a b", "aB", "AB"),
    ("api.v2010.account", "apiV2010Account", "ApiV2010Account"),
    ("größe", "größe", "Größe"),
    ("日本", "日本", "日本"),
    ("😀", "grinningFace", "GrinningFace"),
    ("a\u{200D}b\u{202E}", "aB", "AB"),
  ]) func namesInSwift(name: String, member: String, type: String) {
    #expect(SwiftName.member(name) == member)
    #expect(SwiftName.type(name) == type)
  }

  @Test(
    arguments: [
      ("objects", "object"), ("categories", "category"), ("boxes", "box"), ("addresses", "address"),
      ("status", nil), ("analysis", nil), ("data", nil),
    ] as [(String, String?)]) func oneOfMany(name: String, singular: String?)
  {
    #expect(SwiftName.singular(name) == singular)
  }

  @Test(
    arguments: [
      ("createFile", "Files", "create"), ("filesCreate", "files", "create"),
      ("list_object_store", "Object Store", "list"), ("listObjectstore", "ObjectStore", "list"),
      ("actions/list-for-repo", "actions", "listForRepo"), ("getPetById", "pet", "getById"),
      ("GET_files", "files", "get"), ("getCategories", "category", "get"),
      // The tag's words come later, are part of a word, are all there is, or leave no name.
      ("listFollowersForUser", "users", nil), ("getProfile", "file", nil), ("files", "file", nil),
      ("file2", "file", nil), ("getStatus", "statu", nil), ("ping", "files", nil),
    ] as [(String, String, String?)])
  func namesWithoutTheWordsOfTheirTag(name: String, tag: String, short: String?) {
    #expect(OperationGroups.shortName(name, tag: tag) == short)
  }

  @Test func keywordsAndWorse() {
    #expect(Identifier.member("default") == Identifier("default", isKeyword: true))
    #expect(Identifier.member("self") == Identifier("self_"))
    #expect(Identifier.member("Type") == Identifier("Type_"))
    #expect(Identifier.member("name") == Identifier("name"))
  }

  @Test func namesDifferByMoreThanCase() {
    var scope = NameScope(reserved: ["taken"])
    #expect(scope.take(["name"]) == "name")
    #expect(scope.take(["name", "nameToo"]) == "nameToo")
    #expect(scope.take(["taken"]) == "taken2")
    #expect(scope.take(["taken"]) == "taken3")
  }
}
