/// Where a repository's project is on a forge: host and path, in the form in which they can be compared.
///
/// Both are in lower case; the forges' own decorations (`.git`, `scm/`, `_git`, `v3/`, ports, user names, the hosts that
/// only ssh uses) are off.
package struct RemoteAddress: Hashable, Sendable, Comparable {
  package var host: String
  package var path: String

  /// Makes an address of a project's name in records.
  package init(host: String, path: String) {
    self.host = RemoteAddress.plain(host: host[...])
    self.path = RemoteAddress.plain(path: path[...])
  }

  /// Reads the address of a remote as git has it: `https://`, `ssh://`, `git://` or `user@host:path`.
  ///
  /// Nil for folders and bundles: they say nothing about a forge.
  package init?(url: String) {
    let text = url[...].trimmingBlanks
    let host: Substring
    let path: Substring
    if let scheme = text.firstRange(of: "://") {
      guard ["http", "https", "ssh", "git", "git+ssh", "ssh+git"].contains(text[..<scheme.lowerBound].lowercased()),
        let slash = text[scheme.upperBound...].firstIndex(of: "/")
      else { return nil }
      host = text[scheme.upperBound..<slash]
      path = text[slash...]
    } else {
      // A colon after a slash belongs to a folder's name.
      guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") else { return nil }
      host = text[..<colon]
      path = text[text.index(after: colon)...]
      // `C:\work`: a drive is no host.
      guard host.count > 1 else { return nil }
    }
    self.init(host: String(host), path: String(path))
    guard !self.host.isEmpty, !self.path.isEmpty else { return nil }
  }

  /// Reads `host/owner/name`, as people write it in the settings.
  package init?(name: String) {
    guard let slash = name.firstIndex(of: "/"), name[..<slash].contains("."),
      name[name.index(after: slash)...].contains("/"), !name.contains("://")
    else { return nil }
    self.init(host: String(name[..<slash]), path: String(name[slash...]))
  }

  package static func < (a: RemoteAddress, b: RemoteAddress) -> Bool { (a.host, a.path) < (b.host, b.path) }

  private static func plain(host: Substring) -> String {
    var host = host
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber) {
      host = host[..<colon]
    }
    let name = host.lowercased()
    return sshHosts[name] ?? (name.hasPrefix("www.") ? String(name.dropFirst(4)) : name)
  }

  /// Hosts that forges keep for ssh, where the other one is closed or the paths are different.
  private static let sshHosts = [
    "ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com", "altssh.bitbucket.org": "bitbucket.org",
    "ssh.dev.azure.com": "dev.azure.com",
  ]

  private static func plain(path: Substring) -> String {
    var parts = path.lowercased().split(separator: "/").map(String.init)
    if ["v3", "scm", "a", "~"].contains(parts.first ?? ""), parts.count > 2 { parts.removeFirst() }
    parts.removeAll { $0 == "_git" }
    if let last = parts.last, last.hasSuffix(".git"), last.count > 4 {
      parts[parts.count - 1] = String(last.dropLast(4))
    }
    return parts.joined(separator: "/")
  }
}
