import Collectors
import Facts
import Testing

/// What happened to change requests, as each forge tells it beside the request itself.
@Suite struct ForgeActivityTests {
  @Test func gitLabsApprovalsYieldToNotesThatHaveTheTime() throws {
    let read = try GitLabFormat.read(
      """
      {"iid":5,"project_id":9,"source_branch":"x","target_branch":"main","state":"opened","title":"T",
      "web_url":"https://gitlab.example/g/p/-/merge_requests/5","created_at":"2024-01-01T00:00:00Z",
      "reviewers":[{"username":"cy"}],
      "notes":[{"id":1,"system":true,"body":"approved this merge request","author":{"username":"bo"},
      "created_at":"2024-01-02T00:00:00.000Z"},
      {"id":2,"type":"DiffNote","system":false,"body":"Hm","author":{"username":"project_9_bot_0af"},
      "created_at":"2024-01-02T01:00:00.000Z","position":{"head_sha":"abcdef0123","new_path":"a.c"}}],
      "discussions":[{"id":"d","individual_note":false,"notes":[{"id":3,"system":false,"body":"Yes",
      "author":{"username":"ghost"},"created_at":"2024-01-02T02:00:00.000Z"}]}],
      "approvals":{"approvals_required":1,"approvals_left":0,"approved_by":[{"user":{"username":"bo"}},
      {"user":{"username":"cy"}}]}}
      """)
    let events = try #require(read.items.requests.first).events
    #expect(
      events.map { "\($0.key) \($0.kind.rawValue) \($0.actor?.login ?? "-") \($0.actor?.hint.rawValue ?? "")" } == [
        "requested:cy review-requested - ", "note:1 approved bo ", "note:2 line-comment project_9_bot_0af bot",
        "note:3 comment - ", "approved-by:cy approved cy ",
      ])
    #expect(read.items.requests.first?.has == [.comments, .events, .reviews])
  }

  @Test(arguments: [
    (#""merge_commit_sha":"aaaaaaa1","squash_commit_sha":"bbbbbbb1""#, "aaaaaaa1", RequestRecord.Method.merge),
    (#""merge_commit_sha":null,"squash_commit_sha":"bbbbbbb1""#, "bbbbbbb1", .squash),
    (#""merge_commit_sha":null,"squash_commit_sha":null"#, "ccccccc1", .fastForward),
  ])
  func gitLabsLandedCommitIsTheTopmost(_ fields: String, _ landed: String, _ method: RequestRecord.Method) throws {
    let read = try GitLabFormat.read(
      """
      {"iid":5,"source_branch":"x","target_branch":"main","state":"merged","sha":"ccccccc1",\(fields),
      "merged_at":"2024-01-01T00:00:00Z"}
      """)
    #expect(read.items.requests.first?.landed == landed)
    #expect(read.items.requests.first?.method == method)
  }

  @Test func gitLabsNotesOfIssuesAreIgnored() throws {
    let read = try GitLabFormat.read(
      #"{"id":1,"noteable_type":"Issue","noteable_iid":3,"system":false,"body":"x","author":{"username":"bo"}}"#)
    #expect(read.isIgnored && read.items.isEmpty)
  }

  @Test func bitbucketsActivityTellsWhenItWasMerged() throws {
    let request = #""pull_request":{"id":8,"links":{"html":{"href":"https://bitbucket.org/t/n/pull-requests/8"}}}"#
    let merge = try BitbucketFormat.read(
      """
      {\(request),"update":{"state":"MERGED","date":"2024-01-03T10:00:00.123456+00:00","author":{"nickname":"Bo"},
      "source":{"commit":{"hash":"0123456789ab"}}}}
      """)
    let record = try #require(merge.items.requests.first)
    #expect(record.project.path == "t/n")
    #expect(record.merged == 1_704_276_000)
    #expect(!record.isEndEstimated)
    #expect(record.mergedBy?.login == "bo")
    let approval = try BitbucketFormat.read(
      #"{\#(request),"approval":{"date":"2024-01-02T10:00:00+00:00","user":{"nickname":"cy","account_id":"a1"}}}"#)
    #expect(approval.items.events.map(\.key) == ["approved:a1"])
    #expect(approval.items.events.map(\.kind) == [.approved])
    let push = try BitbucketFormat.read(
      """
      {\(request),"update":{"state":"OPEN","date":"2024-01-01T10:00:00+00:00","changes":{},
      "source":{"commit":{"hash":"0123456789ab"}}}}
      """)
    #expect(push.items.events.map(\.commit) == ["0123456789ab"])
    let retitled = try BitbucketFormat.read(
      """
      {\(request),"update":{"state":"OPEN","date":"2024-01-01T10:00:00+00:00","changes":{"title":{"new":"x"}},
      "source":{"commit":{"hash":"0123456789ab"}}}}
      """)
    #expect(retitled.items.events == [])
  }

  @Test func bitbucketsParticipantsHaveVerdicts() throws {
    let read = try BitbucketFormat.read(
      """
      {"id":8,"type":"pullrequest","title":"T","state":"DECLINED","created_on":"2024-01-01T10:00:00+00:00",
      "updated_on":"2024-01-05T10:00:00+00:00","author":null,"source":{"branch":{"name":"x"},"commit":null},
      "destination":{"branch":{"name":"main"}},"participants":[
      {"user":{"nickname":"cy","account_id":"a1"},"role":"REVIEWER","approved":true,"state":"approved",
      "participated_on":"2024-01-02T10:00:00+00:00"},
      {"user":{"nickname":"di","account_id":"a2"},"role":"REVIEWER","approved":false,"state":"changes_requested",
      "participated_on":"2024-01-03T10:00:00+00:00"},
      {"user":{"nickname":"ed","account_id":"a3"},"role":"PARTICIPANT","approved":false,"state":null}]}
      """)
    let record = try #require(read.items.requests.first)
    #expect(record.state == .closed)
    #expect(record.closed == 1_704_448_800)
    #expect(record.isEndEstimated)
    #expect(record.author == nil)
    #expect(record.events.map(\.kind) == [.approved, .changesRequested])
  }

  @Test(arguments: [
    ("APPROVED", RequestEvent.Kind.approved), ("UNAPPROVED", .dismissed), ("REVIEWED", .changesRequested),
    ("RESCOPED", .pushed), ("MERGED", .merged), ("DECLINED", .closed), ("REOPENED", .reopened),
  ])
  func bitbucketServersActivities(_ action: String, _ kind: RequestEvent.Kind) throws {
    let read = try BitbucketServerFormat.read(
      #"{"id":4,"createdDate":1700000000123,"user":{"slug":"bo","type":"SERVICE"},"action":"\#(action)"}"#,
      url: "https://git.corp/rest/api/1.0/projects/KEY/repos/name/pull-requests/7/activities")
    let record = try #require(read.items.requests.first)
    #expect(record.number == 7)
    #expect(record.project.path == "KEY/name")
    #expect(record.events.map(\.kind) == [kind])
    #expect(record.events.map(\.time) == [1_700_000_000])
    #expect(record.events.first?.actor?.hint == .bot)
    #expect(record.merged == (kind == .merged ? 1_700_000_000 : nil))
  }

  @Test func bitbucketServersAnswersAreComments() throws {
    let read = try BitbucketServerFormat.read(
      """
      {"id":5,"createdDate":1700000000000,"user":{"slug":"bo"},"action":"COMMENTED","commentAnchor":{"path":"a.c"},
      "comment":{"id":31,"text":"Why?","author":{"slug":"bo"},"createdDate":1700000000000,"comments":[
      {"id":32,"text":"Because","author":{"slug":"ada"},"createdDate":1700000100000,"comments":[]}]}}
      """, url: "https://git.corp/rest/api/1.0/projects/KEY/repos/name/pull-requests/7/activities")
    #expect(read.items.events.map(\.key) == ["comment:31", "comment:32"])
    #expect(read.items.events.map(\.kind) == [.lineComment, .lineComment])
  }

  @Test func azuresThreadsHaveTheTimesOfVotes() throws {
    let url = "https://dev.azure.com/org/project/_apis/git/repositories/name/pullRequests/9/threads"
    let vote = try AzureFormat.read(
      """
      {"id":2,"publishedDate":"2024-01-02T10:00:00.1234567Z","comments":[{"id":1,"author":{"displayName":"Service"},
      "commentType":"system"}],"threadContext":null,"properties":{"CodeReviewThreadType":{"$type":"System.String",
      "$value":"VoteUpdate"},"CodeReviewVoteResult":{"$value":"-5"},"CodeReviewVotedByIdentity":{"$value":"1"}},
      "identities":{"1":{"displayName":"Bo","uniqueName":"bo@example.org"}}}
      """, url: url)
    let event = try #require(vote.items.events.first)
    #expect(vote.items.requests.first?.number == 9)
    #expect(event.kind == .changesRequested)
    #expect(event.actor?.login == "bo@example.org")
    #expect(event.time == 1_704_189_600)
    let talk = try AzureFormat.read(
      """
      {"id":3,"publishedDate":"2024-01-02T10:00:00Z","status":"fixed","lastUpdatedDate":"2024-01-03T10:00:00Z",
      "threadContext":{"filePath":"/a.c"},"properties":{},"comments":[{"id":1,"author":{"uniqueName":"bo@example.org"},
      "content":"Why?","publishedDate":"2024-01-02T10:00:00Z","commentType":"text"}]}
      """, url: url)
    #expect(talk.items.events.map(\.kind) == [.lineComment, .threadResolved])
  }

  @Test func azuresVotesAndMerges() throws {
    let read = try AzureFormat.read(
      """
      {"pullRequestId":9,"status":"completed","sourceRefName":"refs/heads/x","targetRefName":"refs/heads/main",
      "title":"T","creationDate":"2024-01-01T10:00:00Z","closedDate":"2024-01-02T10:00:00Z",
      "createdBy":{"uniqueName":"ada@example.org","displayName":"Ada"},"closedBy":{"uniqueName":"bo@example.org"},
      "lastMergeCommit":{"commitId":"abcdef0123"},"completionOptions":{"mergeStrategy":"squash"},
      "reviewers":[{"uniqueName":"bo@example.org","vote":10},{"uniqueName":"cy@example.org","vote":0},
      {"uniqueName":"vstfs:///team","vote":10,"isContainer":true}]}
      """)
    let record = try #require(read.items.requests.first)
    #expect(record.state == .merged)
    #expect(record.landed == "abcdef0123")
    #expect(record.method == .squash)
    #expect(record.mergedBy?.login == "bo@example.org")
    #expect(record.events.map(\.kind) == [.approved, .reviewRequested, .reviewRequested])
  }

  @Test(arguments: [
    ("APPROVED", false, RequestEvent.Kind.approved), ("APPROVED", true, .dismissed), ("COMMENT", false, .reviewed),
    ("REQUEST_CHANGES", false, .changesRequested), ("REQUEST_REVIEW", false, .reviewRequested),
  ])
  func giteasReviews(_ state: String, _ isDismissed: Bool, _ kind: RequestEvent.Kind) throws {
    let read = try GiteaFormat.read(
      """
      {"id":6,"user":{"id":4,"login":"Bo"},"state":"\(state)","body":"","commit_id":"abcdef0123","stale":false,
      "official":true,"dismissed":\(isDismissed),"submitted_at":"2024-01-02T11:00:00+01:00",
      "pull_request_url":"https://codeberg.example/o/n/pulls/3"}
      """)
    let record = try #require(read.items.requests.first)
    #expect(record.number == 3)
    #expect(record.project == ProjectName(forge: .gitea, host: "codeberg.example", path: "o/n"))
    #expect(record.events.map(\.kind) == [kind])
    #expect(record.events.map(\.time) == [1_704_189_600])
    #expect(record.events.map(\.commit) == ["abcdef0123"])
  }

  @Test func giteasUnsentReviewsAndIssuesAreIgnored() throws {
    let pending = try GiteaFormat.read(
      #"{"id":6,"user":null,"state":"PENDING","commit_id":"","stale":false,"official":false}"#)
    #expect(pending.isIgnored)
    let issue = try GiteaFormat.read(
      #"{"id":7,"issue_url":"https://codeberg.example/o/n/issues/3","pull_request_url":"","body":"x","user":{"login":"bo"}}"#
    )
    #expect(issue.isIgnored)
    #expect(issue.items == [])
  }

  @Test(arguments: [
    (#"{"iid":null,"source_branch":"x","target_branch":"y"}"#, "iid is no number"),
    (
      #"{"iid":1,"source_branch":"x","target_branch":"y","created_at":"2024-13-01T00:00:00Z"}"#, "created_at is no time"
    ),
    (#"{"iid":1,"source_branch":"x","target_branch":"y","state":"lost"}"#, "state is lost, which no merge request has"),
  ])
  func whatDoesNotFitIsRejectedWithTheReason(_ json: String, _ reason: String) throws {
    let read = try GitLabFormat.read(json)
    #expect(read.rejections == [reason])
    #expect(read.items == [])
  }
}
