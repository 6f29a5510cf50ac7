import Collectors
import Facts
import Testing

@Suite struct PagedSyncTests {
  private func sync(
    _ form: PagedForm, _ forge: ProjectName.Forge, _ scripted: ScriptedForge, _ keeper: MemoryKeeper
  ) async throws -> ReadingTally {
    var session = try scripted.session(forge, "acme/tool", keeper: keeper)
    try await PagedSync(form).run(&session)
    return session.tally
  }

  private static func mergeRequest(_ number: Int) -> String {
    """
    {"iid":\(number),"source_branch":"b","target_branch":"main","state":"opened","project_id":7,\
    "updated_at":"2026-01-02T00:00:00Z","web_url":"https://forge.example/acme/tool/-/merge_requests/\(number)"}
    """
  }

  private static let gitlab: ScriptedForge.Script = { request, _ in
    let path = request.url.dropFirst("https://forge.example/api/v4/projects/acme%2Ftool/".count)
    switch path.prefix(while: { $0 != "?" }) {
    case "merge_requests":
      if request.headers["If-None-Match"] == "\"one\"" { return HTTPAnswer(status: 304) }
      return path.contains("page=2")
        ? .json("[\(mergeRequest(1))]")
        : .json("[\(mergeRequest(2))]", ["etag": "\"one\"", "link": "<\(request.url)&page=2>; rel=\"next\""])
    case "merge_requests/2/approvals":
      return .json("{\"approvals_required\":1,\"approved_by\":[{\"user\":{\"username\":\"eve\"}}]}")
    case "merge_requests/1/approvals": return .json("", status: 403)
    case "releases":
      if request.headers["If-None-Match"] == "\"r\"" { return HTTPAnswer(status: 304) }
      return .json("[{\"tag_name\":\"v1\",\"released_at\":\"2026-01-01T00:00:00Z\"}]", ["etag": "\"r\""])
    default: return .json("[]")
    }
  }

  @Test func gitLabIsReadWithWhatHangsOnEachRequest() async throws {
    let keeper = MemoryKeeper()
    let tally = try await sync(.gitlab, .gitlab, ScriptedForge(Self.gitlab), keeper)
    #expect(tally.changes == 2)
    #expect(tally.releases == 1)
    #expect(tally.rejected == 0)
    let has = Dictionary(grouping: keeper.items.requests, by: \.number).mapValues { records in
      records.reduce(into: Set<RequestRecord.List>()) { $0.formUnion($1.has) }
    }
    #expect(has[2] == [.comments, .events, .reviews, .commits])
    #expect(has[1] == [.comments, .events, .commits], "refused approvals are not known to be none")
  }

  @Test func whatIsTheSameIsNotReadAgain() async throws {
    let keeper = MemoryKeeper()
    _ = try await sync(.gitlab, .gitlab, ScriptedForge(Self.gitlab), keeper)
    // The second sync asks from a moment on, which is another address; from the third on it is the same.
    _ = try await sync(.gitlab, .gitlab, ScriptedForge(Self.gitlab), keeper)
    let third = ScriptedForge(Self.gitlab)
    let tally = try await sync(.gitlab, .gitlab, third, keeper)
    #expect(tally.changes == 0)
    #expect(
      await third.requests.map { $0.url.dropFirst(50).prefix { $0 != "?" } }
        == ["merge_requests", "releases", "deployments"])
    #expect(await third.requests[0].url.hasSuffix("&updated_after=2026-01-01T23:00:00Z"))
    #expect(await third.requests[1].headers["If-None-Match"] == "\"r\"")
  }

  @Test func aSyncThatWasKilledGoesOnAtItsPage() async throws {
    let keeper = MemoryKeeper()
    let dying = ScriptedForge { request, count in
      guard !request.url.contains("page=2") else { throw ScriptedForge.Broken() }
      return try Self.gitlab(request, count)
    }
    await #expect(throws: BylineError.self) { try await sync(.gitlab, .gitlab, dying, keeper) }
    let second = ScriptedForge(Self.gitlab)
    _ = try await sync(.gitlab, .gitlab, second, keeper)
    #expect(await second.requests[0].url.hasSuffix("&page=2"))
    #expect(Set(keeper.items.requests.map(\.number)) == [1, 2])
    #expect(keeper.states["requests"]?.updated == 1_767_312_000)
    #expect(!keeper.states.keys.contains { $0.contains("under way") })
  }

  @Test func anExpiredTokenEndsTheSync() async throws {
    let forge = ScriptedForge { _, _ in .json("{\"message\":\"401 Unauthorized\"}", status: 401) }
    let error = await #expect(throws: BylineError.self) {
      try await sync(.gitlab, .gitlab, forge, MemoryKeeper())
    }
    #expect(error?.message == "forge.example does not accept the token (status 401)")
  }

  @Test func forgejosReviewsAreReadWithTheirComments() async throws {
    let forge = ScriptedForge { request, _ in
      switch request.url.dropFirst("https://forge.example/api/v1/repos/acme/tool/".count).prefix(while: { $0 != "?" }) {
      case "pulls":
        return .json(
          """
          [{"number":4,"merge_base":"","head":{"ref":"b"},"base":{"ref":"main","repo_id":1},"state":"open",\
          "updated_at":"2026-01-02T00:00:00Z","html_url":"https://forge.example/acme/tool/pulls/4"}]
          """)
      case "pulls/4/reviews":
        return .json(
          """
          [{"id":9,"state":"REQUEST_CHANGES","stale":false,"official":true,"commit_id":"","comments_count":1,\
          "user":{"login":"eve"},"submitted_at":"2026-01-01T00:00:00Z",\
          "pull_request_url":"https://forge.example/acme/tool/pulls/4"}]
          """)
      case "pulls/4/reviews/9/comments":
        return .json(
          """
          [{"id":10,"pull_request_review_id":9,"resolver":null,"path":"a.c","body":"no","user":{"login":"eve"},\
          "created_at":"2026-01-01T00:00:00Z","pull_request_url":"https://forge.example/acme/tool/pulls/4"}]
          """)
      default: return .json("[]")
      }
    }
    let keeper = MemoryKeeper()
    let tally = try await sync(.forgejo, .gitea, forge, keeper)
    #expect((tally.changes, tally.reviews, tally.comments, tally.rejected) == (1, 1, 1, 0))
    #expect(keeper.items.events.map(\.key) == ["review:9", "line-comment:10"])
  }

  @Test func gerritSaysInItsLastChangeThatMoreFollow() async throws {
    func change(_ number: Int, _ more: String = "") -> String {
      """
      {"_number":\(number),"change_id":"I\(number)","project":"acme/tool","branch":"main","status":"NEW",\
      "updated":"2026-01-02 00:00:00.000000000","total_comment_count":0\(more)}
      """
    }
    let forge = ScriptedForge([
      .json(")]}'\n[\(change(3)),\(change(2, ",\"_more_changes\":true"))]"), .json(")]}'\n[\(change(1))]"),
    ])
    let keeper = MemoryKeeper()
    #expect(try await sync(.gerrit, .gerrit, forge, keeper).changes == 3)
    #expect(await forge.requests.map { $0.url.suffix(4) } == ["&S=0", "&S=2"])
    #expect(await forge.requests[0].url.hasPrefix("https://forge.example/a/changes/?q=project:acme%2Ftool&o="))
  }
}
