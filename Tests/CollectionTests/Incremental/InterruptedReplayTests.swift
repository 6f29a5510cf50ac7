import Collection
import Facts
import Foundation
import GRDB
import Store
import Testing

/// A collection that ends in the middle of the line history, or around it, is completed by the next.
@Suite struct InterruptedReplayTests {
  /// What the collection does last.
  enum Moment: String, CaseIterable {
    case readingCommits
    case writingEvents
    case writingFiles
    case writingTheState
    case afterTheReplay

    /// The table and the kind of statement that fails.
    var failing: String? {
      switch self {
      case .readingCommits: nil
      case .writingEvents: "INSERT ON line_events"
      case .writingFiles: "INSERT ON owned_files WHEN NEW.pathId > 3"
      case .writingTheState: "INSERT ON line_history"
      case .afterTheReplay: "INSERT ON fate_facts"
      }
    }
  }

  private struct Stop: Error {}

  /// Collects, and fails at a moment.
  private func collectUntil(_ moment: Moment, _ path: String, into file: String) throws {
    let database = try DatabaseQueue(path: file)
    if let failing = moment.failing {
      try database.write {
        try $0.execute(sql: "CREATE TRIGGER stop BEFORE \(failing) BEGIN SELECT RAISE(ROLLBACK, 'stop'); END")
      }
    }
    let store = try FactStore(path: file)
    #expect(throws: (any Error).self) {
      _ = try collect(path, into: store, options: CollectionOptions(batchSize: 8)) { progress in
        if moment == .readingCommits, progress.commitsDone == progress.commitsTotal { throw Stop() }
      }
    }
    #expect(try store.repositories().map(\.isComplete) == [false])
    try database.write { try $0.execute(sql: "DROP TRIGGER IF EXISTS stop") }
  }

  /// Where the tip goes, in ninths of the mainline; it is the second collection that does not end.
  private static let tips = [[0, 9], [4, 9, 4], [9, 4, 9]]

  @Test(arguments: Moment.allCases, tips)
  func theNextCollectionCompletesIt(moment: Moment, tips: [Int]) throws {
    // Where the tip goes back there are no commits to read.
    guard moment != .readingCommits || tips[1] > tips[0] else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "byline-replay-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/store.sqlite"
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(TangledHistory(seed: 61, commits: 24).script)
    let mainline = try repository.run(["rev-list", "--first-parent", "--reverse", "main"]).lines
    for (index, ninth) in tips.enumerated() {
      try repository.git("update-ref", "refs/heads/main", mainline[(mainline.count - 1) * ninth / 9])
      if index == 1 {
        try collectUntil(moment, repository.path, into: file)
      } else {
        _ = try collect(repository, into: FactStore(path: file))
      }
    }
    let collected = try collect(repository, into: FactStore(path: file))
    try expectSame(dump(collected), dump(collect(repository)))
  }
}
