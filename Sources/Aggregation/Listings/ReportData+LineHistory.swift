import Facts
import Store

/// The books of one repository's line history: what was added, what left, what is there, and what git counts.
package struct LineBooks: Sendable, Equatable {
  package var repository: String
  /// Lines that landed.
  package var born: Int
  /// Lines of these that left.
  package var dead: Int
  /// Lines with a known owner that are there.
  package var alive: Int
  /// Lines that are there and whose owner is not known.
  package var unknown: Int
  /// Lines that are there by git's own count; nil where git cannot count.
  package var counted: Int?
  /// Commits whose own lines do not balance, even where the sums do.
  package var unbalancedOwners: Int

  /// Makes books.
  package init(
    repository: String, born: Int, dead: Int, alive: Int, unknown: Int, counted: Int?, unbalancedOwners: Int = 0
  ) {
    self.repository = repository
    self.born = born
    self.dead = dead
    self.alive = alive
    self.unknown = unknown
    self.counted = counted
    self.unbalancedOwners = unbalancedOwners
  }

  /// Whether every line that landed either left or is there, whoever owns it, and git counts as many as are there.
  package var isBalanced: Bool {
    unbalancedOwners == 0 && born - dead == alive && (counted ?? alive + unknown) == alive + unknown
  }
}

extension ReportData {
  /// The books of the line histories, by the repositories' names; a repository without a line history has none.
  package func lineBooks() throws -> [LineBooks] {
    try source.rows(
      """
      SELECT r.name AS repositoryName, h.bornLines AS bornTotal, h.deadLines AS deadTotal, h.aliveLines AS aliveTotal,
        h.unknownLines AS unknownTotal, h.countedLines AS countedTotal,
        h.unbalancedOwners AS unbalancedTotal
      FROM line_history AS h
      JOIN repositories AS r ON r.repositoryId = h.repositoryId
      WHERE \(scope("h.repositoryId"))
      ORDER BY r.name, r.location
      """
    ).map {
      let counted = $0.integer("countedTotal") ?? -1
      return LineBooks(
        repository: $0.text("repositoryName"), born: $0.integer("bornTotal") ?? 0, dead: $0.integer("deadTotal") ?? 0,
        alive: $0.integer("aliveTotal") ?? 0, unknown: $0.integer("unknownTotal") ?? 0,
        counted: counted < 0 ? nil : counted, unbalancedOwners: $0.integer("unbalancedTotal") ?? 0)
    }
  }
}
