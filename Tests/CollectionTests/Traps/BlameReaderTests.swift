import Collectors
import Facts
import Testing

@testable import Collection

/// What `git blame` says, whatever the paths are made of.
@Suite struct BlameReaderTests {
  private static let hostile: [[UInt8]] =
    ["a b", "-rf", "--", " leading", "\"quoted\"", "back\\slash", "a\nb", "a\tb", ":(top)x", "*", "größe", "summary x"]
    .map { Array($0.utf8) } + [[0x66, 0xff, 0x2e, 0x63]]

  @Test(arguments: hostile)
  func aPathIsAnyBytes(path: [UInt8]) throws {
    var history = HistoryScript()
    history.commit("One", [.bytes(path, Array("1\n2\n3\n".utf8))])
    history.commit("filename summary", [.bytes(path, Array("1\nx\n3\n4".utf8))])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let ids = try repository.git("rev-list", "--reverse", "main").split(separator: "\n").compactMap {
      ObjectID(String($0))
    }
    try #require(ids.count == 2)
    let runs = try BlameReader(GitRepository(path: repository.path)).runs(of: path, at: ids[1])
    #expect(
      runs == [
        BlamedRun(commit: ids[0], path: path, first: 1, finalFirst: 1, count: 1),
        BlamedRun(commit: ids[1], path: path, first: 2, finalFirst: 2, count: 1),
        BlamedRun(commit: ids[0], path: path, first: 3, finalFirst: 3, count: 1),
        BlamedRun(commit: ids[1], path: path, first: 4, finalFirst: 4, count: 1),
      ])
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    var history = HistoryScript()
    history.commit("One", [.write("a.txt", "1\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let id = try #require(ObjectID(repository.head("main")))
    let reader = BlameReader(try GitRepository(path: repository.path))
    let error = failure { _ = try reader.runs(of: Array("b.txt".utf8), at: id) }
    #expect(error?.message == "there is no file b.txt at commit \(id.hex.prefix(12))")
    var answers: [Bool] = []
    try reader.each([Array("b.txt".utf8), Array("a.txt".utf8)], at: id) { _, answer in
      if case .success = answer { answers.append(true) } else { answers.append(false) }
    }
    #expect(answers == [false, true])
  }

  @Test func linesThatDifferAreFound() {
    let path = Array("a".utf8)
    let (one, two) = (ObjectID(String(repeating: "1", count: 40)), ObjectID(String(repeating: "2", count: 40)))
    func run(_ commit: ObjectID?, _ first: Int32, _ line: Int32, _ count: Int32) -> BlamedRun {
      BlamedRun(commit: commit ?? .none, path: path, first: first, finalFirst: line, count: count)
    }
    let ours = [run(one, 1, 1, 4), run(two, 5, 5, 2)]
    #expect(LineDifference.between(ours, ours, path: path) == [])
    #expect(
      LineDifference.between(ours, [run(one, 1, 1, 2), run(two, 3, 3, 4)], path: path) == [
        LineDifference(path: path, line: 3, count: 2, ours: run(one, 3, 3, 2), gits: run(two, 3, 3, 2))
      ])
    #expect(
      LineDifference.between(ours, [run(one, 1, 1, 4), run(two, 5, 5, 3)], path: path) == [
        LineDifference(path: path, line: 7, count: 1, ours: nil, gits: run(two, 7, 7, 1))
      ])
    #expect(LineDifference.between([], [run(one, 1, 1, 2)], path: path).map(\.count) == [2])
  }

  @Test func theSampleHasTheLargeFiles() {
    #expect(FileSample.positions(of: [1, 1, 1], number: 5) == [0, 1, 2])
    #expect(FileSample.positions(of: [], number: 5) == [])
    #expect(FileSample.positions(of: [1, 1, 900, 1, 1, 1, 1, 1], number: 3).count == 3)
    #expect(FileSample.positions(of: [1, 1, 900, 1, 1, 1, 1, 1], number: 3).contains(2))
    #expect(FileSample.positions(of: [0, 0, 0, 0], number: 2).count == 2)
  }

  @Test func aRemovedFileThatBecameTwoIsARule() throws {
    let lines = (1...20).map { "line \($0)\n" }.joined()
    var history = HistoryScript()
    history.commit("One", [.write("old.txt", lines)])
    history.commit("Two", [.delete("old.txt"), .write("a.txt", lines), .write("b.txt", lines + "more\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let collected = try collect(repository)
    let result = try LineVerification(
      store: collected.store, repository: GitRepository(path: repository.path), number: collected.summary.repository
    ).run(files: nil)
    #expect(result.explained == [.renamePairing: 20])
    #expect(result.linesCompared == 41)
    #expect(result.linesAgreeing == 21)
    #expect(result.holds)
  }
}
