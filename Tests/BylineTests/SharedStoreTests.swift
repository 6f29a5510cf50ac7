import Foundation
import Testing

/// One store for several repositories.
@Suite struct SharedStoreTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "pier"])
    try sandbox.write("let boards = 12\n", to: "pier/pier.swift")
    try sandbox.git(["add", "."], in: "pier")
    try sandbox.git(["commit", "--quiet", "--message", "feat: a pier"], in: "pier")
    let outcome = try sandbox.byline(["collect", "tidepool.git", "pier", "--store", "team.sqlite"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 2)
    return sandbox
  }

  @Test func isReportedWithoutARepository() throws {
    let sandbox = try sandbox()
    let outcome = try sandbox.byline(["report", "--store", "team.sqlite", "--as-of", Sample.moment])
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains("_tidepool, pier · 2026-W33") || outcome.output.contains("_pier, tidepool · 2026-W33"))
    #expect(outcome.output.contains("- **Repository pier**: main at "))
    #expect(outcome.output.contains("- **Repository tidepool**: main at 4da0a3b7b5f0\n"))
  }

  @Test func isSplitByRepository() throws {
    let sandbox = try sandbox()
    let outcome = try sandbox.byline([
      "query", "throughput", "--by", "repository", "--store", "team.sqlite", "--week", "2026-W33", "--as-of",
      Sample.moment,
    ])
    let rows = outcome.output.split(separator: "\n").filter { $0.contains("| throughput") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.prefix(3) }
    #expect(rows.map(Array.init) == [["pier", "throughput", "1 change"], ["tidepool", "throughput", "12 changes"]])
  }

  @Test func aNamedRepositoryOfItIsReportedAlone() throws {
    let sandbox = try sandbox()
    let outcome = try sandbox.byline(["report", "pier", "--store", "team.sqlite", "--as-of", Sample.moment])
    #expect(outcome.output.contains("_pier · 2026-W33"))
    #expect(!outcome.output.contains("tidepool"))
  }

  @Test func itsNewHistoryIsReadOnlyWhenThatIsAllowed() throws {
    let sandbox = try sandbox()
    try sandbox.git(["commit", "--quiet", "--allow-empty", "--message", "fix: nothing"], in: "pier")
    let question = ["query", "throughput", "pier", "--store", "team.sqlite", "--week", "2026-W33"]
    #expect(try sandbox.byline(question + ["--no-collect"]).output.contains("1 change"))
    #expect(try sandbox.byline(question).output.contains("2 changes"))
  }

  @Test func aRepositoryThatIsNotInItMustBeCollectedFirst() throws {
    let sandbox = try sandbox()
    try sandbox.addSample(as: "other.git")
    let outcome = try sandbox.byline(["report", "other.git", "--store", "team.sqlite", "--no-collect"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "error: other is not in the store team.sqlite\n  hint: collect it first: byline collect "))
  }
}
