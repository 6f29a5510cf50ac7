import Foundation
import Testing
import Yams

/// The recipe for GitHub Actions, its commands run one step after the other.
@Suite struct GitHubActionsTests {
  private static func job(_ name: String) throws -> Node {
    try #require(try Recipe.yaml("github-actions.yml")["jobs"]?[name])
  }

  private static func steps(of job: String) throws -> [Node] {
    try #require(try Self.job(job)["steps"]?.sequence).map { $0 }
  }

  /// Runs the steps of the job that reports; those that are actions are done as the action does it.
  private func runReport(_ runner: inout Runner) throws -> [(name: String, outcome: Program.Outcome)] {
    let sandbox = runner.sandbox
    for name in ["GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
      try sandbox.write("", to: name)
      runner.variables[name] = sandbox.path(name)
    }
    runner.variables["GITHUB_WORKSPACE"] = sandbox.path(Runner.workspace)
    runner.variables["RUNNER_TEMP"] = sandbox.path("tmp")
    var outcomes: [(String, Program.Outcome)] = []
    for step in try Self.steps(of: "report") {
      let name = step["name"]?.string ?? ""
      if step["uses"]?.string?.hasPrefix("actions/checkout@") == true {
        let depth = step["with"]?["fetch-depth"]?.int ?? 1
        try runner.checkOut(
          depth: depth,
          refs: ["+refs/heads/*:refs/remotes/origin/*"] + (depth == 0 ? ["+refs/tags/*:refs/tags/*"] : []),
          branch: "main")
      }
      guard let script = step["run"]?.string else { continue }
      let paths = try sandbox.text("GITHUB_PATH").split(separator: "\n").map(String.init)
      outcomes.append((name, try runner.run(script, paths: paths)))
    }
    return outcomes
  }

  @Test func theStepsWorkOneAfterTheOther() throws {
    var runner = try Runner()
    let outcomes = try runReport(&runner)
    #expect(
      outcomes.map(\.name) == [
        "Fetch the notes", "Install Byline", "Examine the clone", "Report the week", "Write the dashboard",
      ])
    for (name, outcome) in outcomes { #expect(outcome.status == 0, "\(name): \(outcome.output)\(outcome.errors)") }
    let summary = try runner.sandbox.text("GITHUB_STEP_SUMMARY")
    #expect(summary.contains("~~~text\nworkspace\n"))
    #expect(summary.contains("\n0 problems, "))
    #expect(summary.contains("\n# Weekly report\n"))
    let page = try runner.sandbox.text("workspace/site/index.html")
    #expect(page.hasPrefix("<!doctype html>"))
  }

  @Test func aProblemMarksTheStepAndStandsInTheSummary() throws {
    var runner = try Runner()
    try runner.sandbox.git(["clone", "--quiet", "forge.git", "change"])
    try runner.sandbox.write("{\"includeCoAuthoredBy\": false}", to: "change/.claude/settings.json")
    try runner.sandbox.git(["add", "--all"], in: "change")
    try runner.sandbox.git(["commit", "--quiet", "--message", "Keep Claude from signing"], in: "change")
    try runner.sandbox.git(["push", "--quiet", "origin", "HEAD"], in: "change")
    let outcomes = try runReport(&runner)
    #expect(outcomes.filter { $0.outcome.status != 0 }.map(\.name) == ["Examine the clone"])
    #expect(try runner.sandbox.text("GITHUB_STEP_SUMMARY").contains("Claude Code does not mark commits"))
    let step = try Self.steps(of: "report").first { $0["name"]?.string == "Examine the clone" }
    #expect(step?["continue-on-error"]?.bool == true)
  }

  @Test func everyActionIsPinnedByItsMajorVersion() throws {
    let all = try Self.steps(of: "report") + Self.steps(of: "publish")
    let uses = all.compactMap { $0["uses"]?.string }
    #expect(
      uses == [
        "actions/checkout@v7", "actions/upload-artifact@v7", "actions/upload-pages-artifact@v5",
        "actions/configure-pages@v6", "actions/deploy-pages@v5",
      ])
  }

  @Test func eachJobMayDoNoMoreThanItMust() throws {
    let workflow = try Recipe.yaml("github-actions.yml")
    #expect(
      workflow["permissions"]?.mapping?.map { "\($0.key.string ?? ""): \($0.value.string ?? "")" } == ["contents: read"]
    )
    #expect(try Self.job("report")["permissions"] == nil)
    #expect(
      try Self.job("publish")["permissions"]?.mapping?.map { "\($0.key.string ?? ""): \($0.value.string ?? "")" }
        == ["pages: write", "id-token: write"])
    #expect(try !Recipe.text("github-actions.yml").contains("secrets."))
  }
}
