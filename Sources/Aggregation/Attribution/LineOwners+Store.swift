import Facts
import Store

extension LineOwners {
  /// Loads what a store says about the lines that were added under some paths (all, where none are named).
  ///
  /// The verdicts must be up to date, as they are after a collection.
  package init(store: FactStore, repository: Int, paths: Set<Int>? = nil) throws {
    var verdicts: [Int: ChangeVerdict] = [:]
    try store.each(
      """
      SELECT f.commitId, f.origin, f.agent, f.model, f.session, f.hasMark, f.hasRecord, f.isSuspected
      FROM change_facts AS f WHERE f.repositoryId = ?1
      """, of: repository
    ) { row in
      guard let origin = ChangeOrigin(rawValue: row.text(1)) else { return }
      verdicts[row.integer(0)] = ChangeVerdict(
        origin: origin, agent: row.text(2), model: row.text(3), session: row.text(4), hasMark: row.integer(5) == 1,
        hasRecord: row.integer(6) == 1, isSuspected: row.integer(7) == 1)
    }
    self.init(attested: try AttestedLines.load(store, repository, paths: paths), verdicts: verdicts)
  }
}
