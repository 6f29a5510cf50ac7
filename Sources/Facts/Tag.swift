/// A tag.
package struct Tag: Sendable, Equatable {
  package var name: String
  /// The version that the name holds; empty for a tag that is no release.
  package var version: String
  /// The commit that the tag names in the end.
  package var commit: ObjectID
  /// The tagger's date, or the commit's for a lightweight tag.
  package var seconds: Int64
  package var isPrerelease: Bool

  /// True when the tag names a version.
  package var isRelease: Bool { !version.isEmpty }

  /// Makes a tag.
  package init(name: String, version: String, commit: ObjectID, seconds: Int64, isPrerelease: Bool) {
    self.name = name
    self.version = version
    self.commit = commit
    self.seconds = seconds
    self.isPrerelease = isPrerelease
  }
}
