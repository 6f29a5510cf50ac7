/// What one line of a remote's `fetch` configuration brings: `+refs/heads/*:refs/remotes/origin/*`.
package struct RefSpec: Sendable, Equatable {
  /// The refs of the remote that it names, perhaps with one `*`.
  package let source: String
  /// True for a line that leaves refs out: `^refs/heads/wip/*`.
  package let isNegative: Bool
  /// True when what is fetched is kept under a ref.
  package let isKept: Bool

  /// Reads one line.
  package init(_ text: String) {
    isNegative = text.hasPrefix("^")
    let plain = text.hasPrefix("+") || isNegative ? text.dropFirst() : text[...]
    let parts = plain.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    source = parts.first.map(String.init) ?? ""
    isKept = parts.count == 2 && !parts[1].isEmpty
  }

  /// True when the pattern names a ref of the remote.
  package func names(_ ref: String) -> Bool {
    guard let star = source.firstIndex(of: "*") else { return source == ref }
    let (before, after) = (source[..<star], source[source.index(after: star)...])
    return ref.utf8.count >= before.utf8.count + after.utf8.count && ref.hasPrefix(before) && ref.hasSuffix(after)
  }
}

extension [RefSpec] {
  /// True when fetching with these keeps a ref of the remote.
  package func bring(_ ref: String) -> Bool {
    contains { !$0.isNegative && $0.isKept && $0.names(ref) } && !contains { $0.isNegative && $0.names(ref) }
  }
}
