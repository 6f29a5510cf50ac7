/// How far the sync of one kind of record has come.
package struct SyncState: Sendable, Equatable {
  /// Where the next page begins, or the mark of the answer that is known; what it means is up to the kind of record.
  package var cursor: String
  /// Everything up to this moment is known (seconds since 1970); nil where that is not known.
  package var updated: Int64?

  /// Makes a state; by default nothing is known.
  package init(cursor: String = "", updated: Int64? = nil) {
    self.cursor = cursor
    self.updated = updated
  }
}
