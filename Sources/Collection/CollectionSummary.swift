import Facts

/// What one collection of one repository did.
package struct CollectionSummary: Sendable, Equatable {
  /// The repository's number in the store.
  package var repository: Int
  package var name: String
  package var refName: String
  /// Commits that were read now.
  package var commitsRead: Int
  /// Commits of the history, all together.
  package var commitsTotal: Int
  /// Commits of an earlier collection that the history no longer has.
  package var commitsVanished: Int
  /// Line records that were read now (new or changed).
  package var recordsRead: Int
  /// Commits with files whose objects are absent.
  package var commitsIncomplete: Int
  /// Records, or parts of them, that could not be read.
  package var rejected: Int

  /// True when the history was rewritten since the collection before.
  package var wasRewritten: Bool { commitsVanished > 0 }
}
