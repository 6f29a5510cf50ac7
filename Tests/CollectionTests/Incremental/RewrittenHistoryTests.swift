import Collection
import Facts
import Testing

/// Histories that were amended, rebased or pushed over: the store is like a new one.
@Suite struct RewrittenHistoryTests {
  private static let note = "a.txt\n  h_12345678901234 1\nnonsense\n---\n{}"

  @Test func anAmendedCommitTakesTheFirstOnesPlace() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "1\n")
    try repository.commit("Wrong", writing: "b.txt", "1\n2\n")
    let store = try collect(repository).store
    try repository.write("c.txt", "3\n")
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--amend", "--message", "Right")
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsVanished == 1)
    #expect(collected.summary.wasRewritten)
    #expect(collected.summary.commitsRead == 1)
    #expect(try collected.texts("SELECT subject FROM commits ORDER BY commitId") == ["Begin", "Right"])
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func nothingOfAVanishedCommitStays() throws {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n")])
    let gone = history.commit(
      "Gone (#9)\n\nEntire-Checkpoint: 0123456789ab\nCo-authored-by: Claude <noreply@anthropic.com>",
      author: "Gone Person <gone@example.com>", [.write("secret.txt", "1\n2\n")])
    history.notes("refs/notes/ai", [(gone, "secret.txt\n  h_12345678901234 1\n  broken\n---\n{}")])
    history.notes("refs/notes/agentblame", [(gone, #"{"version":1}"#)])
    history.commit(
      "Checkpoint", on: "entire/checkpoints/v1",
      [
        .write(
          "01/23456789ab/0/metadata.json", #"{"checkpoint_id":"0123456789ab","agent":"Claude Code","session_id":"s"}"#)
      ])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try collect(repository).store
    try repository.git("update-ref", "refs/heads/main", "main~1")
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsVanished == 1)
    for table in ["paths", "identities", "people", "commits"] {
      #expect(try collected.count(table) == 1, "\(table)")
    }
    for table in ["trailers", "evidence", "attestations", "attested_lines", "record_evidence", "rejections"] {
      #expect(try collected.count(table) == 0, "\(table)")
    }
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func anotherHistoryAltogetherTakesTheFirstOnesPlace() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: 21, commits: 30).script)
    let store = try collect(repository).store
    try repository.importing(RandomHistory(seed: 22, commits: 30).script)
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsVanished > 20)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aRebasedBranchKeepsWhatItShares() throws {
    var history = HistoryScript()
    for number in 1...10 { history.commit("Commit \(number)", [.write("a.txt", "\(number)\n")]) }
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try collect(repository).store
    history.commit("Other", from: 6, [.write("b.txt", "1\n")])
    try repository.importing(history)
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsVanished == 4)
    #expect(collected.summary.commitsRead == 1)
    #expect(collected.summary.commitsTotal == 7)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aRepositoryThatLosesAllItsCommitsIsEmpty() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: 23, commits: 20).script)
    let store = try collect(repository).store
    for ref in try repository.run(["for-each-ref", "--format=%(refname)"]).lines {
      try repository.git("update-ref", "-d", ref)
    }
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsTotal == 0)
    for table in FactTables.perCommit { #expect(try collected.count(table) == 0, "\(table)") }
  }
}

/// Tables that hold nothing where there is no commit.
enum FactTables {
  static let perCommit = [
    "commits", "commit_parents", "file_changes", "paths", "identities", "people", "trailers", "evidence",
    "attestations", "attested_lines", "tags", "change_facts", "unit_facts", "line_facts", "mark_facts",
  ]
}
