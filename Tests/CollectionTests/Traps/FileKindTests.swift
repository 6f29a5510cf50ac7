import Testing

/// Line ends, modes, types, renames, binary files and submodules.
@Suite struct FileKindTests {
  /// Collects a history of two commits and gives the files of the second, `Edit`.
  private static func edit(_ before: [HistoryScript.Change], _ after: [HistoryScript.Change]) throws -> [String] {
    var history = HistoryScript()
    history.commit("Begin", before)
    history.commit("Edit", after)
    return try collect(history).files("Edit")
  }

  private static let submodules = [
    "1111111111111111111111111111111111111111", "2222222222222222222222222222222222222222",
  ]
  private static let lines = (1...20).map { "line \($0)\n" }.joined()

  // MARK: Line ends

  @Test func aLastLineWithoutANewlineIsALine() throws {
    #expect(try Self.edit([], [.write("a.txt", "1\n2")]) == ["A a.txt +2 -0 [1-2]"])
  }

  @Test func aNewlineThatIsAddedLaterChangesTheLastLine() throws {
    #expect(try Self.edit([.write("a.txt", "1\n2")], [.write("a.txt", "1\n2\n")]) == ["M a.txt +1 -1 [2]"])
  }

  @Test func aNewlineThatIsTakenAwayChangesTheLastLine() throws {
    #expect(try Self.edit([.write("a.txt", "1\n2\n")], [.write("a.txt", "1\n2")]) == ["M a.txt +1 -1 [2]"])
  }

