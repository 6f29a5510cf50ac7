import Foundation
import TestSupport
import Testing

/// Standard output is the result and nothing else; files are replaced whole.
@Suite struct OutputTests {
  static let formats = ["markdown", "csv", "html", "json"]
  static let questions = [
    ["report", "weekly"], ["report", "headlines"], ["query", "agent-mix", "--by", "agent,model"],
  ]

  @Test(arguments: formats)
  func anAnswerStandsAlone(format: String) throws {
    let outcome = try Sample.byline(["query", "agent-mix", "--by", "agent,model", "--format", format])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    try Check.isWellFormed(outcome.output, format)
  }

  @Test(arguments: [
    ("week.csv", "metric,"), ("week.html", "<!doctype html>"), ("week.HTM", "<!doctype html>"), ("week.json", "{"),
    ("week.md", "# Throughput"), ("week", "# Throughput"),
  ])
  func theEndingOfTheFileDecidesTheFormat(file: String, start: String) throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.byline([
      "query", "throughput", try Sample.path(), "--no-collect", "--as-of", Sample.moment, "-o", file,
    ])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(try sandbox.text(file).hasPrefix(start))
  }

  @Test func aNamedFormatWinsOverTheEnding() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.byline([
      "query", "throughput", try Sample.path(), "--no-collect", "--as-of", Sample.moment, "-o", "week.txt", "--format",
      "json",
    ])
    #expect(try sandbox.text("week.txt").hasPrefix("{"))
  }

  @Test func aFailureLeavesTheFileAsItWas() throws {
    let sandbox = try Sandbox()
    try sandbox.write("last week's", to: "out/week.md")
    let arguments = ["report", try Sample.path(), "--no-collect", "--ref", "no-such", "-o", "out/week.md", "--strict"]
    #expect(try sandbox.byline(arguments).status == 2)
    #expect(try sandbox.text("out/week.md") == "last week's")
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.path("out")) == ["week.md"])
  }

  @Test func aFileInAFolderThatIsMissingCannotBeWritten() throws {
    let outcome = try Sample.byline(["report", "-o", "missing/week.md"])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: "))
  }

  @Test func aReaderThatLeavesEarlyIsNoError() throws {
    let sandbox = try Sandbox()
    let (process, output, errors) = try sandbox.bylineProcess([
      "report", try Sample.path(), "--no-collect", "--as-of", Sample.moment, "--format", "json",
    ])
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    try pipe.fileHandleForReading.close()
    let outcome = try Program.outcome(of: process, output: output, errors: errors)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.wasKilled, "like every tool in a pipe, it ends by the signal")
    #expect(outcome.status == SIGPIPE)
  }

  @Test func twoProcessesPrintTheSameBytes() throws {
    for question in Self.questions {
      let here = try Sample.byline(question + ["--format", "json"])
      let there = try Sample.byline(
        question + ["--format", "json"],
        environment: ["TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "COLUMNS": "40"])
      #expect(here.output == there.output)
    }
  }

  @Test func theUserIsToldWhatIsDoneOnlyWhenAsked() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let told = try sandbox.byline(["collect", "tidepool.git"])
    #expect(told.output.hasPrefix("tidepool (main): 135 commits and "))
    #expect(told.errors.isEmpty)
    let again = try sandbox.byline(["collect", "tidepool.git"])
    #expect(again.output.hasPrefix("tidepool (main): 0 commits and 0 records read, 135 commits in all"))
    let quiet = try sandbox.byline(["collect", "-q", "tidepool.git"])
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
    let verbose = try sandbox.byline(["collect", "-v", "tidepool.git"])
    #expect(verbose.errors.hasPrefix("collecting "))
    #expect(verbose.errors.contains("\nused: Byline "))
  }
}
