/// A record that could not be read, or only in part.
package struct Rejection: Sendable, Hashable {
  /// What was read, as `git-ai` or `changelog`.
  package var source: String
  /// Where: a commit, a file, a line.
  package var place: String
  package var reason: String
  package var occurrences: Int

  /// Makes a rejection.
  package init(source: String, place: String, reason: String, occurrences: Int = 1) {
    self.source = source
    self.place = place
    self.reason = reason
    self.occurrences = occurrences
  }
}
