import Foundation
import Testing

/// Whole real histories, from the bundle to every report in every format.
@Suite struct RealHistoryReportTests {
  @Test(.enabled(if: RealHistory.arePresent, RealHistory.reason), arguments: RealHistory.allCases)
  func isCollectedAndReported(history: RealHistory) throws {
    let sandbox = try history.collected()
    for kind in ["weekly", "headlines"] {
      for format in OutputTests.formats {
        let outcome = try sandbox.byline([
          "report", kind, "\(history.rawValue).git", "--no-collect", "--format", format, "--as-of", "2026-08-20",
        ])
        #expect(outcome.status == 0, "\(kind) \(format)")
        #expect(outcome.errors.isEmpty, "\(kind) \(format)")
        try Check.isWellFormed(outcome.output, format)
        if format == "markdown" {
          #expect(outcome.output.contains("\nAll \(history.commits) commits of the history were read.\n"))
        }
      }
    }
  }

  @Test(.enabled(if: RealHistory.arePresent, RealHistory.reason))
  func aKilledCollectionIsCompletedByTheNext() throws {
    let undisturbed = try RealHistory.gitAI.collected()
    let sandbox = try Sandbox()
    try sandbox.git(["clone", "--quiet", "--mirror", undisturbed.path("git-ai.git"), "git-ai.git"])
    let (process, output, errors) = try sandbox.bylineProcess(["collect", "git-ai.git"])
    try process.run()
    // The empty tables take less; the log grows further with the first commits, and the collection takes seconds more.
    let log = sandbox.path("git-ai.git/byline.sqlite-wal")
    while process.isRunning, (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0 < 2_000_000 {
      usleep(2000)
    }
    // The transaction that is being written ends; the next one is far away.
    usleep(100_000)
    kill(process.processIdentifier, SIGKILL)
    #expect(try Program.outcome(of: process, output: output, errors: errors).wasKilled)

    let half = try sandbox.byline(["report", "git-ai.git", "--no-collect", "--as-of", "2026-08-20"])
    #expect(half.output.contains("repositories whose collection did not finish"))
    let next = try sandbox.byline(["collect", "git-ai.git"])
    #expect(next.status == 0)
    #expect(!next.output.contains(": 5337 commits"), "what was written before is not read again")
    let question = ["report", "git-ai.git", "--no-collect", "--as-of", "2026-08-20", "--format", "json"]
    let isSame = try sandbox.byline(question).output == undisturbed.byline(question).output
    #expect(isSame, "the report is that of a collection that was not disturbed")
  }
}
