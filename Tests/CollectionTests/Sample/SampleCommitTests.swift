import Collection
import Facts
import Store
import Testing

/// The sample's commits, by the answer key in `SampleData/README.md`.
@Suite struct SampleCommitTests {
  private let sample: SampleHistory
  private var collected: Collected { sample.collected }

  init() throws { sample = try SampleHistory.shared.get() }

  @Test(arguments: [
    (135, "1 = 1"), (14, "parentCount > 1"), (121, "parentCount < 2"), (110, "mainlineIndex IS NOT NULL"),
    (96, "mainlineIndex IS NOT NULL AND parentCount < 2"), (1, "parentCount = 0"), (1, "parentCount = 4"),
    (4, "committerTime - authorTime > 30 * 86400"), (1, "authorTime > committerTime"),
  ])
  func hasSoManyCommits(count: Int, condition: String) throws {
    #expect(try collected.number("SELECT COUNT(*) AS n FROM commits WHERE \(condition)") == count)
  }

  @Test func commitsThatOnlyRequestsReachAreNotCounted() throws {
    let reached = try sample.marks("1 = 1")
    #expect(reached == Array(1...135))
  }

  @Test func addsAndDeletesTheLinesOfItsCommits() throws {
    #expect(
      try collected.texts(
        """
        SELECT SUM(f.addedLines) || ' ' || SUM(f.deletedLines) AS n FROM file_changes AS f
        JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId WHERE c.parentCount < 2
        """) == ["1011 112"])
  }

  @Test func twoMergesAddSixLinesThemselves() throws {
    #expect(
      try sample.lines(
        """
        SELECT c.sha AS sha, SUM(f.addedLines) AS n FROM file_changes AS f
        JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
        WHERE c.parentCount > 1 AND f.addedLines > 0 GROUP BY c.sha
        """) == [":63 5", ":94 1"])
  }

  @Test func oneCommitChangesNothing() throws {
    #expect(try sample.marks("f.changedFiles = 0 AND f.isMerge = 0") == [17])
  }

  @Test func oneClockRunsBackwards() throws {
    #expect(try collected.health("clocks-backwards") == 1)
  }

  @Test func hasThirtyFiveAuthorsAndOneLessAfterMailmap() throws {
    let authors = "FROM identities WHERE identityId IN (SELECT authorId FROM commits)"
    #expect(try collected.number("SELECT COUNT(*) AS n \(authors)") == 35)
    #expect(try collected.number("SELECT COUNT(DISTINCT name || ' <' || email || '>') AS n \(authors)") == 34)
  }

  @Test func readsLatin1WithAndWithoutAnEncoding() throws {
    #expect(try collected.commit("Gör läsaren tålig mot ett saknat fält", "authorName") == "Jörg Lindqvist")
    #expect(
      try collected.commit("units: one constant for the length of a foot", "authorName") == "J\u{fffd}rg Lindqvist")
  }

  /// By week: commits, those of the mainline, those that are no merge; of these marked, and by automation.
  @Test func hasTheseCommitsByWeek() throws {
    let weeks = try collected.store.rows(
      """
      SELECT c.landedWeek AS week, COUNT(*) AS commits, COUNT(c.mainlineIndex) AS mainline,
        SUM(1 - f.isMerge) AS others, SUM((1 - f.isMerge) * f.hasMark) AS marked,
        SUM(CASE f.origin WHEN 'automation' THEN 1 ELSE 0 END) AS automation
      FROM commits AS c JOIN change_facts AS f ON f.repositoryId = c.repositoryId AND f.commitId = c.commitId
      GROUP BY c.landedWeek ORDER BY c.landedWeek
      """
    ).map { row in
      Calendar.weekLabel(row.integer("week") ?? 0)
        + row.columns.dropFirst().map { " \(row.text($0))" }.joined()
    }
    #expect(
      weeks == [
        "2026-W21 10 10 10 4 0", "2026-W22 11 7 9 3 2", "2026-W23 10 7 9 3 1", "2026-W24 12 7 9 6 1",
        "2026-W25 13 10 12 5 1", "2026-W26 9 8 8 4 1", "2026-W27 10 8 9 5 1", "2026-W28 10 9 9 6 1",
        "2026-W30 11 10 10 7 1", "2026-W31 10 9 9 6 0", "2026-W32 8 6 7 5 0", "2026-W33 17 15 16 11 3",
        "2026-W34 4 4 4 2 1",
      ])
  }

  @Test func hasTheseFilesOfUncommonKinds() throws {
    #expect(try collected.files("docs: a picture of a pool").contains("A docs/img/pool.png binary +0 -0"))
    #expect(try collected.files("docs: a picture of a pool").contains("A docs/index.md symlink +1 -0 [1]"))
    #expect(try collected.health("submodule-changes") == 1)
    #expect(try collected.health("files-binary") == 1)
    let path = #"docs/notes/tide "table"\x09for\x0aprinting.md"#
    #expect(try collected.files("Keep a note on printing") == ["A \(path) +3 -0 [1-3]"])
  }
}
