import Foundation
import Testing

/// The sample history, imported once for all tests, and once more with its review records.
enum Sample {
  /// The moment as of which the committed sample reports speak.
  static let moment = "2026-08-20T12:00:00Z"

  private static let imported: Result<Sandbox, any Error> = Result {
    let sandbox = try Sandbox()
    let stream = Program.packageRoot.appending(path: "SampleData/history.fi")
    try sandbox.git(["init", "--quiet", "--bare", "--object-format=sha1", "tidepool.git"])
    try sandbox.git(["symbolic-ref", "HEAD", "refs/heads/main"], in: "tidepool.git")
    try sandbox.git(["fast-import", "--quiet"], in: "tidepool.git", input: stream)
    return sandbox
  }

  private static let collected: Result<Sandbox, any Error> = Result {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let outcome = try sandbox.byline(["collect", "tidepool.git"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return sandbox
  }

  /// The files of review records beside the history.
  static let records = ["SampleData/pulls.ndjson", "SampleData/graph.json"].map {
    Program.packageRoot.appending(path: $0).path
  }

  private static let reviewed: Result<Sandbox, any Error> = Result {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    for arguments in [
      ["import", "--store", sandbox.path("tidepool.git/byline.sqlite")] + records, ["collect", "tidepool.git"],
    ] {
      let outcome = try sandbox.byline(arguments)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    return sandbox
  }

  /// The path of the imported repository, which nothing has been collected from; to be copied, never written to.
  static func source() throws -> String { try imported.get().path("tidepool.git") }

  /// The path of a repository that is collected; to be read with `--no-collect`, never written to.
  static func path() throws -> String { try collected.get().path("tidepool.git") }

  /// The path of a repository that is collected with its review records; to be read with `--no-collect`, never written to.
  static func reviewedPath() throws -> String { try reviewed.get().path("tidepool.git") }

  /// Runs Byline on the collected sample, as of the moment of the sample reports, without collecting.
  static func byline(
    _ arguments: [String], asOf: String = moment, environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Sandbox().byline(
      arguments + [try path(), "--as-of", asOf, "--no-collect"], environment: environment)
  }
}

extension Sandbox {
  /// Puts a copy of the sample into the sandbox, as a bare repository.
  func addSample(as name: String = "tidepool.git") throws {
    try FileManager.default.copyItem(atPath: try Sample.source(), toPath: path(name))
  }

  /// Puts a clone of the sample into the sandbox, with a work tree and the notes.
  func addSampleClone(as name: String = "tidepool") throws {
    try git(["clone", "--quiet", try Sample.source(), name])
    try git(["fetch", "--quiet", "origin", "refs/notes/*:refs/notes/*"], in: name)
  }
}
