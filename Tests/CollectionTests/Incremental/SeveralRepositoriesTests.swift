import Collection
import Collectors
import Facts
import Foundation
import Store
import Testing

/// Several repositories in one store, and repositories that move.
@Suite struct SeveralRepositoriesTests {
  @Test func theOrderOfCollectingDoesNotMatter() throws {
    let one = try TemporaryRepository("one", isBare: true)
    try one.importing(RandomHistory(seed: 31, commits: 30).script)
    let two = try TemporaryRepository("two", isBare: true)
    try two.importing(RandomHistory(seed: 32, commits: 30).script)
    let store = try FactStore(path: "")
    let first = [try collect(one, into: store), try collect(two, into: store)]
    let other = try FactStore(path: "")
    let second = [try collect(two, into: other), try collect(one, into: other)]
    try expectSame(dump(first[0]), dump(second[1]))
    try expectSame(dump(first[1]), dump(second[0]))
  }

  @Test func onePersonOfTwoRepositoriesIsOnePerson() throws {
    var history = HistoryScript()
    history.commit("One", author: "kim <kim@example.com>", committer: "kim <kim@example.com>", [.write("a", "1\n")])
    let one = try TemporaryRepository("one", isBare: true)
    try one.importing(history)
    history.commit("Two", author: "Kim Lee <KIM@example.com>", [.write("a", "2\n")])
    let two = try TemporaryRepository("two", isBare: true)
    try two.importing(history)
    let store = try collect(one).store
    let collected = try collect(two, into: store)
    #expect(try collected.texts("SELECT name FROM people ORDER BY name") == ["Ada Poole", "Kim Lee"])
    #expect(try collected.number("SELECT COUNT(DISTINCT personId) AS n FROM change_facts") == 1)
  }

  @Test func collectingOneAgainLeavesTheOtherAlone() throws {
    let one = try TemporaryRepository("one", isBare: true)
    try one.importing(RandomHistory(seed: 33, commits: 20).script)
    let two = try TemporaryRepository("two", isBare: true)
    try two.importing(RandomHistory(seed: 34, commits: 20).script)
    let store = try FactStore(path: "")
    let first = try collect(one, into: store)
    let before = try dump(first)
    _ = try collect(two, into: store)
    try two.git("update-ref", "refs/heads/main", "main~3")
    _ = try collect(two, into: store)
    _ = try collect(two, into: store, options: CollectionOptions(isFull: true))
    #expect(try dump(first) == before)
  }

  @Test func aRepositoryThatMovedIsRecognised() throws {
    let repository = try TemporaryRepository("old.git", isBare: true)
    try repository.importing(RandomHistory(seed: 35, commits: 20).script)
    let store = try collect(repository).store
    let place = repository.parent.appending(path: "new.git")
    try FileManager.default.moveItem(at: repository.folder, to: place)
    let collected = try collect(place.path, into: store)
    #expect(collected.summary.commitsRead == 0)
    #expect(collected.summary.name == "new")
    #expect(try collected.texts("SELECT name FROM repositories") == ["new"])
    #expect(try collected.texts("SELECT location FROM repositories") == [place.path])
  }

  @Test func aRepositoryThatMovedAndGrewIsContinued() throws {
    let repository = try TemporaryRepository("old.git", isBare: true)
    var history = HistoryScript()
    history.commit("One", [.write("a.txt", "1\n")])
    try repository.importing(history)
    let store = try collect(repository).store
    let place = repository.parent.appending(path: "new.git")
    try FileManager.default.moveItem(at: repository.folder, to: place)
    history.commit("Two", [.write("a.txt", "2\n")])
    let moved = try Program.run(
      ["git", "--git-dir", place.path, "fast-import", "--quiet"], in: repository.parent,
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""], input: history.bytes)
    #expect(moved.status == 0)
    let collected = try collect(place.path, into: store)
    #expect(collected.summary.commitsRead == 1)
    #expect(try collected.count("repositories") == 1)
    try expectSame(dump(collected), dump(collect(history)))
  }

  @Test func aSecondCloneIsAnotherRepository() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: 36, commits: 10).script)
    let clone = try TemporaryRepository(cloning: repository.path, ["--bare"])
    let store = try collect(repository).store
    #expect(try collect(clone, into: store).count("repositories") == 2)
  }
}
