import Foundation
import Testing

/// A repository in a folder of its own, which is removed at the end.
///
/// Git runs with a fixed environment: nobody's configuration, one author, a clock that moves on an hour a commit from
/// 2026-01-01 00:00 UTC.
struct TemporaryRepository: ~Copyable {
  /// The folder of the work tree, or of a bare repository.
  let folder: URL
  /// The folder that is removed: the repository's parent.
  let parent: URL
  private var commits = 0

  /// Makes an empty repository whose HEAD is `main`.
  init(_ name: String = "tide", isBare: Bool = false, objectFormat: String = "sha1") throws {
    parent = FileManager.default.temporaryDirectory.appending(path: "byline-tests-\(UUID().uuidString)")
    folder = parent.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try git(
      ["init", "--quiet", "--initial-branch=main", "--object-format=\(objectFormat)"] + (isBare ? ["--bare"] : []))
  }

  /// Makes a repository by cloning another one.
  init(cloning source: String, _ options: [String], name: String = "clone") throws {
    parent = FileManager.default.temporaryDirectory.appending(path: "byline-tests-\(UUID().uuidString)")
    folder = parent.appending(path: name)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let result = try Program.run(
      ["git", "clone", "--quiet"] + options + [source, folder.path], in: parent,
      environment: TemporaryRepository.environment(0))
    try #require(result.status == 0, "\(result.errors)")
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// The folder's path.
  var path: String { folder.path }
  /// The repository as the address of a remote.
  var address: String { "file://\(folder.path)" }

  /// Runs git in the folder; gives what it printed, as text.
  ///
  /// A git that fails fails the test.
  @discardableResult
  func git(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws -> String {
    try run(arguments, input: input, environment: environment).text
  }

  /// Runs git in the folder; gives what it printed, as text.
  ///
  /// A git that fails fails the test.
  @discardableResult
  func git(_ arguments: String...) throws -> String { try git(arguments) }

  /// Runs git in the folder; gives all that it printed.
  func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Program.Result {
    let merged = TemporaryRepository.environment(commits).merging(environment) { $1 }
    let result = try Program.run(["git"] + arguments, in: folder, environment: merged, input: input)
    try #require(result.status == 0, "git \(arguments.joined(separator: " ")): \(result.errors)")
    return result
  }

  /// Reads a history in the words of `git fast-import`.
  func importing(_ history: HistoryScript) throws {
    try git(["fast-import", "--quiet", "--force"], input: history.bytes)
  }

  /// Writes a file of the work tree.
  func write(_ path: String, _ text: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Commits all that the work tree holds; gives the commit's id.
  @discardableResult
  mutating func commit(_ message: String) throws -> String {
    commits += 1
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", message)
    return try head()
  }

  /// Writes a file and commits it.
  @discardableResult
  mutating func commit(_ message: String, writing path: String, _ text: String) throws -> String {
    try write(path, text)
    return try commit(message)
  }

  /// Merges branches into the one that is checked out; gives the merge's id.
  @discardableResult
  mutating func merge(_ branches: String..., options: [String] = []) throws -> String {
    commits += 1
    try git(["merge", "--quiet", "--no-ff", "--no-edit"] + options + branches)
    return try head()
  }

  /// The id of the commit that a revision names.
  func head(_ revision: String = "HEAD") throws -> String { try git("rev-parse", "--verify", "\(revision)^{commit}") }

  private static func environment(_ commits: Int) -> [String: String] {
    let date = "\(1_767_225_600 + commits * 3600) +0000"
    return [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_AUTHOR_NAME": "Ada Poole", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "Ada Poole", "GIT_COMMITTER_EMAIL": "ada@example.com", "GIT_COMMITTER_DATE": date,
    ]
  }
}
