import Facts
import GRDB

extension FactStore {
  /// Stores review items: all of them, or, when one cannot be written, none.
  ///
  /// Records of one request complete each other, whatever their order; what is stored already changes nothing.
  package func write(_ items: [ReviewItem]) throws {
    try write { db in
      try FactStore.changingReviews(db) {
        var writer = RequestWriter(db)
        for item in items { try writer.write(item) }
      }
    }
  }

  /// Remembers that a file was read, or a sync made, what came in, and why the rest did not.
  ///
  /// Reading the same source again replaces the reasons.
  package func recordImport(
    source: String, changes: Int, reviews: Int, comments: Int, rejected: Int, firstReason: String,
    rejections: [Rejection] = []
  ) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM import_rejections WHERE source = ?", arguments: [source])
      for rejection in rejections {
        try db.execute(
          sql: "INSERT INTO import_rejections VALUES (?, ?, ?, ?)",
          arguments: [source, rejection.reason, rejection.place, rejection.occurrences])
      }
      // The same file with the same outcome is the same import.
      try db.execute(
        sql: """
          INSERT INTO review_imports (source, changes, reviews, comments, rejected, firstReason)
          SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
            SELECT 1 FROM review_imports AS i WHERE i.source = ?1 AND i.changes = ?2 AND i.reviews = ?3
              AND i.comments = ?4 AND i.rejected = ?5 AND i.firstReason = ?6)
          """, arguments: [source, changes, reviews, comments, rejected, firstReason])
    }
  }
  /// Why parts of imported files and syncs could not be read, by source and reason.
  package func importRejections() throws -> [Rejection] {
    try rows(
      """
      SELECT source AS importSource, place AS importPlace, reason AS importReason, occurrences AS times
      FROM import_rejections ORDER BY source, reason
      """
    ).map { row in
      Rejection(
        source: "reviews", place: "\(row.text("importSource")), \(row.text("importPlace"))",
        reason: row.text("importReason"), occurrences: row.integer("times") ?? 0)
    }
  }
}
