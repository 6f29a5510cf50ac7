import GRDB

extension FactStore {
  /// How often the review records of the store have changed: what is made of them is as new as the number beside it.
  package func reviewStamp() throws -> String { try reviewState("generation") ?? "0" }

  /// Notes that review records have changed.
  package func markReviewsChanged() throws { try write { try FactStore.markReviewsChanged($0) } }

  static func markReviewsChanged(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO review_states VALUES ('generation', '1')
        ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
        """)
  }

  /// Writes with a writer of records, and notes when that has changed any.
  static func changingReviews(_ db: Database, _ body: () throws -> Void) throws {
    let before = db.totalChangesCount
    try body()
    if db.totalChangesCount > before { try markReviewsChanged(db) }
  }

  /// A word about what was made of the review records; nil where it never was.
  package func reviewState(_ name: String) throws -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM review_states WHERE name = ?", arguments: [name]) }
  }

  /// Remembers what was made of the review records.
  package func setReviewState(_ name: String, _ value: String) throws {
    try write { try $0.execute(sql: "INSERT OR REPLACE INTO review_states VALUES (?, ?)", arguments: [name, value]) }
  }
}
