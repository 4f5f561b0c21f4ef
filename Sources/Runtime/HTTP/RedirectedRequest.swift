internal import Foundation

/// A request and the whole URL it goes to, on its way through redirects.
struct RedirectedRequest: Sendable {
  /// The request; its path and query are those of the URL once it has been redirected.
  private(set) var request: HTTPRequestMessage
  /// Where it goes.
  private(set) var url: URL
  private let policy: RedirectPolicy
  private var count = 0
  private var seen: Set<String>

  init(_ request: HTTPRequestMessage, to url: URL, policy: RedirectPolicy) {
    self.request = request
    self.url = url
    self.policy = policy
    seen = [RedirectedRequest.key(request.method, url)]
  }

  /// Takes in a response: changes to the request that it asks for.
  ///
  /// - Returns: Whether there is such a request. False: the response is the call's.
  /// - Throws: ``RedirectError``, where the redirect is not to be followed.
  mutating func follow(_ response: HTTPResponseMessage) throws(RedirectError) -> Bool {
    let status = response.status
    guard policy.maximum > 0, [301, 302, 303, 307, 308].contains(status),
      let location = response.fields.values(for: "Location").first
    else { return false }
    let target = try target(location, status: status)
    count += 1
    guard count <= policy.maximum else { throw .tooMany(maximum: policy.maximum) }

    if becomesGet(status) {
      request.method = .get
      request.body = nil
      remove { $0.hasPrefix("content-") || RedirectedRequest.contentFields.contains($0) }
    } else if let body = request.body, !body.isRepeatable {
      throw .bodyNotRepeatable(status: status)
    }
    remove { $0 == "referer" }
    let leavesOrigin = RedirectedRequest.origin(url) != RedirectedRequest.origin(target)
    url = target
    if leavesOrigin { withholdCredentials() }
    let path = url.path(percentEncoded: true)
    request.path = path.isEmpty ? "/" : path
    request.query = url.query(percentEncoded: true)

    // A cookie may change the answer to the same request; the number of redirects is limited
    // anyway.
    if response.fields.contains("Set-Cookie") { seen = [] }
    guard seen.insert(RedirectedRequest.key(request.method, url)).inserted else { throw .loop }
    return true
  }

  private func becomesGet(_ status: Int) -> Bool {
    switch status {
    case 303: request.method != .get && request.method != .head
    case 301, 302: request.method == .post
    default: false
    }
  }

  private func target(_ location: String, status: Int) throws(RedirectError) -> URL {
    // The fragment is for who reads the response; it is never sent.
    let reference = String(location.prefix { $0 != "#" })
    guard
      let target = URL(string: reference, relativeTo: url)?.absoluteURL,
      let scheme = target.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = target.host(), !host.isEmpty
    else { throw .invalidLocation(status: status) }
    if target.user() != nil || target.password() != nil { throw .userInformation(status: status) }
    if scheme == "http", url.scheme?.lowercased() == "https" { throw .downgrade(status: status) }
    return target
  }

  private mutating func withholdCredentials() {
    let declared = request.credentialFields.union(policy.credentialFields).map { $0.lowercased() }
    let names = RedirectPolicy.wellKnownCredentialFields.union(declared)
    remove { names.contains($0) || $0 == "host" || $0 == "origin" }
    let parameters = request.credentialQueryNames.union(policy.credentialQueryNames)
    guard !parameters.isEmpty, let query = url.query(percentEncoded: true),
      var components = URLComponents(url: url, resolvingAgainstBaseURL: false)
    else { return }
    let kept = query.split(separator: "&", omittingEmptySubsequences: false).filter {
      let name = $0.prefix { $0 != "=" }.replacing("+", with: " ")
      return !parameters.contains(name.removingPercentEncoding ?? String(name))
    }
    components.percentEncodedQuery = kept.isEmpty ? nil : kept.joined(separator: "&")
    // Taking parts out of a query leaves a URL a URL.
    if let url = components.url { self.url = url }
  }

  private mutating func remove(_ isRemoved: (String) -> Bool) {
    request.fields = HTTPFieldList(request.fields.filter { !isRemoved($0.name.lowercased()) })
  }

  private static func key(_ method: HTTPMethod, _ url: URL) -> String {
    "\(method) \(url.absoluteString)"
  }

  private static func origin(_ url: URL) -> [String] {
    let scheme = url.scheme?.lowercased() ?? ""
    let port = url.port ?? (scheme == "https" ? 443 : 80)
    return [scheme, url.host()?.lowercased() ?? "", String(port)]
  }

  // Those that do not begin with "content-".
  private static let contentFields: Set<String> = [
    "digest", "expect", "last-modified", "repr-digest", "trailer", "transfer-encoding",
  ]
}
