import Foundation
import Testing

/// What a repository's configuration, attributes and hooks could change, and must not.
@Suite struct ConfigurationTests {
  /// A history with a rename, a merge with lines of its own, a binary file, a path that git would quote.
  private static func history() -> HistoryScript {
    var history = HistoryScript()
    let lines = (1...40).map { "line \($0)\n" }.joined()
    let base = history.commit(
      "Begin", [.write("a.txt", lines), .write("größe.txt", "x\ny\n"), .write("z.swift", "z\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("b.txt", "1\n2\n")])
    history.commit("Rename", [.rename("a.txt", to: "moved.txt"), .bytes(Array("c.bin".utf8), [1, 0, 2])])
    history.commit("Merge", merging: [side], [.write("b.txt", "1\n2\n3\n"), .write("moved.txt", lines + "more\n")])
    history.commit("Edit", [.write("z.swift", "func z() {\n}\n\nfunc y() {\n}\n"), .delete("größe.txt")])
    history.commit(
      "Edit again\n\nCo-authored-by: Claude <noreply@anthropic.com>",
      [.write("z.swift", "func x() {\n}\n\nfunc z() {\n}\n\nfunc y() {\n}\n")])
    return history
  }

  /// What a repository without any configuration gives.
  private static let plain = Result { try dump(collect(history())) }

  @Test(arguments: [
    ["diff.noprefix=true", "diff.relative=true", "diff.suppressBlankEmpty=true", "core.abbrev=4"],
    ["diff.mnemonicPrefix=true", "diff.srcPrefix=x/", "diff.dstPrefix=y/", "core.quotePath=true"],
    ["diff.external=false", "core.pager=false", "pager.diff=true", "interactive.diffFilter=false"],
    ["color.ui=always", "color.diff=always", "diff.colorMoved=zebra", "diff.wsErrorHighlight=all"],
    ["log.showSignature=true", "log.abbrevCommit=true", "log.date=relative", "log.decorate=full", "log.follow=true"],
    ["format.pretty=oneline", "i18n.logOutputEncoding=UTF-16", "i18n.commitEncoding=UTF-16", "log.mailmap=false"],
    ["diff.renames=false", "diff.algorithm=patience", "diff.indentHeuristic=false"],
    ["diff.renames=copies", "diff.renameLimit=1", "diff.algorithm=histogram", "diff.interHunkContext=9"],
    ["diff.context=7", "diff.submodule=log", "diff.ignoreSubmodules=all", "merge.renames=false"],
    ["core.bigFileThreshold=1"], ["core.worktree=/nonexistent"],
    [
      "core.ignoreCase=true", "core.fileMode=false", "core.autocrlf=true", "core.eol=crlf",
      "core.precomposeUnicode=true",
    ],
    ["core.commitGraph=false", "core.untrackedCache=true", "diff.noSuchOption=1", "alias.diff-tree=log"],
  ])
  func configurationChangesNothing(settings: [String]) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      let file = repository.path + "/config"
      try repository.git("config", "--file", file, parts[0], parts[1])
    }
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func anOrderOfFilesChangesNothing() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.write("order", "z*\nb*\n")
    try repository.git("config", "diff.orderFile", "\(repository.path)/order")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func attributesInTheGitDirectoryChangeNothing() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.write("info/attributes", "* binary linguist-generated\n")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func theUsersAttributesChangeNothing() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.write("mine", "* binary linguist-generated\n")
    try repository.git("config", "core.attributesFile", "\(repository.path)/mine")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func attributesOfTheWorkTreeChangeNothing() throws {
    let repository = try TemporaryRepository()
    try repository.importing(Self.history())
    try repository.git("reset", "--quiet", "--hard")
    try repository.write(".gitattributes", "* binary linguist-generated\n")
    try expectSame(dump(collect(repository)), Self.plain.get())
    try repository.git("add", ".gitattributes")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func attributesThatAreCommittedGiveTheSameCountsInEveryClone() throws {
    var history = Self.history()
    history.commit("Attributes", [.write(".gitattributes", "*.txt binary\n*.swift -diff\n")])
    history.commit("After", [.write("z.swift", "z\n"), .write("n.txt", "n\n")])
    let repository = try TemporaryRepository()
    try repository.importing(history)
    try repository.git("reset", "--quiet", "--hard")
    let collected = try collect(repository)
    #expect(try collected.files("After") == ["A n.txt +1 -0 [1]", "M z.swift +1 -8 [1]"])
    try expectSame(dump(collected), dump(collect(history)))
  }

  @Test func aTextConverterDoesNotRun() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.write("info/attributes", "* diff=hostile\n")
    for key in ["textconv", "command"] {
      try repository.git("config", "diff.hostile.\(key)", "touch \(repository.path)/it-ran; cat")
    }
    try expectSame(dump(collect(repository)), Self.plain.get())
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/it-ran"))
  }

  @Test func hooksAndMonitorsDoNotRun() throws {
    let repository = try TemporaryRepository()
    try repository.importing(Self.history())
    try repository.git("reset", "--quiet", "--hard")
    let program = "#!/bin/sh\ntouch '\(repository.path)/it-ran'\n"
    for hook in ["post-checkout", "post-index-change", "reference-transaction", "fsmonitor", "post-rewrite"] {
      try repository.write(".git/hooks/\(hook)", program)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: repository.path + "/.git/hooks/\(hook)")
    }
    try repository.git("config", "core.fsmonitor", "\(repository.path)/.git/hooks/fsmonitor")
    try repository.git("config", "core.pager", "touch \(repository.path)/it-ran")
    try repository.git("config", "core.sshCommand", "touch \(repository.path)/it-ran")
    try expectSame(dump(collect(repository)), Self.plain.get())
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/it-ran"))
  }

  @Test func replacementsChangeNothing() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("replace", "--graft", "main~1")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func graftsChangeNothing() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.write("info/grafts", try repository.head("main") + "\n")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func anIndexThatCannotBeReadChangesNothing() throws {
    let repository = try TemporaryRepository()
    try repository.importing(Self.history())
    try repository.write(".git/index", "no index")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func whatIsCheckedOutChangesNothing() throws {
    let repository = try TemporaryRepository()
    try repository.importing(Self.history())
    try repository.git("reset", "--quiet", "--hard")
    try repository.write("z.swift", "not committed\n")
    try repository.write("new.swift", "not committed\n")
    try expectSame(dump(collect(repository)), Self.plain.get())
  }

  @Test func theEnvironmentOfTheCallerIsNotPassedOn() async throws {
    await #expect(processExitsWith: .success) {
      let repository = try TemporaryRepository(isBare: true)
      try repository.importing(Self.history())
      let expected = try dump(collect(repository))
      for (name, value) in [
        ("GIT_DIR", "/nonexistent"), ("GIT_EXTERNAL_DIFF", "false"), ("GIT_DIFF_OPTS", "--unified=9"),
        ("GIT_WORK_TREE", "/"), ("GIT_INDEX_FILE", "/nonexistent"), ("GIT_OBJECT_DIRECTORY", "/nonexistent"),
        ("GIT_TRACE", "1"), ("LANG", "de_DE.UTF-8"), ("LANGUAGE", "de"), ("GIT_NAMESPACE", "x"), ("TZ", "Asia/Tokyo"),
      ] { setenv(name, value, 1) }
      try #require(try dump(collect(repository)) == expected)
    }
  }
}
