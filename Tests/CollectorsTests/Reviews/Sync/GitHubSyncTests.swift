import Collectors
import Facts
import Testing

@Suite struct GitHubSyncTests {
  /// 2026-01-01T00:00:00Z.
  private static let newYear: Int64 = 1_767_225_600

  /// A pull request that was changed so many hours into the year.
  private static func pull(_ number: Int, hour: Int, _ more: String = "") -> String {
    let time = "2026-01-01T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    return """
      {"number":\(number),"state":"OPEN","isDraft":false,"url":"https://github.com/acme/tool/pull/\(number)",\
      "updatedAt":"\(time)","headRefOid":"\(String(repeating: "a", count: 40))"\(more.isEmpty ? "" : ",\(more)")}
      """
  }

  private static func page(_ pulls: [String], next: String? = nil) -> HTTPAnswer {
    .json(
      """
      {"data":{"repository":{"pullRequests":{"pageInfo":{"hasNextPage":\(next != nil),\
      "endCursor":\(next.map { "\"\($0)\"" } ?? "null")},"nodes":[\(pulls.joined(separator: ","))]}}}}
      """)
  }

  private static let noReleases = HTTPAnswer.json(
    "{\"data\":{\"repository\":{\"releases\":{\"pageInfo\":{\"hasNextPage\":false},\"nodes\":[]}}}}")

  private func variables(_ request: HTTPRequest) -> JSONValue? { JSONText(request.body)?.root["variables"] }

  private func sync(
    _ forge: ScriptedForge, _ keeper: MemoryKeeper, since: Int64? = nil
  ) async throws -> ReadingTally {
    var session = try forge.session(.github, "acme/tool", keeper: keeper, since: since, host: "github.com")
    try await GitHubSync().run(&session)
    return session.tally
  }

  @Test func pagesAreReadToTheEnd() async throws {
    let forge = ScriptedForge([
      Self.page([Self.pull(3, hour: 9), Self.pull(2, hour: 8)], next: "two"), Self.page([Self.pull(1, hour: 7)]),
      Self.noReleases,
    ])
    let keeper = MemoryKeeper()
    let tally = try await sync(forge, keeper)
    #expect(tally.changes == 3)
    #expect(tally.rejected == 0)
    #expect(keeper.items.requests.map(\.number) == [3, 2, 1])
    #expect(keeper.states == ["requests": SyncState(updated: Self.newYear + 9 * 3600)])
    let requests = await forge.requests
    #expect(requests.map(\.url) == Array(repeating: "https://api.github.com/graphql", count: 3))
    #expect(requests.map(\.method) == ["POST", "POST", "POST"])
    #expect(requests.prefix(2).map { variables($0)?.string("after") ?? "" } == ["", "two"])
    #expect(requests[0].headers["Authorization"] == "Bearer secret")
  }

  @Test func aPageThatIsTooMuchShrinksAndGrowsAgain() async throws {
    let timeOut = HTTPAnswer.json("{\"data\":null,\"errors\":[{\"message\":\"Something went wrong while executing\"}]}")
    let forge = ScriptedForge([
      .json("", status: 502), timeOut, Self.page([Self.pull(2, hour: 8)], next: "two"),
      Self.page([Self.pull(1, hour: 7)]), Self.noReleases,
    ])
    _ = try await sync(forge, MemoryKeeper())
    #expect(await forge.requests.prefix(4).map { variables($0)?.integer("first") } == [25, 12, 6, 8])
    #expect(await forge.waits.isEmpty)
  }

  @Test func aSinglePullRequestThatIsTooMuchEndsTheSync() async throws {
    let forge = ScriptedForge { _, _ in .json("", status: 502) }
    await #expect(throws: BylineError.self) { try await sync(forge, MemoryKeeper()) }
    #expect(await forge.requests.map { variables($0)?.integer("first") } == [25, 12, 6, 3, 1, 1, 1, 1, 1, 1])
  }

  @Test func aSyncThatWasKilledGoesOnAtItsPage() async throws {
    let keeper = MemoryKeeper()
    let first = ScriptedForge([Self.page([Self.pull(3, hour: 9)], next: "two")])
    await #expect(throws: BylineError.self) { try await sync(first, keeper) }
    #expect(keeper.items.requests.map(\.number) == [3])
    let second = ScriptedForge([Self.page([Self.pull(2, hour: 8)]), Self.noReleases])
    _ = try await sync(second, keeper)
    #expect(await variables(second.requests[0])?.string("after") == "two")
    #expect(keeper.items.requests.map(\.number) == [3, 2])
    // The newest moment is that of the page that came before the kill.
    #expect(keeper.states == ["requests": SyncState(updated: Self.newYear + 9 * 3600)])
  }

  @Test func anotherStartDoesNotGoOnAtTheSamePage() async throws {
    let keeper = MemoryKeeper()
    let first = ScriptedForge([Self.page([Self.pull(3, hour: 9)], next: "two")])
    await #expect(throws: BylineError.self) { try await sync(first, keeper, since: Self.newYear + 8 * 3600) }
    let second = ScriptedForge([Self.page([Self.pull(3, hour: 9)]), Self.noReleases])
    _ = try await sync(second, keeper)
    #expect(await variables(second.requests[0])?.string("after") == nil)
  }

  @Test func laterSyncsStopAnHourBeforeTheLast() async throws {
    let keeper = MemoryKeeper()
    keeper.states["requests"] = SyncState(updated: Self.newYear + 8 * 3600)
    let forge = ScriptedForge([
      Self.page([Self.pull(3, hour: 9), Self.pull(2, hour: 7)], next: "two"),
      Self.page([Self.pull(1, hour: 6)], next: "three"), Self.noReleases,
    ])
    _ = try await sync(forge, keeper)
    #expect(keeper.items.requests.map(\.number) == [3, 2, 1])
    #expect(keeper.states["requests"]?.updated == Self.newYear + 9 * 3600)
  }

  @Test func aLaterDayLeavesNoGap() async throws {
    let keeper = MemoryKeeper()
    keeper.states["requests"] = SyncState(updated: Self.newYear + 5 * 3600)
    let forge = ScriptedForge([
      Self.page([Self.pull(3, hour: 9)], next: "two"), Self.page([Self.pull(2, hour: 3)], next: "three"),
      Self.noReleases,
    ])
    _ = try await sync(forge, keeper, since: Self.newYear + 8 * 3600)
    #expect(keeper.items.requests.map(\.number) == [3, 2])
  }

  @Test func listsThatGoOnAreReadToTheirEnd() async throws {
    func reviews(_ id: Int, next: String?) -> String {
      """
      "reviews":{"totalCount":2,"pageInfo":{"hasNextPage":\(next != nil),"endCursor":"\(next ?? "")"},"nodes":[{\
      "databaseId":\(id),"state":"APPROVED","submittedAt":"2026-01-01T00:00:0\(id)Z","author":{"login":"eve"}}]}
      """
    }
    let threads = """
      "reviewThreads":{"pageInfo":{"hasNextPage":false},"nodes":[{"id":"t","path":"a.c","comments":{"totalCount":1,\
      "nodes":[{"databaseId":5,"author":{"login":"eve"},"createdAt":"2026-01-01T00:00:00Z","body":"no"}]}}]}
      """
    let forge = ScriptedForge([
      Self.page([Self.pull(1, hour: 7, "\(reviews(1, next: "more")),\(threads)")]),
      .json("{\"data\":{\"repository\":{\"pullRequest\":\(Self.pull(1, hour: 7, reviews(2, next: nil)))}}}"),
      Self.noReleases,
    ])
    let keeper = MemoryKeeper()
    let tally = try await sync(forge, keeper)
    let record = try #require(keeper.items.requests.first)
    #expect(record.events.map(\.key) == ["review:1", "line-comment:5", "review:2"])
    #expect(record.cut.isEmpty)
    #expect(record.has == [.reviews, .comments])
    #expect(tally.reviews == 2)
    #expect(tally.comments == 1)
    #expect(await variables(forge.requests[1])?.integer("number") == 1)
  }

  @Test func usedUpPointsAreWaitedFor() async throws {
    let limited = HTTPAnswer.json(
      "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\"}]}",
      ["x-ratelimit-reset": "1100"])
    let forge = ScriptedForge([limited, Self.page([]), Self.noReleases])
    _ = try await sync(forge, MemoryKeeper())
    #expect(await forge.waits == [101])
  }

  @Test func aProjectThatIsNotShownIsTold() async throws {
    let forge = ScriptedForge([
      .json("{\"data\":{\"repository\":null},\"errors\":[{\"message\":\"Could not resolve to a Repository\"}]}")
    ])
    let error = await #expect(throws: BylineError.self) { try await sync(forge, MemoryKeeper()) }
    #expect(error?.message == "github.com does not show acme/tool: Could not resolve to a Repository")
  }

  @Test func whatIsNotJSONIsAskedForOnceMore() async throws {
    let forge = ScriptedForge([.json("<html>"), Self.page([Self.pull(1, hour: 1)]), Self.noReleases])
    #expect(try await sync(forge, MemoryKeeper()).changes == 1)
    let bad = ScriptedForge { _, _ in .json("<html>") }
    let error = await #expect(throws: BylineError.self) { try await sync(bad, MemoryKeeper()) }
    #expect(error?.message == "api.github.com answered with something that is not JSON")
  }
}
