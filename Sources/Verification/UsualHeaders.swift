/// Header fields that belong to HTTP, browsers, proxies and content networks, and not to an API.
enum UsualHeaders {
  /// Whether a description need not have a header field.
  static func contains(_ name: String) -> Bool {
    let name = name.lowercased()
    return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }

  private static let prefixes = [
    "sec-", "access-control-", "x-forwarded-", "x-amz-cf-", "x-amzn-", "x-envoy-", "x-b3-", "cf-",
    "fastly-", "x-vercel-", "x-datadog-", "x-cache", "x-goog-", "x-azure-", "x-ms-request",
    "x-nf-", "proxy-", "x-served-", "x-github-request", "fly-",
  ]

  private static let names: Set<String> = [
    // RFC 9110, 9111, 9112 and their relatives
    "accept", "accept-charset", "accept-encoding", "accept-language", "accept-patch",
    "accept-ranges", "age", "allow", "alt-svc", "alt-used", "authorization",
    "authentication-info", "cache-control", "cache-status", "clear-site-data", "connection",
    "content-disposition", "content-encoding", "content-language", "content-length",
    "content-location", "content-md5", "content-range", "content-security-policy",
    "content-security-policy-report-only", "content-type", "cookie", "cookie2", "date", "dnt",
    "dpr", "early-data", "etag", "expect", "expect-ct", "expires", "forwarded", "from", "host",
    "http2-settings", "if-match", "if-modified-since", "if-none-match", "if-range",
    "if-unmodified-since", "keep-alive", "last-modified", "link", "location", "max-forwards",
    "nel", "origin", "origin-agent-cluster", "permissions-policy", "pragma", "prefer",
    "preference-applied", "priority", "range", "referer", "referrer-policy", "refresh",
    "report-to", "reporting-endpoints", "retry-after", "save-data", "server", "server-timing",
    "set-cookie", "set-cookie2", "sourcemap", "strict-transport-security", "te",
    "timing-allow-origin", "tk", "trailer", "transfer-encoding", "upgrade",
    "upgrade-insecure-requests", "user-agent", "vary", "via", "viewport-width",
    "warning", "width", "www-authenticate",
    // Browsers, proxies, tracing
    "baggage", "traceparent", "tracestate", "x-content-type-options", "x-dns-prefetch-control",
    "x-download-options", "x-frame-options", "x-http-method-override",
    "x-permitted-cross-domain-policies", "x-powered-by", "x-real-ip", "x-requested-with",
    "x-robots-tag", "x-ua-compatible", "x-xss-protection", "x-client-data", "x-runtime",
    "x-varnish", "x-timer", "x-trace-id", "x-cloud-trace-context", "x-correlation-id",
    "x-request-id", "request-id", "x-csrf-token", "x-xsrf-token", "x-transaction-id",
    "x-aspnet-version", "x-aspnetmvc-version", "x-backend-server", "x-proxy-cache",
    "x-response-time", "x-render-origin-server", "x-accel-expires", "surrogate-key",
    "surrogate-control", "x-original-uri", "x-original-host", "x-scheme", "x-host", "x-server",
  ]
}