  @Test func neitherVersionNeedsANewlineAtTheEnd() throws {
    #expect(
      try Self.edit([.write("a.txt", "1\n2"), .write("b.txt", "x")], [.write("a.txt", "1\n3"), .write("b.txt", "y")])
        == ["M a.txt +1 -1 [2]", "M b.txt +1 -1 [1]"])
  }

  @Test func linesThatLookLikeTheMarkOfAMissingNewlineAreLines() throws {
    #expect(
      try Self.edit([.write("a.txt", "1\n")], [.write("a.txt", "\\ No newline at end of file\n@@ -1 +1 @@\n-x\n+y")])
        == ["M a.txt +4 -1 [1-4]"])
  }

  @Test func anEmptyFileHasNoLines() throws {
    #expect(try Self.edit([], [.write("empty.txt", "")]) == ["A empty.txt +0 -0"])
    #expect(try Self.edit([.write("a.txt", "1\n")], [.write("a.txt", "")]) == ["M a.txt +0 -1"])
  }

  @Test func anotherSortOfLineEndChangesEveryLine() throws {
    #expect(try Self.edit([.write("a.txt", "1\n2\n")], [.write("a.txt", "1\r\n2\r\n")]) == ["M a.txt +2 -2 [1-2]"])
  }

  @Test func aLoneCarriageReturnEndsNoLine() throws {
    #expect(try Self.edit([], [.write("a.txt", "1\r2\r3\r")]) == ["A a.txt +1 -0 [1]"])
  }

  // MARK: Modes and types

  @Test func aChangeOfModeAloneHasNoLines() throws {
    #expect(try Self.edit([.write("run", "1\n")], [.mode("100755", "run", "1\n")]) == ["M run +0 -0"])
  }

  @Test func aChangeOfModeAndContentIsCounted() throws {
    #expect(try Self.edit([.write("run", "1\n")], [.mode("100755", "run", "1\n2\n")]) == ["M run +1 -0 [2]"])
  }

  @Test func aSymbolicLinkIsNoText() throws {
    #expect(try Self.edit([], [.symlink("link", to: "a.txt")]) == ["A link symlink +1 -0 [1]"])
  }

  @Test func aFileThatBecomesALinkIsOneEntry() throws {
    #expect(
      try Self.edit([.write("a", "1\n2\n"), .write("b", "1\n")], [.symlink("a", to: "b"), .write("b", "2\n")])
        == ["T a symlink +1 -2 [1]", "M b +1 -1 [1]"])
  }

  @Test func aLinkThatBecomesAFileIsText() throws {
    #expect(
      try Self.edit([.symlink("a", to: "b"), .write("b", "1\n")], [.write("a", "1\n2\n"), .write("b", "2\n")])
        == ["T a +2 -1 [1-2]", "M b +1 -1 [1]"])
  }

  @Test func aFileThatBecomesAFolderIsDeletedAndItsFilesAdded() throws {
    #expect(
      try Self.edit([.write("a", "1\n")], [.delete("a"), .write("a/b.txt", "x\ny\n")])
        == ["D a +0 -1", "A a/b.txt +2 -0 [1-2]"])
  }

  @Test func aFolderThatBecomesAFileIsDeletedAndTheFileAdded() throws {
    #expect(
      try Self.edit([.write("a/b.txt", "x\ny\n")], [.delete("a/b.txt"), .write("a", "1\n")])
        == ["A a +1 -0 [1]", "D a/b.txt +0 -2"])
  }

  @Test func linksAndSubmodulesAreNoLinesOfAShare() throws {
    var history = HistoryScript()
    history.commit(
      "Begin", [.write("a.txt", "1\n"), .symlink("link", to: "a.txt"), .submodule("lib", Self.submodules[0])])
    let collected = try collect(history)
    #expect(try collected.number("SELECT addedLines FROM change_facts") == 1)
    #expect(try collected.number("SELECT SUM(addedLines) AS n FROM line_facts") == 1)
    #expect(try collected.number("SELECT changedFiles FROM change_facts") == 3)
  }

  // MARK: Submodules

  @Test func aSubmoduleIsAddedBumpedAndRemovedWithoutText() throws {
    var history = HistoryScript()
    history.commit("Add", [.submodule("lib", Self.submodules[0])])
    history.commit("Bump", [.submodule("lib", Self.submodules[1])])
    history.commit("Remove", [.delete("lib")])
    let collected = try collect(history)
    #expect(try collected.files("Add") == ["A lib submodule +1 -0 [1]"])
    #expect(try collected.files("Bump") == ["M lib submodule +1 -1 [1]"])
    #expect(try collected.files("Remove") == ["D lib submodule +0 -1"])
    #expect(try collected.health("submodule-changes") == 3)
  }

  @Test func aFileThatBecomesASubmoduleIsOneEntry() throws {
    #expect(
      try Self.edit([.write("lib", "1\n")], [.submodule("lib", Self.submodules[0])])
        == ["T lib submodule +1 -1 [1]"])
  }

  // MARK: Renames

  @Test func aRenameWithEditsIsARename() throws {
    #expect(
      try Self.edit([.write("old.txt", Self.lines)], [.delete("old.txt"), .write("new.txt", Self.lines + "more\n")])
        == ["R old.txt => new.txt +1 -0 [21]"])
  }

  @Test func anExactRenameHasNoLines() throws {
    #expect(
      try Self.edit([.write("old.txt", Self.lines)], [.rename("old.txt", to: "new/new.txt")])
        == ["R old.txt => new/new.txt +0 -0"])
  }

  @Test func twoFilesThatSwapNamesAreTwoModifications() throws {
    let other = (1...20).map { "other \($0)\n" }.joined()
    #expect(
      try Self.edit(
        [.write("a.txt", Self.lines), .write("b.txt", other)], [.write("a.txt", other), .write("b.txt", Self.lines)])
        == ["M a.txt +20 -20 [1-20]", "M b.txt +20 -20 [1-20]"])
  }

  @Test func aRenameInCaseOnlyIsARename() throws {
    #expect(
      try Self.edit([.write("readme.md", Self.lines)], [.rename("readme.md", to: "README.md")])
        == ["R readme.md => README.md +0 -0"])
  }

  @Test func aCopyIsAnAddition() throws {
    #expect(
      try Self.edit([.write("a.txt", Self.lines)], [.write("copy.txt", Self.lines)])
        == ["A copy.txt +20 -0 [1-20]"])
  }

  @Test func aNewFileInTheOldPlaceOfARenamedOneIsNoRename() throws {
    #expect(
      try Self.edit(
        [.write("a.txt", Self.lines)], [.rename("a.txt", to: "b.txt"), .write("a.txt", "new\n")])
        == ["M a.txt +1 -20 [1]", "A b.txt +20 -0 [1-20]"])
  }

  @Test func aRenameAndAChangeOfModeAreOneEntry() throws {
    #expect(
      try Self.edit(
        [.write("a.sh", Self.lines)], [.delete("a.sh"), .mode("100755", "b.sh", Self.lines + "more\n")])
        == ["R a.sh => b.sh +1 -0 [21]"])
  }

  @Test(arguments: [(1001, 1), (20, 0)])
  func aCommitInWhichGitGaveUpLookingForRenamesIsCounted(files: Int, health: Int) throws {
    let numbers = 1...files
    var history = HistoryScript()
    history.commit("Begin", numbers.map { .write("old\($0)", "old \($0)\n") })
    history.commit(
      "Move", numbers.map { .delete("old\($0)") } + numbers.map { .write("new\($0)", "new \($0 * 7)\nother\n") })
    #expect(try collect(history).health("rename-limit-reached") == health)
  }

  // MARK: Binary files

  @Test func aBinaryFileHasNoLines() throws {
    #expect(try Self.edit([], [.bytes(Array("a.bin".utf8), [1, 2, 0, 10, 10])]) == ["A a.bin binary +0 -0"])
  }

  @Test func aBinaryFileThatBecomesTextHasNoLinesInThatCommit() throws {
    #expect(
      try Self.edit([.bytes(Array("a".utf8), [0, 10])], [.write("a", "1\n2\n")]) == ["M a binary +0 -0"])
  }

  @Test func aTextThatBecomesBinaryHasNoLinesInThatCommit() throws {
    #expect(
      try Self.edit([.write("a", "1\n2\n")], [.bytes(Array("a".utf8), [0, 10])]) == ["M a binary +0 -0"])
  }

  @Test func aBinaryFileThatIsDeletedOrRenamedStaysBinary() throws {
    let content: [UInt8] = (0..<100).flatMap { [0, UInt8($0)] }
    #expect(
      try Self.edit(
        [.bytes(Array("a.bin".utf8), content), .bytes(Array("b.bin".utf8), [0, 1])],
        [.rename("a.bin", to: "c.bin"), .bytes(Array("c.bin".utf8), content + [7]), .delete("b.bin")])
        == ["D b.bin binary +0 -0", "R a.bin => c.bin binary +0 -0"])
  }

  @Test func anExactRenameOfABinaryFileIsNoText() throws {
    #expect(
      try Self.edit([.bytes(Array("a.bin".utf8), [0, 1, 2])], [.rename("a.bin", to: "b.bin")])
        == ["R a.bin => b.bin +0 -0"])
  }

  @Test func utf16IsBinary() throws {
    #expect(
      try Self.edit([], [.bytes(Array("a.txt".utf8), [0xff, 0xfe, 0x61, 0, 0x0a, 0])]) == ["A a.txt binary +0 -0"])
  }

  @Test func aTextThatSaysBinaryFilesDifferIsText() throws {
    #expect(
      try Self.edit([.write("a.txt", "1\n")], [.write("a.txt", "Binary files a/x and b/x differ\n")])
        == ["M a.txt +1 -1 [1]"])
  }

  @Test func aPathThatEndsLikeTheMarkOfABinaryFileIsText() throws {
    #expect(
      try Self.edit([], [.write("Binary files a and b differ", "1\n")])
        == ["A Binary files a and b differ +1 -0 [1]"])
  }

  // MARK: Nothing

  @Test func aCommitThatChangesNothingHasNoFiles() throws {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n")])
    history.commit("Nothing")
    history.commit("Edit", [.write("a.txt", "2\n")])
    let collected = try collect(history)
    #expect(try collected.files("Nothing") == [])
    #expect(try collected.commit("Nothing", "diffState") == "complete")
    #expect(try collected.files("Edit") == ["M a.txt +1 -1 [1]"])
  }

  @Test func anEmptyRootCommitIsACommit() throws {
    var history = HistoryScript()
    history.commit("Nothing at all")
    let collected = try collect(history)
    #expect(try collected.texts("SELECT subject FROM commits") == ["Nothing at all"])
  }
}
