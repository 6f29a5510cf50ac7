/// Where a repository's project is on a forge: host and path, in the form in which they can be compared.
///
/// Both are in lower case, and as ``ForgeURL`` has them otherwise.
package struct RemoteAddress: Hashable, Sendable, Comparable {
  package var host: String
  package var path: String

  /// Makes an address of a project's name in records.
  package init(host: String, path: String) {
    let named = ForgeURL("https://\(host)/")?.host
    self.host = named ?? host.lowercased()
    let plain = path.lowercased().split(separator: "/").joined(separator: "/")
    self.path = plain.hasSuffix(".git") ? String(plain.dropLast(4)) : plain
  }

  /// Reads the address of a remote as git has it: `https://`, `ssh://`, `git://` or `user@host:path`.
  ///
  /// Nil for folders and bundles: they say nothing about a forge.
  package init?(url: String) {
    let text = url[...].trimmingBlanks
    if let scheme = text.firstRange(of: "://") {
      guard ["http", "https", "ssh", "git", "git+ssh", "ssh+git"].contains(text[..<scheme.lowerBound].lowercased())
      else { return nil }
    }
    guard let address = ForgeURL(text, ofRemote: true) else { return nil }
    self.init(host: address.host, path: address.path)
    guard !self.host.isEmpty, !self.path.isEmpty else { return nil }
  }

  /// Reads `host/owner/name`, as people write it in the settings.
  package init?(name: String) {
    guard let slash = name.firstIndex(of: "/"), name[..<slash].contains("."),
      name[name.index(after: slash)...].contains("/"), !name.contains("://")
    else { return nil }
    self.init(url: "https://\(name)")
  }

  package static func < (a: RemoteAddress, b: RemoteAddress) -> Bool { (a.host, a.path) < (b.host, b.path) }
}
