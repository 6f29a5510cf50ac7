import Collection
import Collectors
import Facts
import Store
import TestSupport
import Testing

/// Collecting step by step gives what collecting at once gives.
@Suite struct IncrementalTests {
  /// A repository with a random history.
  private static func repository(seed: UInt64) throws -> TemporaryRepository {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: 60).script)
    return repository
  }

  /// The commits of the mainline and of its branches, oldest first.
  private static func commits(_ repository: borrowing TemporaryRepository) throws -> [String] {
    try repository.run(["rev-list", "--topo-order", "--reverse", "main"]).lines
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func aHistoryThatGrowsGivesTheSameFacts(seed: UInt64) throws {
    let repository = try Self.repository(seed: seed)
    let commits = try Self.commits(repository)
    let expected = try dump(collect(repository))
    let tip = try repository.head("main")
    var random = SeededGenerator(seed: seed)
    let cuts = (0..<3).map { _ in Int.random(in: 0..<commits.count, using: &random) }.sorted()
    let store = try FactStore(path: "")
    for cut in cuts.map({ commits[$0] }) + [tip] {
      try repository.git("update-ref", "refs/heads/main", cut)
      _ = try collect(repository, into: store)
    }
    try expectSame(dump(collect(repository, into: store)), expected)
  }

  @Test(arguments: [7, 8])
  func aHistoryThatShrinksGivesTheSameFacts(seed: UInt64) throws {
    let repository = try Self.repository(seed: seed)
    let commits = try Self.commits(repository)
    let store = try collect(repository).store
    try repository.git("update-ref", "refs/heads/main", commits[commits.count / 2])
    let again = try collect(repository, into: store)
    #expect(again.summary.commitsVanished > 0)
    #expect(again.summary.wasRewritten)
    try expectSame(dump(again), dump(collect(repository)))
  }

  @Test(arguments: [9, 10, 15, 16, 17, 18])
  func anotherBranchGivesTheSameFacts(seed: UInt64) throws {
    let repository = try Self.repository(seed: seed)
    let commits = try Self.commits(repository)
    try repository.git("update-ref", "refs/heads/other", commits[commits.count * 2 / 3])
    let store = try collect(repository, ref: "other").store
    let again = try collect(repository, into: store)
    try expectSame(dump(again), dump(collect(repository)))
  }

  /// One file is the same since the fork, one was changed and changed back, one has another name by now.
  @Test func aBranchThatForkedBeforeTheLastTipGivesTheSameFacts() throws {
    var history = HistoryScript()
    let fork = history.commit(
      "Begin", [.write("same.txt", "1\n2\n3\n"), .write("back.txt", "a\nb\nc\n"), .write("old.txt", "x\ny\nz\n")])
    history.commit("Change", [.write("back.txt", "a\nB\nc\n"), .rename("old.txt", to: "new.txt")])
    history.commit("Change back", [.write("back.txt", "a\nb\nc\n")])
    let branch = history.commit(
      "Branch", on: "side", from: fork,
      [.write("same.txt", "1\ntwo\n3\n"), .write("back.txt", "a\nb\nsee\n"), .write("old.txt", "x\ny\n")])
    history.commit(
      "Merge", merging: [branch],
      [.write("same.txt", "1\ntwo\n3\n"), .write("back.txt", "a\nb\nsee\n"), .write("new.txt", "x\ny\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let tip = try repository.head("main")
    try repository.git("update-ref", "refs/heads/main", "main~1")
    let store = try collect(repository).store
    try repository.git("update-ref", "refs/heads/main", tip)
    try expectSame(dump(collect(repository, into: store)), dump(collect(repository)))
  }

  @Test func collectingTwiceChangesNothing() throws {
    let repository = try Self.repository(seed: 11)
    let first = try collect(repository)
    let before = try dump(first)
    let again = try collect(repository, into: first.store)
    #expect(again.summary.commitsRead == 0)
    #expect(again.summary.recordsRead == 0)
    #expect(again.summary.commitsTotal == first.summary.commitsTotal)
    #expect(again.summary.rejected == first.summary.rejected)
    #expect(try dump(again) == before)
  }

  @Test func collectingAnewGivesTheSameFacts() throws {
    let repository = try Self.repository(seed: 12)
    let first = try collect(repository)
    let before = try dump(first)
    let again = try collect(repository, into: first.store, options: CollectionOptions(isFull: true))
    #expect(again.summary.commitsRead == first.summary.commitsRead)
    try expectSame(dump(again), before)
  }

  @Test func otherRulesAreAppliedToEveryCommit() throws {
    let repository = try Self.repository(seed: 13)
    let rules = """
      signatures:
        - id: nameless
          agent: nameless
          role: agent
          kind: author
          email: nameless@example.com
      """
    let options = CollectionOptions(signatures: rules, classes: [.init(pattern: "*.txt", fileClass: .generated)])
    let store = try collect(repository).store
    let again = try collect(repository, into: store, options: options)
    #expect(again.summary.commitsRead == 0)
    let fresh = try collect(repository, options: options)
    #expect(try !again.texts("SELECT 1 AS one FROM change_facts WHERE agent = 'nameless'").isEmpty)
    try expectSame(dump(again), dump(fresh))
  }

  // MARK: Killed

  private struct Stop: Error {}
  private static let longHistory = RandomHistory(seed: 14, commits: 1100).script

  @Test(arguments: [1, 2])
  func aCollectionThatWasStoppedIsCompletedByTheNext(batches: Int) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.longHistory)
    let store = try FactStore(path: "")
    let path = repository.path
    var (seen, done) = (0, 0)
    #expect(throws: Stop.self) {
      _ = try collect(path, into: store, options: CollectionOptions(batchSize: 400)) { progress in
        seen += 1
        done = progress.commitsDone
        if seen == batches { throw Stop() }
      }
    }
    #expect(try store.repositories().map(\.isComplete) == [false])
    let again = try collect(repository, into: store)
    #expect(again.summary.commitsRead == again.summary.commitsTotal - done)
    #expect(again.summary.commitsTotal > 1000)
    try expectSame(dump(again), dump(collect(repository)))
  }
}
