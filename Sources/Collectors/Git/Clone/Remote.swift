import Facts

/// A remote of a clone, as the clone's own configuration has it.
package struct Remote: Sendable, Equatable {
  /// What the clone calls it: `origin`.
  package var name: String
  /// What `git fetch` brings from it.
  package var fetches: [RefSpec] = []
  /// True when tags are not fetched, by `git clone --no-tags`.
  package var leavesTags = false
  /// True when it holds back objects until they are asked for.
  package var isPromisor = false
  /// Where the project is on a forge; nil for folders.
  package var address: RemoteAddress?

  /// Makes a remote of which only the name is known.
  package init(name: String) { self.name = name }

  /// Reads what `git config -z --get-regexp '^remote\.'` printed; `origin` first, then by name.
  static func all(in output: [UInt8]) -> [Remote] {
    var remotes: [String: Remote] = [:]
    for entry in output.split(separator: 0) {
      let parts = entry.split(separator: 0x0a, maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      // A remote's name may hold dots; `remote.pushDefault` names none.
      guard let key = parts.first?.dropFirst("remote.".count), let dot = key.lastIndex(of: "."), dot > key.startIndex
      else { continue }
      let name = String(key[..<dot])
      remotes[name, default: Remote(name: name)].take(
        key[key.index(after: dot)...], parts.count > 1 ? parts[1] : "true")
    }
    return remotes.values.sorted { ($0.name == "origin" ? 0 : 1, $0.name) < ($1.name == "origin" ? 0 : 1, $1.name) }
  }

  private mutating func take(_ variable: Substring, _ value: String) {
    switch variable {
    case "fetch": fetches.append(RefSpec(value))
    case "tagopt": leavesTags = value == "--no-tags"
    case "promisor": isPromisor = ["true", "yes", "on", "1"].contains(value.lowercased())
    case "url": address = address ?? RemoteAddress(url: value)
    default: break
    }
  }
}
