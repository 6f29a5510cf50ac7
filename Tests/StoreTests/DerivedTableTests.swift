import Foundation
import GRDB
import Store
import Testing

/// Tables that follow from others.
@Suite struct DerivedTableTests {
  /// A SELECT is given the smallest table that has what it reads by that alias, and no other.
  @Test(arguments: [
    ("change_facts", "c", "SELECT c.origin, SUM(c.changeCount) FROM change_facts AS c", "change_sums"),
    ("change_facts", "c", "SELECT c.session FROM change_facts AS c WHERE c.origin = ''", "change_facts"),
    ("change_facts", "c", "SELECT abc.session, c.origin FROM change_facts AS c", "change_sums"),
    ("unit_facts", "u", "SELECT SUM(u.unitCount) FROM unit_facts AS u WHERE u.landedDay > 3", "unit_sums"),
    ("unit_facts", "u", "SELECT u.addedLines, u.unitCount FROM unit_facts AS u", "size_sums"),
    ("unit_facts", "u", "SELECT u.addedLines, u.changeClass FROM unit_facts AS u", "unit_facts"),
    ("line_spans", "f", "SELECT SUM(f.lineCount) FROM line_spans AS f GROUP BY f.origin", "span_sums"),
    ("line_spans", "f", "SELECT SUM(f.lineCount) FROM line_spans AS f GROUP BY f.language", "line_spans"),
    ("fate_facts", "f", "SELECT f.repositoryId FROM fate_facts AS f", "fate_facts"),
    ("releases", "r", "SELECT r.name FROM releases AS r", "releases"),
  ])
  func aSelectReadsTheSmallestTableThatHasWhatItReads(table: String, alias: String, sql: String, smallest: String) {
    #expect(DerivedTable.smallest(for: table, alias: alias, in: sql) == smallest)
  }

  @Test func everyTableComesAfterItsSource() {
    var known: Set<String> = []
    let names = Set(DerivedTable.all.map(\.name))
    for table in DerivedTable.all {
      #expect(known.contains(table.source) || !names.contains(table.source))
      #expect(known.insert(table.name).inserted)
    }
  }

  /// A store of an earlier Byline, or with tables by another definition, has them made anew when it is opened.
  @Test(arguments: ["", "SELECT 1"])
  func anOlderStoreIsGivenThem(definition: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "store.sqlite").path
    try fill(FactStore(path: path))
    let expected = try sums(FactStore(path: path))
    #expect(expected == ["1 2", "2 1"])
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "UPDATE derived_tables SET definition = ? WHERE name = 'change_sums'", arguments: [definition])
      try db.execute(sql: "DROP TABLE change_sums; CREATE TABLE change_sums (other INTEGER)")
    }
    #expect(try sums(FactStore(path: path)) == expected)
  }

  @Test func oneRepositorysVerdictsLeaveTheOthersTables() throws {
    let store = try FactStore(path: "")
    try fill(store)
    try store.replaceVerdicts(of: 1) { _ in }
    #expect(try sums(store) == ["2 1"])
  }

  private func sums(_ store: FactStore) throws -> [String] {
    try store.rows(
      "SELECT s.repositoryId AS repository, SUM(s.changeCount) AS total FROM change_sums AS s GROUP BY s.repositoryId"
    ).map { "\($0.text("repository")) \($0.text("total"))" }
  }

  /// Two changes of one repository and one of another.
  private func fill(_ store: FactStore) throws {
    for (repository, count) in [(1, 2), (2, 1)] {
      try store.replaceVerdicts(of: repository) { writer in
        for number in 1...count {
          let numbers = [repository, number, 20_000, 2857, 1, 0].map { Store.Row.Value.integer(Int64($0)) }
          let texts = ["unmarked", "", "", ""].map { Store.Row.Value.text($0) }
          let rest = [0, 0, 0, 0, 1, 1, 0, 1, 5].map { Store.Row.Value.integer(Int64($0)) }
          try writer.add(to: "change_facts", numbers + texts + rest)
        }
      }
    }
  }
}
