import Facts
import GRDB

extension FactStore {
  /// Stores review items: all of them, or, when one cannot be written, none.
  ///
  /// Records of one request complete each other, whatever their order; what is stored already changes nothing.
  package func write(_ items: [ReviewItem]) throws {
    try write { db in
      var writer = RequestWriter(db)
      for item in items { try writer.write(item) }
    }
  }

  /// Remembers that a file was read, or a sync made, and what came in.
  package func recordImport(
    source: String, changes: Int, reviews: Int, comments: Int, rejected: Int, firstReason: String
  ) throws {
    try write { db in
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
}
