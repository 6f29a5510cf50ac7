import Collection
import Collectors
import Foundation
import Testing

/// Where a repository may lie and how it may be stored.
@Suite struct LayoutTests {
  private static let files = ["A a.txt +1 -0 [1]"]

  private static func filled(_ name: String = "tide", isBare: Bool = false, format: String = "sha1") throws
    -> TemporaryRepository
  {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n")])
    let repository = try TemporaryRepository(name, isBare: isBare, objectFormat: format)
    try repository.importing(history)
    if !isBare { try repository.git("reset", "--quiet", "--hard") }
    return repository
  }

  @Test func aRepositoryWithAWorkTreeIsNamedAfterItsFolder() throws {
    let repository = try Self.filled()
    let collected = try collect(repository)
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT name FROM repositories") == ["tide"])
    #expect(try collected.texts("SELECT location FROM repositories") == [repository.path + "/.git"])
  }

  @Test func aBareRepositoryIsNamedWithoutItsEnding() throws {
    let repository = try Self.filled("tide.git", isBare: true)
    let collected = try collect(repository)
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT name FROM repositories") == ["tide"])
  }

  @Test func aFolderInsideTheWorkTreeWillDo() throws {
    let repository = try Self.filled()
    try repository.write("deep/down/b.txt", "b\n")
    #expect(try collect(repository.path + "/deep/down").texts("SELECT name FROM repositories") == ["tide"])
  }

  @Test func theGitDirectoryItselfWillDo() throws {
    let repository = try Self.filled()
    #expect(try collect(repository.path + "/.git").files("Begin") == Self.files)
  }

  @Test func aLinkedWorkTreeIsTheSameRepositoryWithAnotherHead() throws {
    let repository = try Self.filled()
    try repository.git("branch", "other")
    let tree = repository.parent.appending(path: "linked").path
    try repository.git("worktree", "add", "--quiet", tree, "other")
    let collected = try collect(tree)
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT location FROM repositories") == [repository.path + "/.git"])
    #expect(collected.summary.refName == "other")
  }

  @Test func aFileThatNamesTheGitDirectoryIsFollowed() throws {
    let repository = try Self.filled()
    let elsewhere = repository.parent.appending(path: "elsewhere").path
    try repository.git("init", "--quiet", "--separate-git-dir", elsewhere)
    let collected = try collect(repository)
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT location FROM repositories") == [elsewhere])
  }

  @Test func theFolderOfASubmoduleIsARepository() throws {
    let library = try Self.filled("library")
    let repository = try Self.filled()
    try repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.path, "lib")
    let collected = try collect(repository.path + "/lib")
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT location FROM repositories") == [repository.path + "/.git/modules/lib"])
  }

  @Test(arguments: ["with blanks", "-rf", "new\nline", "größe", "quo'te\"s", "a.git.b", "$(touch x)", "end\n"])
  func aFolderMayHaveAnyName(name: String) throws {
    let repository = try Self.filled(name)
    let collected = try collect(repository)
    #expect(try collected.files("Begin") == Self.files)
    #expect(try collected.texts("SELECT location FROM repositories") == [repository.path + "/.git"])
    #expect(try collected.texts("SELECT name FROM repositories") == [name])
  }

  @Test func idsOf256BitsAreKeptWhole() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("b.txt", "1\n")])
    history.commit("Main", [.write("a.txt", "2\n")])
    history.commit("Merge", merging: [side], [.write("b.txt", "1\n2\n")])
    history.notes("refs/notes/ai", [(1, "a.txt\n  h_12345678901234 1\n---\n{\"schema_version\":\"authorship/3.0.0\"}")])
    let repository = try TemporaryRepository(isBare: true, objectFormat: "sha256")
    try repository.importing(history)
    let collected = try collect(repository)
    #expect(try collected.texts("SELECT objectFormat FROM repositories") == ["sha256"])
    #expect(try collected.texts("SELECT tip FROM repositories") == [repository.head("main")])
    #expect(try collected.texts("SELECT DISTINCT LENGTH(sha) AS n FROM commits") == ["64"])
    #expect(try collected.files("Merge") == ["M b.txt +1 -0 [2]"])
    #expect(try collected.number("SELECT SUM(lineCount) AS n FROM attested_lines") == 1)
  }

  @Test func objectsBorrowedFromAnotherRepositoryAreRead() throws {
    let repository = try Self.filled()
    let clone = try TemporaryRepository(cloning: repository.path, ["--shared"])
    #expect(try collect(clone).files("Begin") == Self.files)
  }

  @Test func packedRefsAndPackedObjectsAreRead() throws {
    let repository = try Self.filled()
    try repository.git("gc", "--quiet")
    #expect(try collect(repository).files("Begin") == Self.files)
  }

  @Test func aSparseCheckoutIsReadWhole() throws {
    var history = HistoryScript()
    history.commit("Begin", [.write("in/a.txt", "1\n"), .write("out/b.txt", "1\n")])
    let repository = try TemporaryRepository()
    try repository.importing(history)
    try repository.git("sparse-checkout", "set", "in")
    #expect(try collect(repository).files("Begin") == ["A in/a.txt +1 -0 [1]", "A out/b.txt +1 -0 [1]"])
  }

  @Test func nothingIsLeftInTheTemporaryFolder() async throws {
    await #expect(processExitsWith: .success) {
      let repository = try Self.filled()
      let folder = repository.parent.appending(path: "temporary")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      setenv("TMPDIR", folder.path, 1)
      _ = try collect(repository.path)
      try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
