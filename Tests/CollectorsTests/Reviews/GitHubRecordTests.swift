import Collectors
import Facts
import Testing

@Suite struct GitHubRecordTests {
  private static func find(_ text: String, _ context: ReviewContext = ReviewContext()) throws -> RecordFinder.Found {
    RecordFinder().find(try #require(JSONText(Array(text.utf8))).root, context)
  }

  private static func request(_ text: String, _ context: ReviewContext = ReviewContext()) throws -> RequestRecord {
    let found = try find(text, context)
    #expect(found.rejections == [])
    guard case .request(let record)? = found.items.first else { throw Missing() }
    return record
  }

  private struct Missing: Error {}

  private static func pull(_ members: String) -> String {
    """
    {"number": 7, "html_url": "https://github.com/acme/tool/pull/7", "state": "closed", "title": "T", "body": null,
     "user": {"login": "ann", "type": "User"}, "head": {"ref": "topic", "sha": "\(head)", "repo": null},
     "base": {"ref": "main", "sha": "\(base)"}, "created_at": "2026-01-02T03:04:05Z", "merge_commit_sha": "\(landed)",
     "node_id": "PR_1" \(members)}
    """
  }

  private static let head = String(repeating: "a", count: 40)
  private static let base = String(repeating: "b", count: 40)
  private static let landed = String(repeating: "c", count: 40)

  @Test func aClosedPullRequestIsNotMerged() throws {
    let record = try Self.request(Self.pull(", \"merged_at\": null"))
    #expect(record.state == .closed)
    // The commit of the test merge is under the same key.
    #expect(record.landed == nil)
    #expect(record.project == ProjectName(forge: .github, host: "github.com", path: "acme/tool"))
    #expect(record.head == Self.head)
    #expect(record.body == "")
    #expect(record.created == 1_767_323_045)
  }

  @Test func aMomentOfMergingMakesItMerged() throws {
    let record = try Self.request(
      Self.pull(
        ", \"merged_at\": \"2026-01-03T00:00:00Z\", \"auto_merge\": {\"merge_method\": \"squash\", \"enabled_by\": null}"
      ))
    #expect(record.state == .merged)
    #expect(record.landed == Self.landed)
    #expect(record.method == .squash)
    #expect(record.events.map(\.kind) == [.autoMerge])
  }

  @Test func anEnterpriseHostIsNamed() throws {
    let found = try Self.request(
      """
      {"id": 9, "user": {"login": "bob"}, "state": "APPROVED", "body": "", "submitted_at": "2026-01-02T00:00:00Z",
       "pull_request_url": "https://git.acme.example/api/v3/repos/team/app/pulls/12", "commit_id": "\(Self.head)"}
      """)
    #expect(found.project == ProjectName(forge: .github, host: "git.acme.example", path: "team/app"))
    #expect(found.number == 12)
    #expect(found.has == [.reviews])
    #expect(found.events.map(\.key) == ["review:9"])
  }

  static let actors: [(text: String, actor: Actor?)] = [
    ("{\"login\": \"Copilot\", \"type\": \"Bot\"}", Actor(login: "copilot", hint: .bot)),
    ("{\"login\": \"dependabot[bot]\"}", Actor(login: "dependabot", hint: .bot)),
    ("{\"login\": \"app/dependabot\", \"is_bot\": true}", Actor(login: "dependabot", hint: .bot)),
    ("{\"login\": \"app/\", \"is_bot\": true}", nil),
    ("{\"login\": \"ghost\", \"type\": \"User\"}", nil),
    ("null", nil),
    ("{\"login\": \"Ann\", \"name\": \"Ann A\", \"is_bot\": false}", Actor(login: "ann", name: "Ann A", hint: .person)),
    ("{\"login\": \"robot\", \"html_url\": \"https://github.com/apps/robot\"}", Actor(login: "robot", hint: .bot)),
    ("{\"__typename\": \"Bot\", \"login\": \"copilot-swe-agent\"}", Actor(login: "copilot-swe-agent", hint: .bot)),
    ("{\"login\": \"ann\"}", Actor(login: "ann")),
  ]

  @Test(arguments: actors.indices)
  func tellsWhoItWas(index: Int) throws {
    let record = try Self.request("{\"number\": 1, \"isDraft\": false, \"author\": \(Self.actors[index].text)}")
    #expect(record.author == Self.actors[index].actor)
  }

  @Test func ghPrintsAnySelection() throws {
    let record = try Self.request(
      """
      {"number": 3, "url": "https://github.com/acme/tool/pull/3", "state": "MERGED", "mergedAt": "2026-02-01T10:00:00Z",
       "mergeCommit": {"oid": "\(Self.landed)"}, "closedAt": "0001-01-01T00:00:00Z", "files": [{"path": "a"}],
       "changedFiles": 2, "labels": [{"name": "bug"}],
       "reviews": [{"id": "PRR_kwDOABCDEs6vfBYU", "author": {"login": "eve"}, "state": "APPROVED",
                    "submittedAt": "2026-02-01T09:00:00Z", "body": "ok", "commit": {"oid": "\(Self.head)"}},
                   {"author": {"login": "eve"}, "state": "PENDING", "submittedAt": null}],
       "closingIssuesReferences": [{"number": 5, "repository": {"name": "tool", "owner": {"login": "acme"}}},
                                   {"number": 6, "repository": {"name": "other", "owner": {"login": "acme"}}}],
       "commits": [{"oid": "\(Self.head)", "messageHeadline": "Fix", "messageBody": "More.", "authoredDate": "2026-01-31T00:00:00Z",
                    "authors": [{"name": "Ann", "email": "ann@example.org"}]}]}
      """)
    #expect(record.state == .merged)
    #expect(record.closed == nil)
    #expect(record.landed == Self.landed)
    #expect(record.has == [.reviews, .files, .commits])
    #expect(record.cut == [.files])
    #expect(record.issues == ["#5", "acme/other#6"])
    #expect(record.labels == ["bug"])
    #expect(record.commits?.first?.message == "Fix\n\nMore.")
    #expect(record.events.map(\.key) == ["review:2944144916"])
    #expect(record.events.first?.commit == Self.head)
  }

  @Test func aListAsLongAsAPageMayBeCut() throws {
    let commits = (0..<100).map { "{\"oid\": \"\(String($0 + 100_000_000))\"}" }.joined(separator: ",")
    let record = try Self.request("{\"number\": 3, \"commits\": [\(commits)]}")
    #expect(record.cut == [.commits])
    #expect(record.commits?.count == 100)
  }

  @Test func graphAnswersAreUnpacked() throws {
    let found = try Self.find(
      """
      {"data": {"rateLimit": {"cost": 1}, "repository": {"pullRequests": {"pageInfo": {"hasNextPage": false}, "nodes": [
        {"number": 1, "url": "https://github.com/acme/tool/pull/1", "state": "OPEN", "headRefName": "x",
         "reviews": {"totalCount": 3, "nodes": []}, "reviewThreads": {"totalCount": 1, "nodes": [
           {"id": "T1", "isResolved": true, "path": "a.swift", "comments": {"totalCount": 1, "nodes": [
             {"databaseId": 4, "author": null, "createdAt": "2026-01-01T00:00:00Z"}]}}]},
         "timelineItems": {"nodes": [{"__typename": "ReadyForReviewEvent", "createdAt": "2026-01-01T00:00:01Z"},
                                     {"__typename": "SomethingElse"}]}},
        {"number": 2, "headRefName": "y"}]}}}}
      """)
    #expect(found.rejections == [])
    guard case .request(let first)? = found.items.first else { throw Missing() }
    #expect(found.items.count == 2)
    #expect(first.cut == [.reviews])
    #expect(first.has == [.reviews, .comments, .events])
    #expect(first.events.map(\.key) == ["line-comment:4", "thread-resolved:T1", "ready@1767225601"])
  }

  @Test func aNodeIdHoldsTheNumber() throws {
    let rest = try Self.find(
      """
      {"id": 277027723, "node_id": "MDE3OlB1bGxSZXF1ZXN0UmV2aWV3Mjc3MDI3NzIz", "user": null, "state": "commented",
       "submitted_at": "2026-01-01T00:00:00Z", "pull_request_url": "https://api.github.com/repos/a/b/pulls/1"}
      """)
    let graph = try Self.find(
      """
      {"number": 1, "url": "https://github.com/a/b/pull/1", "isDraft": false, "reviews": [
        {"id": "MDE3OlB1bGxSZXF1ZXN0UmV2aWV3Mjc3MDI3NzIz", "state": "COMMENTED", "submittedAt": "2026-01-01T00:00:00Z"}]}
      """)
    guard case .request(let a)? = rest.items.first, case .request(let b)? = graph.items.first else { throw Missing() }
    #expect(a.events == b.events)
    #expect(a.events.map(\.kind) == [.reviewed])
  }

  static let ignored = [
    "{\"ref\": \"refs/heads/main\", \"pusher\": {}, \"repository\": {\"full_name\": \"a/b\"}}",
    "{\"action\": \"completed\", \"workflow_run\": {}, \"repository\": {\"full_name\": \"a/b\"}, \"sender\": {}}",
    "{\"number\": 1, \"comments_url\": \"x\", \"events_url\": \"y\", \"state\": \"open\", \"title\": \"an issue\"}",
    """
    {"html_url": "https://github.com/a/b/issues/2#issuecomment-1", "issue_url": "https://api.github.com/repos/a/b/issues/2",
     "body": "hi", "user": {"login": "ann"}}
    """,
  ]

  @Test(arguments: ignored)
  func whatIsNoReviewRecordIsNoError(text: String) throws {
    let found = try Self.find(text)
    #expect(found.ignored == 1)
    #expect(found.items == [])
    #expect(found.rejections == [])
  }

  static let rejected: [(text: String, reason: String)] = [
    ("{\"a\": 1, \"b\": 2}", "not a record of any forge that is known (it has a, b)"),
    ("{}", "not a record of any forge that is known (it has no keys)"),
    ("17", "a number is no record"),
    (
      "{\"sha\": \"\(head)\", \"commit\": {}, \"parents\": []}",
      "the commit does not say which pull request it belongs to"
    ),
    ("{\"number\": -1, \"isDraft\": true}", "the pull request has no number"),
    ("{\"state\": \"ODD\", \"user\": null, \"submitted_at\": \"\"}", "its state is none of a review: ODD"),
  ]

  @Test(arguments: rejected.indices)
  func whatDoesNotFitIsToldWhy(index: Int) throws {
    let found = try Self.find(Self.rejected[index].text)
    #expect(found.rejections == [Self.rejected[index].reason])
    #expect(found.items == [])
  }

  @Test func theAddressOfAnExchangeTellsTheNumber() throws {
    let found = try Self.find(
      """
      {"method": "GET", "url": "https://api.github.com:443/repos/acme/tool/pulls/8/commits", "status": 200,
       "body": [{"sha": "\(Self.head)", "commit": {"message": "m", "author": {"date": "2026-01-01T00:00:00Z"}}, "parents": []}]}
      """)
    guard case .request(let record)? = found.items.first else { throw Missing() }
    #expect(record.project == ProjectName(forge: .github, host: "github.com", path: "acme/tool"))
    #expect(record.number == 8)
    #expect(record.commits?.map(\.id) == [Self.head])
  }

  @Test func aDismissalBelongsToItsReview() throws {
    let context = ReviewContext(url: "https://api.github.com/repos/a/b/issues/4/timeline")
    let record = try Self.request(
      """
      {"event": "review_dismissed", "actor": {"login": "lead"}, "created_at": "2026-01-01T00:00:00Z",
       "dismissed_review": {"state": "approved", "review_id": 99}}
      """, context)
    #expect(record.number == 4)
    #expect(record.events == [RequestEvent(key: "review:99", kind: .dismissed, actor: nil, time: nil)])
  }

  @Test func theUsersProjectCompletesRecords() throws {
    let hint = ProjectName(forge: .github, host: "github.com", path: "acme/tool")
    let record = try Self.request("{\"number\": 5, \"isDraft\": true}", ReviewContext(project: hint))
    #expect(record.project == hint)
  }

  @Test func aDeploymentIsDoneWithItsFirstSuccess() throws {
    let found = try Self.find(
      """
      {"commitOid": "\(Self.head)", "environment": "Production", "state": "INACTIVE", "databaseId": 5,
       "statuses": {"nodes": [{"state": "INACTIVE", "createdAt": "2026-01-03T00:00:00Z"},
         {"state": "SUCCESS", "createdAt": "2026-01-02T00:00:00Z"}, {"state": "SUCCESS", "createdAt": "2026-01-01T00:00:00Z"}]}}
      """)
    guard case .deployment(let record)? = found.items.first else { throw Missing() }
    #expect(record.state == "success")
    #expect(record.isProduction)
    #expect(record.finished == 1_767_225_600)
  }
}
