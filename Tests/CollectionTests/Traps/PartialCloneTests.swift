import Collection
import Foundation
import Testing

/// Clones that lack objects: nothing is fetched, and nothing is made up.
@Suite struct PartialCloneTests {
  private static func origin() throws -> TemporaryRepository {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n2\n"), .write("keep.txt", "k\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("b.txt", "2\n")])
    history.commit("Edit", [.write("a.txt", "1\n3\n")])
    history.commit("Evil merge", merging: [side], [.write("a.txt", "1\n4\n"), .write("b.txt", "2\n5\n")])
    history.commit("Delete", [.delete("keep.txt")])
    history.commit("Nothing")
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    try origin.git("config", "uploadpack.allowFilter", "true")
    try origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
    return origin
  }

  @Test func commitsWithoutBlobsAreKeptAndTheirFilesCounted() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--no-checkout"])
    try origin.git("update-ref", "-d", "refs/heads/main")
    let collected = try collect(clone)
    #expect(collected.summary.commitsTotal == 6)
    #expect(try collected.number("SELECT isPartial FROM repositories") == 1)
    #expect(try collected.commit("Edit", "diffState") == "absent-objects")
    #expect(try collected.files("Edit") == ["M a.txt absent +? -?"])
    #expect(try collected.files("Begin") == ["A a.txt absent +? -?", "A keep.txt absent +? -?"])
    #expect(try collected.files("Evil merge") == ["M a.txt absent +? -?", "M b.txt absent +? -?"])
    #expect(try collected.health("commits-absent-objects") == 5)
    #expect(try collected.health("files-absent") == 7)
    #expect(collected.summary.commitsIncomplete == 5)
  }

  @Test func aCommitThatChangesNothingIsCompleteEvenWithoutBlobs() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--no-checkout"])
    #expect(try collect(clone).commit("Nothing", "diffState") == "complete")
  }

  @Test(arguments: ["blob:none", "tree:0"])
  func nothingIsFetched(filter: String) throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=\(filter)", "--no-checkout"])
    let before = try clone.git("count-objects", "-v")
    _ = try collect(clone)
    #expect(try clone.git("count-objects", "-v") == before)
    // Nor is it needed that there is anything to fetch from.
    try FileManager.default.removeItem(at: origin.folder)
    #expect(try collect(clone).summary.commitsTotal == 6)
  }

  @Test func filesAtTheTipThatAreAbsentAreDoneWithout() throws {
    var history = HistoryScript()
    history.commit("Begin", author: "ada <ada@old.example>", [.write("a.c", "1\n"), .write("b.c", "1\n")])
    let tip = history.commit(
      "Settings",
      [
        .write(".mailmap", "Ada <ada@example.com> <ada@old.example>\n"),
        .write(".gitattributes", "*.c linguist-vendored\n"),
        .write("CHANGELOG.md", "## 1.0.0\n### Added\n- x\n"), .write(".agent-trace/traces.jsonl", "\n"),
      ])
    history.notes("refs/notes/ai", [(tip, "a.c\n  h_12345678901234 1\n---\n{}")])
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--mirror"])
    let collected = try collect(clone)
    #expect(collected.summary.commitsTotal == 2)
    #expect(try collected.count("changelog_entries") == 0)
    #expect(
      try collected.texts("SELECT source || ': ' || reason AS r FROM rejections") == ["git-ai: absent object"])
    try clone.git("-c", "remote.origin.partialclonefilter=blob:limit=1g", "fetch", "--quiet", "--refetch")
    try expectSame(dump(collect(clone, into: collected.store)), dump(collect(clone)))
    #expect(try collected.count("rejections") == 0)
    #expect(try collected.count("changelog_entries") == 1)
  }

  @Test func aRecordThatIsFetchedLaterIsReadTheNextTime() throws {
    var history = HistoryScript()
    let tip = history.commit("Begin", [.write("a.c", "1\n")])
    history.notes("refs/notes/ai", [(tip, "a.c\n  h_12345678901234 1\n---\n{}")])
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--mirror"])
    try clone.git("cat-file", "blob", "main:a.c")
    let collected = try collect(clone)
    #expect(collected.summary.commitsIncomplete == 0)
    #expect(try collected.count("attested_lines") == 0)
    try clone.git("cat-file", "blob", "refs/notes/ai:\(try origin.head("main"))")
    let again = try collect(clone, into: collected.store)
    #expect(again.summary.recordsRead == 1)
    #expect(try again.count("attested_lines") == 1)
  }

  @Test func commitsWithoutTreesAreKept() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=tree:0", "--no-checkout"])
    let collected = try collect(clone)
    #expect(collected.summary.commitsTotal == 6)
    #expect(try collected.texts("SELECT DISTINCT diffState FROM commits") == ["absent-objects"])
    #expect(try collected.count("file_changes") == 0)
    #expect(try collected.health("commits-absent-objects") == 6)
  }

  @Test func whatIsFetchedLaterIsReadTheNextTime() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--no-checkout"])
    let store = try collect(clone).store
    try clone.git("-c", "remote.origin.partialclonefilter=blob:limit=1g", "fetch", "--quiet", "--refetch")
    let collected = try collect(clone, into: store)
    #expect(collected.summary.commitsRead == 5)
    #expect(collected.summary.commitsIncomplete == 0)
    #expect(collected.summary.commitsVanished == 0)
    #expect(try collected.files("Edit") == ["M a.txt +1 -1 [2]"])
    #expect(try collected.files("Evil merge") == ["M a.txt +1 -0 [2]", "M b.txt +1 -0 [2]"])
  }

  @Test func whatIsStillAbsentIsNotReadAgain() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:none", "--no-checkout"])
    let first = try collect(clone)
    let again = try collect(clone, into: first.store)
    #expect(again.summary.commitsRead == 0)
    #expect(again.summary.commitsIncomplete == 5)
  }

  @Test func aPartialCloneWithAllItsObjectsIsLikeAnyOther() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--filter=blob:limit=1g", "--no-checkout"])
    let collected = try collect(clone)
    #expect(collected.summary.commitsIncomplete == 0)
    #expect(try collected.files("Begin") == ["A a.txt +2 -0 [1-2]", "A keep.txt +1 -0 [1]"])
  }
}
