import Foundation
import Testing

/// A folder of its own for a test, with a home and a cache in which no user's settings are.
struct Sandbox {
  /// Everything that a run of the tests writes; gone when the run ends.
  private static let root: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "byline-tests-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: Sandbox.root) }
    return folder
  }()

  let folder: URL

  init() throws {
    folder = Sandbox.root.appending(path: UUID().uuidString)
    for name in ["home", "cache", "tmp"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
  }

  /// The path of something in the sandbox.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The text of a file in the sandbox.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Writes a file into the sandbox.
  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The environment of every process: nothing of the user's but where programs are found.
  var environment: [String: String] {
    let outside = ProcessInfo.processInfo.environment
    var own = outside.filter { ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key) }
    own["HOME"] = path("home")
    own["XDG_CACHE_HOME"] = path("cache")
    own["TMPDIR"] = path("tmp")
    return own
  }

  /// Runs Byline to its end.
  func byline(
    _ arguments: [String], in place: String = "", environment extra: [String: String] = [:]
  ) throws -> Program.Outcome {
    let (process, output, errors) = try bylineProcess(arguments, in: place, environment: extra)
    try process.run()
    return try Program.outcome(of: process, output: output, errors: errors)
  }

  /// Byline, not yet running.
  func bylineProcess(
    _ arguments: [String], in place: String = "", environment extra: [String: String] = [:]
  ) throws -> (Process, output: URL, errors: URL) {
    let program = try #require(Program.path, "byline is not beside the tests")
    let (output, errors) = (newFile(), newFile())
    let process = try Program.process(
      program, arguments, in: place.isEmpty ? folder : folder.appending(path: place),
      environment: environment.merging(extra) { $1 }, output: output, errors: errors)
    return (process, output, errors)
  }

  /// Runs git to its end, and gives what it printed without the last line end.
  @discardableResult
  func git(_ arguments: [String], in place: String = "", input: URL? = nil) throws -> String {
    let (output, errors) = (newFile(), newFile())
    let fixed = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada Example",
      "GIT_AUTHOR_EMAIL": "ada@people.example", "GIT_COMMITTER_NAME": "Ada Example",
      "GIT_COMMITTER_EMAIL": "ada@people.example", "GIT_AUTHOR_DATE": "2026-08-12T10:00:00Z",
      "GIT_COMMITTER_DATE": "2026-08-12T10:00:00Z",
    ]
    let process = try Program.process(
      "/usr/bin/env", ["git"] + arguments, in: place.isEmpty ? folder : folder.appending(path: place),
      environment: environment.merging(fixed) { $1 }, output: output, errors: errors)
    if let input { process.standardInput = try FileHandle(forReadingFrom: input) }
    try process.run()
    let outcome = try Program.outcome(of: process, output: output, errors: errors)
    try #require(outcome.status == 0, "git \(arguments.joined(separator: " ")): \(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }

  private func newFile() -> URL { folder.appending(path: "tmp/\(UUID().uuidString)") }
}
