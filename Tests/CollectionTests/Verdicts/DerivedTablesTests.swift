import Collection
import Store
import Testing

/// What follows from verdicts agrees with them, whatever was read when.
@Suite struct DerivedTablesTests {
  @Test(arguments: DerivedTable.all.map(\.name))
  func theSamplesTablesAreWhatTheirDefinitionsSay(name: String) throws {
    let collected = try SampleHistory.shared.get().collected
    try expectDefined(name, in: collected.store)
    #expect(try !collected.store.rows("SELECT 1 AS one FROM \(name) LIMIT 1").isEmpty)
  }

  @Test func tablesFollowNewCommitsAndRewrittenHistory() throws {
    let repository = try TemporaryRepository("moving", isBare: true)
    try repository.importing(RandomHistory(seed: 77, commits: 60).script)
    let tip = try repository.git("rev-parse", "main")
    let store = try FactStore(path: "")
    for ref in ["main~3", tip, "main~6", tip] {
      try repository.git("update-ref", "refs/heads/main", repository.git("rev-parse", ref))
      _ = try collect(repository, into: store)
      for table in DerivedTable.all { try expectDefined(table.name, in: store) }
      try repository.git("update-ref", "refs/heads/main", tip)
    }
  }

  @Test func aUnitIsRecordedWhereARequestNamesIt() throws {
    let store = try SampleHistory.shared.get().collected.store
    let different = """
      SELECT u.commitId AS unit FROM unit_facts AS u WHERE u.isRecorded <> EXISTS (
        SELECT 1 FROM request_facts AS q WHERE q.repositoryId = u.repositoryId AND q.unitId = u.commitId
      )
      """
    #expect(try store.rows(different).isEmpty)
    #expect(try !store.rows("SELECT 1 AS one FROM unit_facts AS u WHERE u.isRecorded = 1").isEmpty)
  }

  /// SQLite's own calendar, by the author's clock.
  @Test func theHourOfTheWeekIsTheAuthors() throws {
    let store = try SampleHistory.shared.get().collected.store
    let local = "c.authorTime + c.authorOffset * 60, 'unixepoch'"
    let different = """
      SELECT f.commitId AS number FROM change_facts AS f
      JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
      WHERE f.authoredHour <> (strftime('%w', \(local)) + 6) % 7 * 24 + strftime('%H', \(local))
      """
    #expect(try store.rows(different).isEmpty)
    #expect(try store.rows("SELECT DISTINCT f.authoredHour AS hour FROM change_facts AS f").count > 20)
  }

  private func expectDefined(_ name: String, in store: FactStore) throws {
    let table = try #require(DerivedTable.all.first { $0.name == name })
    let columns = (table.keys + table.sums.map(\.name)).joined(separator: ", ")
    let stored = try store.rows("SELECT \(columns) FROM \(name) ORDER BY \(table.keys.joined(separator: ", "))")
    #expect(try stored == store.rows(table.definition), "\(name)")
  }
}
