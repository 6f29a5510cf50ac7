import Facts

extension GitRepository {
  /// The repository's tags that name commits, by name.
  package func tags() throws -> [Tag] {
    let format =
      "--format=%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:raw)"
    return try git.output(["for-each-ref", format, "refs/tags"]).pieces(0x0a).compactMap { line in
      let fields = line.split(separator: 0, omittingEmptySubsequences: false)
      guard fields.count == 6 else { return nil }
      let isAnnotated = fields[1].elementsEqual("tag".utf8)
      let type = isAnnotated ? fields[3] : fields[1]
      guard type.elementsEqual("commit".utf8), let commit = ObjectID(hex: isAnnotated ? fields[4] : fields[2])
      else { return nil }
      let name = String(decoding: fields[0], as: UTF8.self)
      let date = fields[5].split(separator: 0x20).first.map { String(decoding: $0, as: UTF8.self) }
      let version = ReleaseName(tag: name)
      return Tag(
        name: name, version: version?.version ?? "", commit: commit, seconds: date.flatMap { Int64($0) } ?? 0,
        isPrerelease: version?.isPrerelease ?? false)
    }
  }
}

/// A version as tags name it.
package struct ReleaseName: Sendable, Equatable {
  /// The version without what stands before it: `1.4.0-rc.1` of `cli/v1.4.0-rc.1`.
  package let version: String
  /// True for release candidates, betas, nightly builds and the like.
  package let isPrerelease: Bool

  private static let prereleaseWords: Set<String> = [
    "a", "alpha", "b", "beta", "c", "rc", "pre", "prerelease", "preview", "dev", "nightly", "canary", "snapshot",
    "next",
    "edge", "insiders", "m", "milestone", "experimental", "test",
  ]

  /// Reads a tag's name; nil when it names no version.
  ///
  /// A version is a number with at least one more part (`1.2`), or a whole number after `v` (`v3`), at the start of the
  /// name or after a separator; any words before it are a component's name.
  package init?(tag: String) {
    let bytes = Array(tag.utf8)
    guard let start = ReleaseName.versionStart(bytes) else { return nil }
    version = String(decoding: bytes[start...], as: UTF8.self)
    let lower = tag.lowercased()
    let words = lower.split { !$0.isLetter }.map(String.init)
    isPrerelease = words.contains { ReleaseName.prereleaseWords.contains($0) }
  }

  private static func versionStart(_ bytes: [UInt8]) -> Int? {
    for index in bytes.indices where isDigit(bytes[index]) {
      let before = index == 0 ? 0x2f : bytes[index - 1] | 0x20
      let hasV = before == UInt8(ascii: "v") && (index < 2 || !isLetter(bytes[index - 2]))
      guard index == 0 || hasV || (!isLetter(before) && !isDigit(before) && bytes[index - 1] != 0x2e) else { continue }
      var end = index
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      let hasMore = end + 1 < bytes.count && bytes[end] == 0x2e && isDigit(bytes[end + 1])
      if hasMore || (hasV && end - index <= 4) { return index }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
}
