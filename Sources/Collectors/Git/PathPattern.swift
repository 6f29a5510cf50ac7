/// Path patterns in the manner of `.gitignore`: `*` and `?` stay within a folder, `**` crosses folders.
package enum PathPattern {
  /// True when the pattern matches the path.
  ///
  /// A pattern without a slash (other than at its end) matches at any depth; one that ends with a slash matches
  /// all that is below the folder.
  package static func matches(_ pattern: String, _ path: String) -> Bool {
    guard !pattern.isEmpty else { return false }
    var wanted = Substring(pattern)
    let isFolder = wanted.hasSuffix("/")
    if isFolder { wanted = wanted.dropLast() }
    let isAnchored = wanted.contains("/")
    if wanted.hasPrefix("/") { wanted = wanted.dropFirst() }
    var parts = wanted.split(separator: "/").map { Array($0.utf8) }
    if !isAnchored { parts.insert(Array("**".utf8), at: 0) }
    if isFolder { parts += [Array("**".utf8), Array("*".utf8)] }
    let names = path.split(separator: "/").map { Array($0.utf8) }
    return matches(parts[...], names[...])
  }

  private static func matches(_ parts: ArraySlice<[UInt8]>, _ names: ArraySlice<[UInt8]>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == Array("**".utf8) {
      let rest = parts.dropFirst()
      // At the end `**` takes everything below, but not the folder itself.
      if rest.isEmpty { return !names.isEmpty }
      return (names.startIndex...names.endIndex).contains { matches(rest, names[$0...]) }
    }
    guard let name = names.first, glob(part[...], name[...]) else { return false }
    return matches(parts.dropFirst(), names.dropFirst())
  }

  private static func glob(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var p = pattern.startIndex
    var t = text.startIndex
    var star: (pattern: Int, text: Int)?
    while t < text.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        star = (p, t)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == UInt8(ascii: "?") || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
