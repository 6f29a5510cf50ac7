import Facts

extension GitRepository {
  /// The repository's tags that name commits, by name.
  ///
  /// The date is the tagger's; of a lightweight tag, and of an old one that has no tagger, the commit's.
  package func tags() throws -> [Tag] {
    let fields = [
      "refname:strip=2", "objecttype", "objectname", "*objecttype", "*objectname", "creatordate:raw",
      "*committerdate:raw",
    ]
    let format = "--format=" + fields.map { "%(\($0))" }.joined(separator: "%00")
    return try git.output(["for-each-ref", format, "refs/tags"]).pieces(0x0a).compactMap { line in
      let values = line.split(separator: 0, omittingEmptySubsequences: false)
      guard values.count == fields.count else { return nil }
      let isAnnotated = values[1].elementsEqual("tag".utf8)
      let name = String(decoding: values[0], as: UTF8.self)
      guard let commit = try commit(named: name, type: values[isAnnotated ? 3 : 1], id: values[isAnnotated ? 4 : 2])
      else { return nil }
      let seconds = values[5...].lazy.compactMap { date in
        date.split(separator: 0x20).first.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
      }
      let version = ReleaseName(tag: name)
      return Tag(
        name: name, version: version?.version ?? "", commit: commit, seconds: seconds.first ?? 0,
        isPrerelease: version?.isPrerelease ?? false)
    }
  }

  /// The commit that a tag names; nil for a tag of a tree or a blob.
  ///
  /// A tag of a tag is followed.
  private func commit(named tag: String, type: ArraySlice<UInt8>, id: ArraySlice<UInt8>) throws -> ObjectID? {
    if type.elementsEqual("commit".utf8) { return ObjectID(hex: id) }
    return type.elementsEqual("tag".utf8) ? try objectID("refs/tags/\(tag)^{commit}") : nil
  }

  /// The commits that releases were made of and that a tip cannot reach, such as those of a release branch.
  package func commits(of tags: [Tag], beside tip: ObjectID) throws -> [GraphNode] {
    let heads = Set(tags.filter(\.isRelease).map(\.commit)).sorted()
    guard !heads.isEmpty else { return [] }
    let input = (heads.map(\.hex) + ["^\(tip.hex)"]).lines
    return try objects.output(["rev-list", "--parents", "--stdin"], input: input).pieces(0x0a).compactMap { line in
      let ids = line.split(separator: 0x20).compactMap { ObjectID(hex: $0) }
      return ids.first.map { GraphNode(number: 0, id: $0, parents: Array(ids.dropFirst()), committerSeconds: 0) }
    }
  }
}

/// A version as tags name it.
package struct ReleaseName: Sendable, Equatable {
  /// The version without what stands before it: `1.4.0-rc.1` of `cli/v1.4.0-rc.1`.
  package let version: String
  /// True for release candidates, betas, nightly builds and the like.
  package let isPrerelease: Bool

  /// Words that mean a prerelease wherever they stand.
  private static let prereleaseWords: Set<String> = [
    "alpha", "beta", "rc", "pre", "prerelease", "preview", "nightly", "canary", "snapshot", "insiders",
  ]

  /// Words that mean one behind a number; before it they may be a component's name.
  private static let prereleaseMarks: Set<String> = [
    "a", "b", "c", "m", "dev", "next", "edge", "milestone", "experimental", "test",
  ]

  /// Reads a tag's name; nil when it names no version.
  ///
  /// A version is a number with at least one more part (`1.2`), or a whole number after `v` (`v3`), at the start of the
  /// name or after a separator; any words before it are a component's name.
  package init?(tag: String) {
    let bytes = Array(tag.utf8)
    guard let start = ReleaseName.versionStart(bytes) else { return nil }
    version = String(decoding: bytes[start...], as: UTF8.self)
    func words(_ text: String) -> [String] { text.lowercased().split { !$0.isLetter }.map(String.init) }
    isPrerelease =
      words(tag).contains { ReleaseName.prereleaseWords.contains($0) }
      || words(version).contains { ReleaseName.prereleaseMarks.contains($0) }
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
