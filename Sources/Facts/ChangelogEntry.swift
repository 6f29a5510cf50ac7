/// One entry of a changelog.
package struct ChangelogEntry: Sendable, Equatable {
  package var version: String
  package var section: String
  package var text: String
  /// The change request that the entry names, if it does.
  package var number: Int?
  /// The abbreviated commit that the entry names, if it does.
  package var commit: String
  /// True when the entry stands in a section that names new features.
  package var isFeature: Bool

  /// Makes an entry.
  package init(version: String, section: String, text: String, number: Int?, commit: String, isFeature: Bool) {
    self.isFeature = isFeature
    self.version = version
    self.section = section
    self.text = text
    self.number = number
    self.commit = commit
  }
}
