import Collection
import Collectors
import Facts
import Store
import Testing

/// Lines of clones that lack history or objects: known owners are git's, the others are counted with the reason.
@Suite struct ClonedLinesTests {
  /// 20 commits: each third lands with a merge; one file is renamed, one is never touched again.
  private static func origin() throws -> TemporaryRepository {
    var history = HistoryScript()
    func text(_ number: Int, _ name: String = "line") -> String {
      (0..<10).map { $0 < number ? "\(name) \($0), changed\n" : "\(name) \($0)\n" }.joined()
    }
    var tip = history.commit(
      "Begin", [.write("a.txt", text(0)), .write("b.txt", text(0)), .write("still.txt", "1\n2\n")])
    for number in 1...6 {
      let side = history.commit("Side \(number)", on: "side", from: tip, [.write("a.txt", text(number))])
      tip = history.commit("Main \(number)", from: tip, [.write("b.txt", text(number))])
      tip = history.commit("Merge \(number)", from: tip, merging: [side], [.write("a.txt", text(number) + "end\n")])
    }
    history.commit("Rename", [.rename("b.txt", to: "c.txt")])
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    try origin.git("config", "uploadpack.allowFilter", "true")
    try origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
    return origin
  }

  private func verified(_ collected: Collected, _ clone: borrowing TemporaryRepository) throws -> VerificationResult {
    try LineVerification(
      store: collected.store, repository: GitRepository(path: clone.path), number: collected.summary.repository
    ).run(files: nil)
  }

  @Test(arguments: [1, 2, 3, 5, 10, 100])
  func aShallowCloneKnowsTheLinesThatAreNewerThanItsEnd(depth: Int) throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=\(depth)"])
    let collected = try collect(clone)
    let result = try verified(collected, clone)
    #expect(result.holds, "\(result)")
    #expect(result.books.counted == 23)
    #expect(result.linesAgreeing == result.books.alive)
    #expect((result.unknown[.shallow] ?? 0) == result.books.unknown)
    #expect(result.linesAgreeing + result.books.unknown == 23)
    #expect(depth > 1 || result.books.unknown == 23)
    #expect(depth < 100 || result.books.unknown == 0)
    let kept = try collected.number("SELECT SUM(lineCount) AS n FROM owned_files")
    #expect(kept == 23, "every line at the tip is kept, with or without an owner")
  }

  @Test(arguments: [["--filter=blob:none", "--no-checkout"], ["--filter=tree:0", "--no-checkout"]])
  func aCloneWithoutFilesHasNoLinesToCount(options: [String]) throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, options)
    let collected = try collect(clone)
    let result = try verified(collected, clone)
    #expect(result.holds)
    #expect(result.filesTotal == 0 && result.linesCompared == 0)
    #expect(result.books.counted == -1)
  }

  @Test(arguments: [["--filter=blob:none"], ["--filter=tree:0"]])
  func aCloneWithTheTipsFilesAloneCountsTheirLinesAsUnknown(options: [String]) throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, options)
    let collected = try collect(clone)
    let result = try verified(collected, clone)
    #expect(result.holds, "\(result)")
    #expect(result.filesTotal == 3)
    #expect(result.books.counted == 23)
    #expect(result.books.alive + result.books.unknown == 23)
    #expect(result.books.unknown > 0)
    #expect(try collected.number("SELECT SUM(lineCount) AS n FROM owned_files") == 23)
  }

  @Test func aCloneThatHasSomeFilesKnowsTheirLines() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none"])
    for commit in 0..<4 { try clone.git("ls-tree", "-r", "HEAD~\(commit)") }
    try clone.git("log", "-p", "-4", "--format=%H")
    let collected = try collect(clone)
    let result = try verified(collected, clone)
    #expect(result.holds, "\(result)")
    #expect(result.books.alive > 0)
    #expect(result.books.unknown > 0)
    #expect(result.books.alive + result.books.unknown == 23)
  }

  @Test func aCloneThatWasCompletedIsLikeAnyOther() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none"])
    let store = try collect(clone).store
    try clone.git("-c", "remote.origin.partialclonefilter=blob:limit=1g", "fetch", "--quiet", "--refetch")
    let collected = try collect(clone, into: store)
    let result = try verified(collected, clone)
    #expect(result.holds, "\(result)")
    #expect(result.linesAgreeing == 23)
    #expect(result.unknown == [:])
    try expectSame(dump(collected), dump(collect(clone)))
  }
}
