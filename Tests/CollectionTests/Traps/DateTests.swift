import Testing

/// Clocks that are wrong, zones that do not exist.
@Suite struct DateTests {
  @Test func commitsBeforeTheirParentsAreAllRead() throws {
    var history = HistoryScript()
    history.commit("Begin", at: "1767225600 +0000", committed: "1767225600 +0000", [.write("a.txt", "1\n")])
    history.commit("Earlier", at: "1000000000 +0000", committed: "1000000000 +0000", [.write("a.txt", "2\n")])
    history.commit("Later", at: "1767225601 +0000", committed: "1767225601 +0000", [.write("a.txt", "3\n")])
    history.commit("Earliest", at: "0 +0000", committed: "0 +0000", [.write("a.txt", "4\n")])
    let collected = try collect(history)
    #expect(
      try collected.texts("SELECT subject FROM commits ORDER BY mainlineIndex")
        == ["Begin", "Earlier", "Later", "Earliest"])
    #expect(try collected.health("clocks-backwards") == 2)
  }

  @Test func theFirstSecondOf1970IsADate() throws {
    var history = HistoryScript()
    history.commit("Old", at: "0 +0000", committed: "0 +0000", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.number("SELECT committerTime FROM commits") == 0)
    #expect(try collected.number("SELECT landedDay FROM commits") == 0)
    #expect(try collected.number("SELECT landedWeek FROM commits") == 0)
  }

  @Test func theYear2100IsADate() throws {
    var history = HistoryScript()
    history.commit("Far", at: "4102444800 +0000", committed: "4102444800 +0000", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.number("SELECT committerTime FROM commits") == 4_102_444_800)
    #expect(try collected.number("SELECT landedDay FROM commits") == 47_482)
  }

  @Test func anImpossibleZoneIsKeptAndCounted() throws {
    var history = HistoryScript()
    history.commit("Odd", at: "1767225600 +51800", committed: "1767225600 +0000", [.write("a.txt", "1\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.git(["fast-import", "--quiet", "--date-format=raw-permissive"], input: history.bytes)
    let collected = try collect(repository)
    #expect(try collected.number("SELECT authorTime FROM commits") == 1_767_225_600)
    #expect(try collected.number("SELECT authorOffset FROM commits") == 518 * 60)
    #expect(try collected.health("impossible-zones") == 1)
  }

  @Test(arguments: [("+0530", 330), ("-0330", -210), ("-0000", 0), ("+1400", 840), ("-1200", -720)])
  func aZoneIsMinutesEastOfUTC(zone: String, minutes: Int) throws {
    var history = HistoryScript()
    history.commit("Zone", at: "1767225600 \(zone)", committed: "1767225600 +0000", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.number("SELECT authorOffset FROM commits") == minutes)
    #expect(try collected.number("SELECT authorTime FROM commits") == 1_767_225_600)
  }

  @Test func theZoneDoesNotChangeTheDay() throws {
    var history = HistoryScript()
    // 2026-01-01 23:30 in UTC, already the next day in the zone.
    history.commit("Late", at: "1767310200 +0900", committed: "1767310200 +0900", [.write("a.txt", "1\n")])
    #expect(try collect(history).number("SELECT landedDay FROM commits") == 20_454)
  }

  @Test func anAuthorAfterTheCommitterIsCounted() throws {
    var history = HistoryScript()
    history.commit("Ahead", at: "1767229200 +0000", committed: "1767225600 +0000", [.write("a.txt", "1\n")])
    #expect(try collect(history).health("author-after-committer") == 1)
  }

  @Test(arguments: ["99999999999999999999 +0000", "-1 +0000", "x +0000", "1767225600", "1767225600 UTC", ""])
  func aDateThatIsNoneLosesNoCommit(date: String) throws {
    let repository = try TemporaryRepository(isBare: true)
    let tree = try repository.git(["mktree"])
    let text = """
      tree \(tree)
      author Ada Poole <ada@example.com> \(date)
      committer Ada Poole <ada@example.com> \(date)

      Odd date
      """
    let commit = try repository.git(
      ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], input: Array(text.utf8))
    try repository.git("update-ref", "refs/heads/main", commit)
    #expect(try collect(repository).texts("SELECT subject FROM commits") == ["Odd date"])
  }
}
