import Testing

/// What landed with a mainline commit, and what that makes of it.
@Suite struct UnitTests {
  /// A merge of a branch with these commits.
  private static func merge(
    _ title: String = "Merge branch 'side'", of commits: [(subject: String, author: String)]
  ) throws -> Collected {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n")])
    var side = base
    for (number, commit) in commits.enumerated() {
      side = history.commit(
        commit.subject, on: "side", from: side, author: commit.author, [.write("s\(number).swift", "1\n2\n")])
    }
    history.commit("Main", [.write("a.txt", "2\n")])
    let files = commits.indices.map { HistoryScript.Change.write("s\($0).swift", "1\n2\n") }
    history.commit(title, merging: [side], files)
    return try collect(history)
  }

  private static let person = "Ada Poole <ada@example.com>"
  private static let agent = "Claude <noreply@anthropic.com>"
  private static let bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"

  /// A column of the unit of the merge.
  private static func unit(_ collected: Collected, _ column: String) throws -> String {
    try collected.texts("SELECT \(column) FROM unit_facts ORDER BY landedTime DESC, commitId DESC LIMIT 1")[0]
  }

  @Test func addsUpItsCommits() throws {
    let collected = try Self.merge(of: [("One", Self.person), ("Two", Self.person)])
    #expect(try Self.unit(collected, "commitCount") == "2")
    #expect(try Self.unit(collected, "addedLines") == "4")
    #expect(try Self.unit(collected, "deletedLines") == "0")
    #expect(try Self.unit(collected, "changedFiles") == "2")
    #expect(try Self.unit(collected, "firstAuthoredTime") == "\(HistoryScript.start + 2 * 3600)")
  }

  @Test(arguments: [
    ([agent, agent], "agentic"), ([agent, person], "assisted"), ([person, person], "unmarked"),
    ([bot, bot], "automation"),
    ([bot, agent], "agentic"), ([bot, person], "unmarked"),
  ])
  func hasTheOriginOfItsCommits(authors: [String], origin: String) throws {
    let collected = try Self.merge(of: authors.enumerated().map { ("Commit \($0)", $1) })
    #expect(try Self.unit(collected, "origin") == origin)
  }

  /// Whoever merged a branch has not written it, and an agent is nobody where a person worked too.
  @Test(arguments: [
    ([person, "Bea Quay <bea@example.com>", "Bea Quay <bea@example.com>"], "Bea Quay"),
    ([agent, agent, person], "Ada Poole"), ([agent, agent], "Claude"),
  ])
  func isThePersonsWhoWroteMostOfIt(authors: [String], name: String) throws {
    let collected = try Self.merge(of: authors.enumerated().map { ("Commit \($0)", $1) })
    let person = try Self.unit(collected, "personId")
    #expect(try collected.texts("SELECT name FROM people WHERE personId = \(person)") == [name])
  }

  @Test(arguments: [
    (["docs: a", "feat: b", "fix: c"], "feature 0"), (["test: a", "fix: b"], "fix 0"), (["A", "B"], " 0"),
    (["feat: a", "feat!: b"], "feature 1"), (["feat!: a", "feat: b"], "feature 1"),
    (["chore(deps): a", "B"], "dependency 0"),
  ])
  func aMergeWithoutATypeHasTheStrongestOfItsCommits(subjects: [String], expected: String) throws {
    let collected = try Self.merge(of: subjects.map { ($0, Self.person) })
    #expect(try Self.unit(collected, "changeClass || ' ' || isBreaking") == expected)
  }

  @Test func theTypeOfARequestsTitleComesFirst() throws {
    let collected = try Self.merge(
      "Merge pull request #3 from o/side\n\nfix: it", of: [("feat: a", Self.person), ("docs: b", Self.person)])
    #expect(try Self.unit(collected, "changeClass") == "fix")
    #expect(try Self.unit(collected, "title") == "fix: it")
    #expect(try Self.unit(collected, "requestKey") == "#3")
    #expect(try Self.unit(collected, "landing") == "merge")
  }

  @Test func linesOfOtherFileClassesAreCountedApart() throws {
    var history = HistoryScript()
    history.commit(
      "Begin",
      [
        .write("a.swift", "1\n2\n"), .write("vendor/b.c", "1\n"), .write("x.lock", "1\n2\n3\n"),
        .bytes(Array("c.bin".utf8), [0]),
      ])
    let collected = try collect(history)
    #expect(
      try collected.texts("SELECT addedLines || ' ' || excludedLines || ' ' || changedFiles AS n FROM change_facts")
        == ["2 4 4"])
    #expect(
      try collected.texts("SELECT fileClass || ' ' || addedLines AS n FROM line_facts ORDER BY fileClass")
        == ["lock 3", "source 2", "vendored 1"])
  }
}
