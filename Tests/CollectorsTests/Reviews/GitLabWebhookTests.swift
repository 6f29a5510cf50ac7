import Collectors
import Facts
import Testing

/// What GitLab posts to webhooks.
@Suite struct GitLabWebhookTests {
  private static let project = """
    "project":{"id":9,"name":"P","web_url":"https://gitlab.example/g/p","path_with_namespace":"g/p"}
    """

  private static func payload(
    _ action: String, state: String = "opened", user: String = "ada", id: Int = 3, more: String = ""
  ) -> String {
    """
    {"object_kind":"merge_request","event_type":"merge_request","user":{"id":\(id),"username":"\(user)","name":"N",
    "email":"[REDACTED]"},\(project),"object_attributes":{"id":70,"iid":7,"author_id":3,"title":"Add quay",
    "description":"Why","source_branch":"quay","target_branch":"main","state":"\(state)","draft":false,
    "created_at":"2026-06-05 15:04:15 +0800","updated_at":"2026-06-05 08:00:00 UTC","action":"\(action)",
    "url":"https://gitlab.example/g/p/-/merge_requests/7","last_commit":{"id":"aaaaaaaaaa"}\(more)},
    "labels":[{"title":"bug"}],"changes":{}}
    """
  }

  @Test func aMergeRequestIsTold() throws {
    let read = try GitLabWebhookFormat.read(Self.payload("open"))
    let record = try #require(read.items.requests.first)
    #expect(record.project == ProjectName(forge: .gitlab, host: "gitlab.example", path: "g/p"))
    #expect([record.number] == [7] && record.state == .open && record.isDraft == false)
    #expect(
      [record.title, record.body, record.baseBranch, record.headBranch, record.head] == [
        "Add quay", "Why", "main", "quay", "aaaaaaaaaa",
      ])
    #expect(record.created.map(Calendar.timeLabel) == "2026-06-05T07:04:15Z")
    #expect(record.author == Actor(login: "ada", name: "N"))
    #expect(record.labels == ["bug"])
    #expect(read.items.aliases.map(\.alias.path) == ["9"])
    #expect(record.events.isEmpty && record.has.isEmpty)
  }

  /// Action, who acted, and what came of it: the event, who is known as author, and the lists that are known.
  private static let actions: [(payload: String, event: String, author: String, has: Set<RequestRecord.List>)] = [
    (payload("approval", user: "bo", id: 4), "approved@1780646400@bo bo aaaaaaaaaa", "", [.reviews]),
    (payload("approved", user: "bo", id: 4), "approved@1780646400@bo bo aaaaaaaaaa", "", [.reviews]),
    (payload("unapproved", user: "bo", id: 4), "dismissed@1780646400@bo bo ", "", [.reviews]),
    (payload("update", more: #","oldrev":"bbbbbbbbbb""#), "pushed@1780646400 ada aaaaaaaaaa", "ada", []),
    (payload("close", state: "closed"), "closed@1780646400 ada ", "ada", []),
    (
      payload("merge", state: "merged", user: "bo", id: 4, more: #","merge_commit_sha":"cccccccccc""#),
      "merged@1780646400 bo cccccccccc", "", []
    ),
  ]

  @Test(arguments: actions.indices)
  func anActionIsAnEvent(index: Int) throws {
    let expected = Self.actions[index]
    let record = try #require(try GitLabWebhookFormat.read(expected.payload).items.requests.first)
    #expect(record.events.map { "\($0.key) \($0.actor?.login ?? "") \($0.commit ?? "")" } == [expected.event])
    #expect(record.author?.login ?? "" == expected.author)
    #expect(record.has == expected.has)
  }

  /// The payload has no time of the merge: any other record's is better.
  @Test func theTimeOfAMergeIsEstimated() throws {
    let record = try #require(try GitLabWebhookFormat.read(Self.actions[5].payload).items.requests.first)
    #expect(record.state == .merged && record.isEndEstimated)
    #expect(record.merged.map(Calendar.timeLabel) == "2026-06-05T08:00:00Z")
    #expect(record.landed == "cccccccccc" && record.method == .merge && record.mergedBy?.login == "bo")
    let closed = try #require(try GitLabWebhookFormat.read(Self.actions[4].payload).items.requests.first)
    #expect(closed.state == .closed && closed.merged == nil && closed.landed == nil)
  }

  @Test func aDraftBecomesReady() throws {
    let text = Self.payload("update").replacing(
      #""changes":{}"#, with: #""changes":{"draft":{"previous":true,"current":false}}"#)
    #expect(try GitLabWebhookFormat.read(text).items.events.map(\.kind) == [.ready])
  }

  @Test func aNoteOnAMergeRequestIsAComment() throws {
    let text = """
      {"object_kind":"note","user":{"id":4,"username":"bo"},\(Self.project),"object_attributes":{"id":12,"note":"Hm",
      "noteable_type":"MergeRequest","type":"DiffNote","system":false,"created_at":"2026-06-05 08:00:00 UTC",
      "position":{"head_sha":"aaaaaaaaaa","new_path":"a.c"}},"merge_request":{"iid":7,"author_id":3,"state":"opened"}}
      """
    let record = try #require(try GitLabWebhookFormat.read(text).items.requests.first)
    #expect(record.number == 7 && record.author == nil && record.has == [.comments])
    #expect(
      record.events == [
        RequestEvent(
          key: "note:12", kind: .lineComment, actor: Actor(login: "bo"), time: 1_780_646_400, commit: "aaaaaaaaaa",
          text: "Hm", path: "a.c")
      ])
    let onCommit = text.replacing(#""MergeRequest""#, with: #""Commit""#)
    #expect(try GitLabWebhookFormat.read(onCommit).isIgnored)
  }

  @Test func aPipelineIsACheck() throws {
    let text = """
      {"object_kind":"pipeline","object_attributes":{"id":31,"iid":3,"sha":"aaaaaaaaaa","status":"failed",
      "finished_at":"2026-06-05 08:00:00 UTC"},\(Self.project),"builds":[]}
      """
    let checks = try GitLabWebhookFormat.read(text).items.checks
    #expect(
      checks.map { "\($0.name) \($0.state) \($0.commit) \($0.finished ?? 0)" } == [
        "pipeline failure aaaaaaaaaa 1780646400"
      ])
  }

  @Test func aReleaseIsARelease() throws {
    let text = """
      {"object_kind":"release","id":1,"tag":"v1","name":"One","released_at":"2026-06-05 08:00:00 UTC",
      \(Self.project),"action":"create"}
      """
    #expect(try GitLabWebhookFormat.read(text).items.releases.map { "\($0.tag) \($0.name)" } == ["v1 One"])
  }

  @Test(arguments: ["push", "build", "issue", "deployment"])
  func whatIsNotAboutReviewsIsPassedOver(kind: String) throws {
    #expect(try GitLabWebhookFormat.read("{\"object_kind\":\"\(kind)\",\(Self.project)}").isIgnored)
  }
}
