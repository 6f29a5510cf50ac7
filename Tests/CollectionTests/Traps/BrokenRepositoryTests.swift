import Collection
import Collectors
import Facts
import Foundation
import Store
import Testing

/// Repositories that cannot be read: an error in git's words, and no store that looks like a small repository.
@Suite struct BrokenRepositoryTests {
  private static func history(_ count: Int = 40) -> HistoryScript {
    var history = HistoryScript()
    for number in 1...count { history.commit("Commit \(number)", [.write("a.txt", "line \(number)\n")]) }
    return history
  }

  /// A repository of loose objects, one of which is damaged.
  private static func damaged(_ revision: String, _ damage: (URL) throws -> Void) throws -> TemporaryRepository {
    let repository = try TemporaryRepository(isBare: true)
    try repository.git("config", "fastimport.unpackLimit", "100000")
    try repository.importing(history())
    let id = try repository.git("rev-parse", revision)
    let file = repository.folder.appending(path: "objects/\(id.prefix(2))/\(id.dropFirst(2))")
    try #require(FileManager.default.fileExists(atPath: file.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    try damage(file)
    return repository
  }

  private static func remove(_ file: URL) throws { try FileManager.default.removeItem(at: file) }

  @Test(arguments: ["main~20:a.txt", "main:a.txt", "main~39:a.txt", "main~20^{tree}", "main~20"])
  func aMissingObjectIsAnErrorInGitsWords(revision: String) throws {
    let repository = try Self.damaged(revision, Self.remove)
    let (path, id) = (repository.path, try Self.damagedID(revision))
    let error = try #require(failure { _ = try collect(path) })
    #expect(error.exitStatus == 2)
    #expect(error.message.hasPrefix("git "), "\(error.message)")
    #expect(error.message.contains(id) || error.message.contains("bad object"), "\(error.message)")
  }

  /// The id of an object of the history.
  private static func damagedID(_ revision: String) throws -> String {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history())
    return try repository.git("rev-parse", revision)
  }

  @Test func aTruncatedObjectIsAnErrorInGitsWords() throws {
    let repository = try Self.damaged("main~20:a.txt") { file in
      try Data([UInt8](Data(contentsOf: file).prefix(10))).write(to: file)
    }
    let path = repository.path
    let error = try #require(failure { _ = try collect(path) })
    #expect(error.message.contains("log ended early"), "\(error.message)")
    #expect(error.message.contains("corrupt"), "\(error.message)")
  }

  @Test func aTruncatedPackIsAnErrorInGitsWords() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("repack", "-a", "-d", "--quiet")
    let packs = repository.folder.appending(path: "objects/pack")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: packs.path).first { $0.hasSuffix(".pack") })
    let pack = packs.appending(path: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: pack.path)
    let bytes = [UInt8](try Data(contentsOf: pack))
    try Data(bytes.prefix(bytes.count / 2)).write(to: pack)
    let path = repository.path
    let error = try #require(failure { _ = try collect(path) })
    #expect(error.exitStatus == 2)
    #expect(error.message.hasPrefix("git "), "\(error.message)")
  }

  @Test func theStoreOfABrokenRepositoryIsMarkedAsIncomplete() throws {
    let repository = try Self.damaged("main~20:a.txt", Self.remove)
    let path = repository.path
    let store = try FactStore(path: "")
    _ = try #require(failure { _ = try collect(path, into: store) })
    let stored = try #require(try store.repositories().first)
    #expect(!stored.isComplete)
    #expect(stored.facts.commitsExpected == 40)
    #expect(try store.rows("SELECT 1 AS one FROM change_facts").isEmpty)
  }

  @Test func aRepairedRepositoryIsCollectedWhole() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.git("config", "fastimport.unpackLimit", "100000")
    try repository.importing(Self.history())
    let id = try repository.git("rev-parse", "main~20:a.txt")
    let file = repository.folder.appending(path: "objects/\(id.prefix(2))/\(id.dropFirst(2))")
    let aside = repository.parent.appending(path: "aside")
    try FileManager.default.moveItem(at: file, to: aside)
    let path = repository.path
    let store = try FactStore(path: "")
    _ = try #require(failure { _ = try collect(path, into: store) })
    try FileManager.default.moveItem(at: aside, to: file)
    let collected = try collect(repository, into: store)
    try expectSame(dump(collected), dump(collect(Self.history())))
  }

  @Test func aPathWithoutGitSaysHowToInstallIt() async throws {
    await #expect(processExitsWith: .success) {
      setenv("PATH", "/nonexistent", 1)
      let error = try #require(failure { _ = try GitRepository(path: "/") })
      try #require(error.message == "git was not found on the PATH")
      try #require(error.hint?.hasPrefix("install git") == true)
      try #require(error.exitStatus == 2)
    }
  }

  @Test func aGitThatIsNoneIsAnError() async throws {
    await #expect(processExitsWith: .success) {
      let repository = try TemporaryRepository()
      try repository.write("git", "#!/bin/sh\nexit 0\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: repository.path + "/git")
      setenv("PATH", repository.path, 1)
      let path = repository.path
      let error = try #require(failure { _ = try GitRepository(path: path) })
      try #require(error.message == "git rev-parse gave an unexpected answer for \(path)")
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a folder to somebody else"))
  func aRepositoryOfSomebodyElseIsRefusedInGitsWords() async throws {
    await #expect(processExitsWith: .success) {
      let repository = try TemporaryRepository(isBare: true)
      try repository.importing(Self.history(1))
      // Git's own wish to be asked: neither the user's nor the system's configuration trusts the folder.
      setenv("HOME", repository.parent.path, 1)
      setenv("XDG_CONFIG_HOME", repository.parent.path, 1)
      unsetenv("SUDO_UID")
      try #require(chown(repository.path, 12_345, 12_345) == 0)
      let path = repository.path
      let error = try #require(failure { _ = try collect(path) })
      try #require(error.message.hasPrefix("git refuses to read \(path) as unsafe: "))
      try #require(error.message.contains("dubious ownership"))
      try #require(error.hint == "git config --global --add safe.directory \(path)")
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a folder to somebody else"))
  func aRepositoryThatTheUserTrustsIsRead() async throws {
    await #expect(processExitsWith: .success) {
      let repository = try TemporaryRepository(isBare: true)
      try repository.importing(Self.history(1))
      setenv("HOME", repository.parent.path, 1)
      try #require(chown(repository.path, 12_345, 12_345) == 0)
      for (name, value) in [
        ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", repository.path),
      ] { setenv(name, value, 1) }
      let collected = try collect(repository)
      try #require(collected.summary.commitsTotal == 1)
    }
  }

  @Test func aFileThatIsNoStoreIsAnErrorThatNamesIt() throws {
    let repository = try TemporaryRepository()
    try repository.write("store", String(repeating: "no database\n", count: 100))
    let path = repository.path + "/store"
    let error = try #require(failure { _ = try FactStore(path: path) })
    #expect(error.message.hasPrefix("\(path) is not a Byline store: "), "\(error.message)")
    #expect(error.exitStatus == 2)
  }
}
