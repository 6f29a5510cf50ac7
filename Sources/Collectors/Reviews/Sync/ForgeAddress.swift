import Facts

/// Where a forge's programming interface is.
package struct ForgeAddress: Sendable, Equatable {
  /// The host of the project's name, without port (`github.com`).
  package let host: String
  /// The host and port that may see the token (`api.github.com`).
  package let authority: String
  /// What addresses of records begin with, without a slash at the end.
  package let base: String
  /// Where GraphQL queries go; empty for a forge that is not asked with them.
  package let graph: String

  /// The hosts of the public forges; Gerrit has none.
  package static let publicHosts: [ProjectName.Forge: String] = [
    .github: "github.com", .gitlab: "gitlab.com", .gitea: "codeberg.org",
  ]

  /// Finds the interface of a forge at a host, which is a name or an address (`https://git.example.com/gitlab`).
  ///
  /// With a token Gerrit is asked under `/a/`. Nil for what is no host.
  package init?(_ forge: ProjectName.Forge, host text: String, hasToken: Bool) {
    var rest = text[...]
    var scheme = "https"
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      rest = rest[mark.upperBound...]
    }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    let site = rest.prefix { $0 != "/" }.lowercased()
    let isPlain = site.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) || "-.:[]".utf8.contains(byte)
    }
    guard !site.isEmpty, isPlain, scheme == "https" || scheme == "http" else { return nil }
    var path = rest.dropFirst(site.count)
    for end in ["/api/v3", "/api/v4", "/api/v1", "/api/graphql", "/api"] where path.hasSuffix(end) {
      path = path.dropLast(end.count)
    }
    var api = site
    if forge == .github, site == "github.com" || site.hasSuffix(".ghe.com"), !site.hasPrefix("api.") {
      api = "api.\(site)"
    }
    let name = api == site && site.hasPrefix("api.") && forge == .github ? String(site.dropFirst(4)) : site
    host = ForgeAddress.withoutPort(name)
    authority = api
    let root = "\(scheme)://\(api)\(path)"
    switch forge {
    case .github where api.hasPrefix("api.") && (host == "github.com" || host.hasSuffix(".ghe.com")):
      base = root
      graph = "\(root)/graphql"
    case .github:
      base = "\(root)/api/v3"
      graph = "\(root)/api/graphql"
    case .gitlab:
      base = "\(root)/api/v4"
      graph = ""
    case .gerrit:
      base = hasToken ? "\(root)/a" : root
      graph = ""
    default:
      base = "\(root)/api/v1"
      graph = ""
    }
  }

  /// True where what is sent can be read on the way: not encrypted, and not to this machine.
  package var isOpenToOthers: Bool {
    base.hasPrefix("http://") && !["localhost", "127.0.0.1", "[::1]"].contains(host)
  }

  private static func withoutPort(_ site: String) -> String {
    guard let colon = site.lastIndex(of: ":"), !site.hasSuffix("]") else { return site }
    return String(site[..<colon])
  }
}
