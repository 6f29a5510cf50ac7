import Collection
import Collectors
import Store
import Testing

/// What changes beside the history is seen without new commits.
@Suite struct ChangedInputTests {
  private static let note =
    "a.txt\n  s_12345678901234::t_1234567890abcd 1-2\n---\n"
    + #"{"schema_version":"authorship/3.0.0","sessions":{"s_12345678901234":{"agent_id":{"tool":"claude","id":"x","model":"m"}}}}"#

  private static func history() -> HistoryScript {
    var history = HistoryScript()
    history.commit("One", [.write("a.txt", "1\n2\n3\n")])
    history.commit("Two (#2)", [.write("b.txt", "1\n2\n")])
    return history
  }

  /// Collects a history, then does something, then collects again; the two must not differ from collecting at once.
  private static func change(
    _ body: (borrowing TemporaryRepository) throws -> Void
  ) throws -> (before: Collected, summary: CollectionSummary) {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history())
    let before = try collect(repository)
    try body(repository)
    let after = try collect(repository, into: before.store)
    try expectSame(dump(after), dump(collect(repository)))
    return (before, after.summary)
  }

  private static func attested(_ store: FactStore) throws -> Int? {
    try store.rows("SELECT COALESCE(SUM(lineCount), 0) AS n FROM attested_lines")[0].integer("n")
  }

  @Test func aNewNoteIsRead() throws {
    let (collected, summary) = try Self.change { repository in
      try repository.git("notes", "--ref=ai", "add", "-m", Self.note, "main~1")
    }
    #expect(summary.recordsRead == 1)
    #expect(summary.commitsRead == 0)
    #expect(try Self.attested(collected.store) == 2)
  }

  @Test func aChangedNoteIsReadAgain() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("notes", "--ref=ai", "add", "-m", Self.note, "main~1")
    try repository.git("notes", "--ref=ai", "add", "-m", Self.note, "main")
    let store = try collect(repository).store
    try repository.git("notes", "--ref=ai", "add", "-f", "-m", Self.note.replacing("1-2", with: "3"), "main~1")
    let collected = try collect(repository, into: store)
    #expect(collected.summary.recordsRead == 1)
    #expect(try Self.attested(store) == 1)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aRemovedNoteIsForgotten() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("notes", "--ref=ai", "add", "-m", Self.note, "main~1")
    let store = try collect(repository).store
    try repository.git("notes", "--ref=ai", "remove", "main~1")
    let collected = try collect(repository, into: store)
    #expect(try Self.attested(store) == 0)
    #expect(try collected.texts("SELECT origin FROM change_facts") == ["unmarked", "unmarked"])
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aNotesRefThatIsDeletedIsForgotten() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("notes", "--ref=ai", "add", "-m", Self.note, "main~1")
    let store = try collect(repository).store
    try repository.git("update-ref", "-d", "refs/notes/ai")
    let collected = try collect(repository, into: store)
    #expect(try Self.attested(store) == 0)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aNoteThatCannotBeReadIsCountedUntilItIsMended() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("notes", "--ref=ai", "add", "-m", "no note at all", "main~1")
    let store = try collect(repository).store
    #expect(try store.rows("SELECT 1 AS one FROM rejections").count == 1)
    try repository.git("notes", "--ref=ai", "add", "-f", "-m", Self.note, "main~1")
    let collected = try collect(repository, into: store)
    #expect(collected.summary.rejected == 0)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aNoteOnACommitThatComesLaterIsReadThen() throws {
    let repository = try TemporaryRepository(isBare: true)
    var history = Self.history()
    history.notes("refs/notes/ai", [(1, Self.note), (2, Self.note.replacing("a.txt", with: "b.txt"))])
    try repository.importing(history)
    try repository.git("update-ref", "refs/heads/other", "main")
    try repository.git("update-ref", "refs/heads/main", "main~1")
    let store = try collect(repository).store
    #expect(try Self.attested(store) == 2)
    try repository.git("update-ref", "refs/heads/main", "other")
    let collected = try collect(repository, into: store)
    #expect(try Self.attested(store) == 4)
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aNewTagIsSeen() throws {
    let (collected, _) = try Self.change { try $0.git("tag", "v1.0", "main~1") }
    #expect(try collected.texts("SELECT name FROM release_facts") == ["v1.0"])
    #expect(try collected.texts("SELECT COALESCE(releaseId, 0) AS r FROM unit_facts ORDER BY commitId") == ["1", "0"])
  }

  @Test func aTagThatMovesIsSeen() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("tag", "v1.0", "main~1")
    let store = try collect(repository).store
    try repository.git("tag", "-f", "v1.0", "main")
    let collected = try collect(repository, into: store)
    #expect(try collected.texts("SELECT COALESCE(releaseId, 0) AS r FROM unit_facts") == ["1", "1"])
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func theHeadOfARequestIsSeen() throws {
    let (collected, _) = try Self.change { try $0.git("update-ref", "refs/pull/2/head", "main") }
    #expect(try collected.texts("SELECT confidence FROM change_requests") == ["high"])
  }

  @Test(arguments: ["refs/heads/entire/checkpoints/v1", "refs/remotes/origin/entire/checkpoints/v1"])
  func aCheckpointThatArrivesIsRead(ref: String) throws {
    var history = Self.history()
    history.commit("Three\n\nEntire-Checkpoint: 0123456789ab", [.write("c.txt", "1\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try collect(repository).store
    var checkpoints = HistoryScript()
    checkpoints.commit(
      "Checkpoint", on: "checkpoints",
      [
        .write(
          "01/23456789ab/0/metadata.json",
          #"{"checkpoint_id":"0123456789ab","agent":"Claude Code","session_id":"s","initial_attribution":{"agent_lines":1,"total_committed":1}}"#
        )
      ])
    try repository.importing(checkpoints)
    try repository.git("update-ref", ref, "checkpoints")
    try repository.git("update-ref", "-d", "refs/heads/checkpoints")
    let collected = try collect(repository, into: store)
    #expect(try collected.texts("SELECT agent FROM change_facts WHERE origin = 'assisted'") == ["claude"])
    try expectSame(dump(collected), dump(collect(repository)))
    try repository.git("update-ref", "-d", ref)
    try expectSame(dump(collect(repository, into: store)), dump(collect(repository)))
  }

  // MARK: Landing

  @Test func commitsThatWereCollectedOnTheirBranchAreSuspectedOnceTheBranchIsKnown() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("b.txt", "1\n")])
    history.commit("Main", [.write("a.txt", "2\n")])
    history.commit("Merge pull request #1 from owner/codex/topic", merging: [side], [.write("b.txt", "1\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try collect(repository, ref: "side").store
    let collected = try collect(repository, into: store)
    #expect(
      try collected.texts(
        """
        SELECT c.subject AS subject FROM change_facts AS f
        JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId WHERE f.isSuspected = 1
        ORDER BY c.subject
        """) == ["Merge pull request #1 from owner/codex/topic", "Side"])
    try expectSame(dump(collected), dump(collect(repository)))
  }

  @Test func aTraceFileIsLookedAtAgainWhenTheHistoryGrows() throws {
    // The record is committed before the commit whose lines it describes.
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let base = try repository.head("main")
    let trace =
      #"{"version":"1.0","vcs":{"type":"git","revision":"\#(base)"},"tool":{"name":"cursor"},"#
      + #""files":[{"path":"b.txt","conversations":[{"contributor":{"type":"ai"},"ranges":[{"start_line":1,"end_line":1}]}]}]}"#
    let known = trace.replacing("b.txt", with: "a.txt")
    let first = history.commit(
      "Trace", on: "other", from: 1,
      [.write(".agent-trace/traces.jsonl", "\(trace)\n\(known)\n"), .write("a.txt", "x\n1\n")])
    let side = history.commit("Side", on: "side", from: 1, [.write("b.txt", "1\n2\n")])
    history.commit("Main", on: "main", from: first, [.write("a.txt", "2\n")])
    history.commit("Merge", merging: [side], [.write("b.txt", "1\n2\n")])
    let fresh = try TemporaryRepository(isBare: true)
    try fresh.importing(history)
    let store = try collect(fresh, ref: "main~1").store
    #expect(try Self.attested(store) == 1)
    let collected = try collect(fresh, into: store)
    #expect(try Self.attested(store) == 2)
    try expectSame(dump(collected), dump(collect(fresh)))
  }
}
