import Facts

/// How forges write what they all have: commit ids, addresses, texts.
package enum ReviewFields {
  /// A commit id in lower case: 7 to 64 hexadecimal digits; nil for anything else, and for all zeros.
  package static func commit(_ value: JSONValue?) -> String? {
    guard let text = value?.string?.lowercased(), (7...64).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      text.utf8.contains(where: { $0 != 0x30 })
    else { return nil }
    return text
  }

  /// The host of an address, in lower case and without its usual port, and the parts of its path.
  package static func address(_ url: String) -> (host: String, path: [Substring])? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    let text = rest.prefix { $0 != "?" && $0 != "#" }
    var parts = text.split(separator: "/")
    guard !parts.isEmpty else { return nil }
    var host = parts.removeFirst().lowercased()
    if let user = host.lastIndex(of: "@") { host = String(host[host.index(after: user)...]) }
    for port in [":443", ":80"] where host.hasSuffix(port) { host = String(host.dropLast(port.count)) }
    return (host, parts)
  }

  /// The text of a value, or nil where it says nothing at all.
  package static func nonEmpty(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
