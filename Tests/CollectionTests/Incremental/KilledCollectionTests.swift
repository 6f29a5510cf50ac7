import Collection
import Collectors
import Facts
import Foundation
import Store
import Testing

/// A collection that is killed leaves a store that the next one completes.
@Suite struct KilledCollectionTests {
  @Test func aProcessThatIsKilledLosesNothing() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "byline-killed-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: 41, commits: 700).script)
    let path = repository.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, folder = folder as String] in
      // What the killed process leaves behind goes with the folder.
      setenv("TMPDIR", folder, 1)
      let store = try FactStore(path: folder + "/store.sqlite")
      _ = try collect(path, into: store, options: CollectionOptions(batchSize: 200)) { _ in kill(getpid(), SIGKILL) }
    }
    let store = try FactStore(path: folder + "/store.sqlite")
    #expect(try store.repositories().map(\.isComplete) == [false])
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsRead > 0)
    #expect(collected.summary.commitsRead < collected.summary.commitsTotal)
    try expectSame(dump(collected), dump(collect(repository)))
  }
}
