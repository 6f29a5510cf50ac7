import Foundation
import Testing

/// One store for several repositories.
@Suite struct SharedStoreTests {
  /// A sandbox with a store of two repositories, for the tests that only read it.
  private static let shared: Result<Sandbox, any Error> = Result {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    try sandbox.addPier()
    let outcome = try sandbox.byline(["collect", "tidepool.git", "pier", "--store", "team.sqlite"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return sandbox
  }

  @Test func isReportedWithoutARepository() throws {
    let sandbox = try Self.shared.get()
    let outcome = try sandbox.byline(["report", "--store", "team.sqlite", "--as-of", Sample.moment])
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains("_tidepool, pier · 2026-W33") || outcome.output.contains("_pier, tidepool · 2026-W33"))
    #expect(outcome.output.contains("- **Repository pier**: main at "))
    #expect(outcome.output.contains("- **Repository tidepool**: main at 4da0a3b7b5f0\n"))
  }

  @Test func isSplitByRepository() throws {
    let sandbox = try Self.shared.get()
    let outcome = try sandbox.byline([
      "query", "throughput", "--by", "repository", "--store", "team.sqlite", "--week", "2026-W33", "--as-of",
      Sample.moment,
    ])
    let rows = outcome.output.split(separator: "\n").filter { $0.contains("| throughput") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.prefix(3) }
    #expect(rows.map(Array.init) == [["pier", "throughput", "1 change"], ["tidepool", "throughput", "12 changes"]])
  }

  @Test func aNamedRepositoryOfItIsReportedAlone() throws {
    let sandbox = try Self.shared.get()
    let outcome = try sandbox.byline([
      "report", "pier", "--store", "team.sqlite", "--no-collect", "--as-of", Sample.moment,
    ])
    #expect(outcome.output.contains("_pier · 2026-W33"))
    #expect(!outcome.output.contains("tidepool"))
  }

  @Test func itsNewHistoryIsReadOnlyWhenThatIsAllowed() throws {
    let sandbox = try Sandbox()
    try sandbox.addPier()
    #expect(try sandbox.byline(["collect", "pier", "--store", "team.sqlite"]).status == 0)
    try sandbox.git(["commit", "--quiet", "--allow-empty", "--message", "fix: nothing"], in: "pier")
    let question = ["query", "throughput", "pier", "--store", "team.sqlite", "--week", "2026-W33"]
    #expect(try sandbox.byline(question + ["--no-collect"]).output.contains("1 change"))
    #expect(try sandbox.byline(question).output.contains("2 changes"))
  }

  @Test func aRepositoryThatIsNotInItMustBeCollectedFirst() throws {
    let sandbox = try Self.shared.get()
    let outcome = try sandbox.byline(["report", Sample.source(), "--store", "team.sqlite", "--no-collect"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "error: tidepool is not in the store team.sqlite\n  hint: collect it first: byline collect "))
  }
}

extension Sandbox {
  /// Puts a repository of one commit into the sandbox.
  fileprivate func addPier() throws {
    try git(["init", "--quiet", "--initial-branch=main", "pier"])
    try write("let boards = 12\n", to: "pier/pier.swift")
    try git(["add", "."], in: "pier")
    try git(["commit", "--quiet", "--message", "feat: a pier"], in: "pier")
  }
}
