import Collection
import Facts
import Store
import TestSupport
import Testing

/// A file that changed very often: its lines are many runs, and no commit may cost more than its own changes and these.
@Suite struct LongFileTests {
  @Test func aLongFileWithManyChangesInParts() throws {
    var random = SeededGenerator(seed: 51)
    var lines = (0..<1500).map { "line \($0)" }
    var history = HistoryScript()
    history.commit("Begin", [.write("long.txt", lines.joined(separator: "\n") + "\n")])
    for number in 1...250 {
      for _ in 0..<3 {
        let place = Int.random(in: 0..<lines.count, using: &random)
        if Bool.random(using: &random) { lines.insert("new \(number)", at: place) } else { lines[place] += "!" }
      }
      history.commit("Edit \(number)", [.write("long.txt", lines.joined(separator: "\n") + "\n")])
    }
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let expected = try collect(repository)
    try expectGitsOwners(expected, of: repository)
    let tip = try repository.head("main")
    let store = try FactStore(path: "")
    for revision in ["\(tip)~100", "\(tip)~1", tip] {
      try repository.git("update-ref", "refs/heads/main", revision)
      _ = try collect(repository, into: store)
    }
    try expectSame(dump(collect(repository, into: store)), dump(expected))
  }
}
