import Foundation
import TestSupport
import Testing
import Yams

/// The recipe for GitLab CI, its jobs' scripts run as a runner runs them.
@Suite struct GitLabTests {
  private static let token = "glpat-aTokenThatNobodyMaySee"

  /// A job's commands, those of what it extends first.
  private static func script(of name: String) throws -> String {
    let file = try Recipe.yaml("gitlab-ci.yml")
    let job = try #require(file[name])
    let base = job["extends"]?.string.flatMap { file[$0] }
    let lines = [base?["before_script"], job["script"]].flatMap { $0?.sequence?.compactMap(\.string) ?? [] }
    return lines.joined(separator: "\n")
  }

  /// A runner that has checked the project out as the recipe asks.
  private func runner() throws -> Runner {
    let runner = try Runner()
    let depth = try Recipe.yaml("gitlab-ci.yml")[".byline"]?["variables"]?["GIT_DEPTH"]?.string.flatMap { Int($0) }
    try runner.checkOut(
      depth: depth ?? 20, refs: ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"], branch: nil)
    return runner
  }

  @Test func theReportAndThePagesAreWritten() throws {
    let runner = try runner()
    let outcome = try runner.run(try Self.script(of: "byline"))
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("\n0 problems, "))
    #expect(try runner.sandbox.text("workspace/weekly.md").hasPrefix("# Weekly report\n"))
    #expect(try runner.sandbox.text("workspace/weekly.html").hasPrefix("<!doctype html>"))
    let published = try runner.run(try Self.script(of: "pages"))
    #expect(published.status == 0)
    #expect(try runner.sandbox.text("apt-get.txt").contains("make curl jq"))
  }

  /// Runs a script without keeping a thread from the forge, which needs one to answer.
  private func run(_ script: String, on runner: Runner) async throws -> Program.Outcome {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try runner.run(script) }) }
    }
  }

  private static let hasTools = ["/usr/bin/curl", "/usr/bin/jq"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: hasTools, "needs curl and jq"), arguments: [false, true])
  func oneCommentIsWrittenAndThenChanged(isThere: Bool) async throws {
    try await LoopbackForge.run { request, _ in
      if request.target.hasSuffix("/user") { return LoopbackForge.Answer(#"{"id":12}"#) }
      guard request.method == "GET" else { return LoopbackForge.Answer("{}", status: 201) }
      return LoopbackForge.Answer(
        """
        [{"id":3,"author":{"id":12},"body":"Nice"},
         {"id":4,"author":{"id":9},"body":"\\u003c!-- byline --\\u003e\\n# A quote"}
         \(isThere ? #",{"id":7,"author":{"id":12},"body":"\u003c!-- byline --\u003e\n# Weekly report"}"# : "")]
        """)
    } _: { forge in
      var runner = try runner()
      runner.variables.merge(
        [
          "CI_API_V4_URL": "\(forge.url)/api/v4", "CI_PROJECT_ID": "42", "CI_MERGE_REQUEST_IID": "5",
          "BYLINE_TOKEN": Self.token,
          "CI_MERGE_REQUEST_DIFF_BASE_SHA": try runner.sandbox.git(["rev-parse", "HEAD~3"], in: Runner.workspace),
        ]) { $1 }
      let outcome = try await run(try Self.script(of: "byline comment"), on: runner)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(!(outcome.output + outcome.errors).contains(Self.token))
      let asked = await forge.requests
      let notes = "/api/v4/projects/42/merge_requests/5/notes"
      #expect(
        asked.map { "\($0.method) \($0.target)" } == [
          "GET /api/v4/user", "GET \(notes)?sort=asc&order_by=created_at&per_page=100",
          isThere ? "PUT \(notes)/7" : "POST \(notes)",
        ])
      #expect(asked.map { $0.headers["private-token"] } == [Self.token, Self.token, Self.token])
      let body = try #require(asked.last?.body.replacing("+", with: " ").removingPercentEncoding)
      #expect(body.hasPrefix("body=<!-- byline -->\n# Report\n"))
    }
  }
}
