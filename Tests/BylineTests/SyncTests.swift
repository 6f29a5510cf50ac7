import Foundation
import TestSupport
import Testing

/// `byline sync`, the program itself, against a forge on this machine.
@Suite struct SyncTests {
  private static let token = "ghp_aTokenThatNobodyMaySee"
  private static let environment = ["GH_ENTERPRISE_TOKEN": token, "GITLAB_TOKEN": token]

  /// Runs Byline without keeping a thread from the forge, which needs one to answer.
  private func byline(_ arguments: [String], in sandbox: Sandbox) async throws -> Program.Outcome {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            try sandbox.byline(
              ["sync"] + arguments + ["--store", sandbox.path("s.sqlite")], environment: Self.environment)
          })
      }
    }
  }

  private static func page(_ number: Int, next: String? = nil) -> LoopbackForge.Answer {
    LoopbackForge.Answer(
      """
      {"data":{"repository":{"pullRequests":{"pageInfo":{"hasNextPage":\(next != nil),"endCursor":"\(next ?? "")"},\
      "nodes":[{"number":\(number),"state":"OPEN","isDraft":false,"updatedAt":"2026-01-0\(number)T00:00:00Z",\
      "url":"https://git.example/acme/tool/pull/\(number)","reviews":{"pageInfo":{"hasNextPage":false},"nodes":[\
      {"databaseId":\(number),"author":{"login":"eve"},"state":"APPROVED","submittedAt":"2026-01-01T00:00:00Z"}]}}]}}}}
      """)
  }

  private static let noReleases = LoopbackForge.Answer("{\"data\":{\"repository\":{\"releases\":{\"nodes\":[]}}}}")

  /// GitHub with two pages.
  private static func github(_ request: LoopbackForge.Request) -> LoopbackForge.Answer {
    if request.headers["authorization"] != "Bearer \(token)" {
      return LoopbackForge.Answer("{\"message\":\"Bad credentials\"}", status: 401)
    }
    if request.body.contains("releases(") { return noReleases }
    return request.body.contains("\"after\":\"two\"") ? page(1) : page(2, next: "two")
  }

  @Test func theLastLineSaysWhatCameIn() async throws {
    try await LoopbackForge.run { request, _ in
      Self.github(request)
    } _: { forge in
      let sandbox = try Sandbox()
      let outcome = try await byline(["github", "acme/tool", "--host", forge.url], in: sandbox)
      #expect(outcome.errors == "")
      #expect(outcome.status == 0)
      #expect(outcome.output == "2 changes, 2 reviews, 0 comments, 0 rejected\n")
      #expect(await forge.requests.map(\.target) == Array(repeating: "/api/graphql", count: 3))
    }
  }

  @Test func theTokenIsKeptNowhere() async throws {
    try await LoopbackForge.run { request, count in
      // Of the second page the token is no longer accepted.
      count == 0 ? Self.github(request) : LoopbackForge.Answer("{\"message\":\"Bad credentials\"}", status: 401)
    } _: { forge in
      let sandbox = try Sandbox()
      let outcome = try await byline(["github", "acme/tool", "-v", "--host", forge.url], in: sandbox)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("does not accept the token (status 401)"))
      #expect(!outcome.errors.contains(Self.token))
      #expect(!outcome.output.contains(Self.token))
      let files = try FileManager.default.subpathsOfDirectory(atPath: sandbox.folder.path)
      #expect(files.contains("s.sqlite"))
      for file in files {
        guard let data = FileManager.default.contents(atPath: sandbox.path(file)) else { continue }
        #expect(data.range(of: Data(Self.token.utf8)) == nil, "\(file)")
      }
    }
  }

  @Test func aSyncThatWasKilledGoesOnAtItsPage() async throws {
    let sandbox = try Sandbox()
    try await LoopbackForge.run { request, count in
      guard count == 0 else {
        // Ends with the server, which cancels it.
        try await Task.sleep(for: .seconds(60))
        return Self.noReleases
      }
      return Self.github(request)
    } _: { forge in
      let (process, _, _) = try sandbox.bylineProcess(
        ["sync", "github", "acme/tool", "--host", forge.url, "--store", sandbox.path("s.sqlite")],
        environment: Self.environment)
      try process.run()
      while await forge.requests.count < 2, process.isRunning { await Task.yield() }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
    }
    try await LoopbackForge.run { request, _ in
      Self.github(request)
    } _: { forge in
      let outcome = try await byline(["github", "acme/tool", "--host", forge.url], in: sandbox)
      #expect(outcome.output == "1 change, 1 review, 0 comments, 0 rejected\n")
      #expect(await forge.requests.first?.body.contains("\"after\":\"two\"") == true)
    }
  }

  @Test func anotherHostNeverSeesTheToken() async throws {
    try await LoopbackForge.run { _, _ in
      LoopbackForge.Answer("[]")
    } _: { other in
      try await LoopbackForge.run { request, _ in
        request.target.contains("/releases") || request.target.contains("/moved")
          ? LoopbackForge.Answer("[]")
          : LoopbackForge.Answer(
            "", status: 302,
            headers: [
              "Location": request.target.contains("merge_requests") ? "/moved" : "\(other.url)\(request.target)"
            ])
      } _: { forge in
        let outcome = try await byline(["gitlab", "acme/tool", "--host", forge.url], in: Sandbox())
        #expect(outcome.output == "0 changes, 0 reviews, 0 comments, 0 rejected\n")
        let own = await forge.requests
        #expect(own.map { $0.headers["private-token"] } == Array(repeating: Self.token, count: own.count))
        #expect(own.contains { $0.target == "/moved" })
        let others = await other.requests
        #expect(others.count == 1)
        #expect(others.allSatisfy { !"\($0)".contains(Self.token) })
      }
    }
  }

  private static let wrongUses: [(arguments: [String], status: Int32, sentence: String)] = [
    (["github", "acme/tool", "--since", "soon"], 64, "'soon' is not a day"),
    (["gerrit", "acme/tool"], 64, "gerrit has no public host"),
    (["gitlab", "acme/tool", "--host", "ftp://a.example"], 64, "'ftp://a.example' is no host"),
    (["gitlab", "acme/tool", "--host", "http://a.example"], 64, "the token would go to http://a.example unencrypted"),
    (["github", "acme", "--host", "http://127.0.0.1:1"], 64, "'acme' is no GitHub project"),
    (["github", "acme/tool"], 2, "github.com answers nobody without a token"),
    (["svn", "acme/tool"], 64, "svn"),
  ]

  @Test(arguments: wrongUses.indices)
  func wrongUseIsTold(index: Int) async throws {
    let (arguments, status, sentence) = Self.wrongUses[index]
    let outcome = try await byline(arguments, in: Sandbox())
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(sentence))
  }
}
