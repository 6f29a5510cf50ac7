import Collectors
import Facts
import Testing

@Suite struct GerritFormatTests {
  private static let line = """
    {"project":"tools/byte","branch":"main","topic":"shorter","id":"I0123456789012345678901234567890123456789",
    "number":"431","subject":"Count bytes once","owner":{"name":"Ada","email":"ada@example.org","username":"Ada"},
    "url":"https://review.example.org/c/tools/byte/+/431","commitMessage":"Count bytes once\\n\\nChange-Id: I01\\n",
    "createdOn":1700000000,"lastUpdated":1700009000,"open":false,"status":"MERGED",
    "comments":[
    {"timestamp":1700000000,"reviewer":{"username":"ada"},"message":"Uploaded patch set 1."},
    {"timestamp":1700000300,"reviewer":{"username":"zuul"},"message":"Patch Set 1: Verified+1\\n\\nBuild succeeded."},
    {"timestamp":1700001000,"reviewer":{"username":"bo"},"message":"Patch Set 1: Code-Review-1\\n\\n(1 comment)"},
    {"timestamp":1700002000,"reviewer":{"username":"bo"},"message":"Patch Set 2: Code-Review+2\\n\\nFine now, thanks."},
    {"timestamp":1700008000,"reviewer":{"username":"bo"},"message":"Change has been successfully merged by Bo"}],
    "patchSets":[
    {"number":2,"revision":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","uploader":{"username":"ada"},
    "author":{"name":"Ada","email":"ada@example.org"},"createdOn":1700001500,"sizeInsertions":7,"sizeDeletions":-3,
    "files":[{"file":"/COMMIT_MSG"},{"file":"a.c"}],
    "approvals":[{"type":"Code-Review","value":"2","grantedOn":1700002000,"by":{"username":"bo"}},
    {"type":"Verified","value":"1","grantedOn":1700002500,"by":{"username":"zuul"}},
    {"type":"SUBM","value":"1","grantedOn":1700008000,"by":{"username":"bo"}}]},
    {"number":1,"revision":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","uploader":{"username":"ada"},
    "createdOn":1700000000,
    "approvals":[{"type":"Code-Review","value":"-1","grantedOn":1700001000,"by":{"username":"bo"}}],
    "comments":[{"file":"a.c","line":4,"reviewer":{"username":"bo"},"message":"Off by one"}]}]}
    """

  @Test func readsALineOfTheQuery() throws {
    let read = try GerritFormat.read(Self.line)
    #expect(read.rejections == [])
    let record = try #require(read.items.requests.first)
    #expect(record.project == ProjectName(forge: .gerrit, host: "review.example.org", path: "tools/byte"))
    #expect(record.number == 431)
    #expect(record.changeKey == "I0123456789012345678901234567890123456789")
    #expect(record.state == .merged)
    #expect(record.created == 1_700_000_000)
    #expect(record.merged == 1_700_008_000)
    #expect(!record.isEndEstimated)
    #expect(record.mergedBy?.login == "bo")
    #expect(record.author?.login == "ada")
    #expect(record.landed == "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
    #expect(record.addedLines == 7)
    #expect(record.deletedLines == 3)
    #expect(record.changedFiles == 1)
    #expect(record.has == [.commits, .reviews, .comments, .events])
    #expect(record.commits?.map(\.id) == ["bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"])
  }

  @Test func tellsVotesPushesAndCommentsOfALine() throws {
    let events = try GerritFormat.read(Self.line).items.events
    #expect(
      events.map { "\($0.kind.rawValue) \($0.actor?.login ?? "") \($0.time ?? 0) \($0.text) \($0.path)" } == [
        "pushed ada 1700000000  ",
        "changes-requested bo 1700001000  ",
        "line-comment bo 0 Off by one a.c",
        "pushed ada 1700001500  ",
        "approved bo 1700002000  ",
        "comment zuul 1700000300 Build succeeded. ",
        "comment bo 1700002000 Fine now, thanks. ",
        "merged bo 1700008000  ",
      ])
    #expect(events.first { $0.kind == .approved }?.commit == "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
    #expect(events.first { $0.actor?.login == "zuul" }?.actor?.hint == .bot)
  }

  @Test func verifiedVotesAreChecks() throws {
    let checks = try GerritFormat.read(Self.line).items.checks
    #expect(checks.map(\.state) == ["success"])
    #expect(checks.map(\.name) == ["Verified zuul"])
    #expect(checks.map(\.commit) == ["bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"])
  }

  @Test func theLineOfStatisticsIsIgnored() throws {
    let read = try GerritFormat.read(#"{"type":"stats","rowCount":1,"runTimeMilliseconds":5,"moreChanges":false}"#)
    #expect(read.isIgnored)
    #expect(read.items == [])
  }

  private static let change = """
    {"id":"tools%2Fbyte~main~I01","project":"tools/byte","branch":"main","change_id":"I01","subject":"Count",
    "status":"NEW","created":"2024-02-21 11:16:36.775000000","updated":"2024-02-22 11:16:36.775000000",
    "insertions":4,"deletions":1,"_number":432,"owner":{"_account_id":7},"work_in_progress":true,
    "labels":{"Code-Review":{"all":[{"value":1,"date":"2024-02-21 12:00:00.000000000","username":"bo"},
    {"value":0,"username":"cy"}],"values":{"-1":"no"," 0":"none","+1":"yes"}},
    "Verified":{"all":[{"value":-1,"date":"2024-02-21 12:30:00.000000000","name":"CI","tags":["SERVICE_USER"]}]}},
    "messages":[{"id":"m1","author":{"username":"ada"},"date":"2024-02-21 11:16:36.775000000",
    "message":"Uploaded patch set 1.","tag":"autogenerated:gerrit:newPatchSet","_revision_number":1},
    {"id":"m2","author":{"username":"cy"},"date":"2024-02-21 13:00:00.000000000","message":"Patch Set 1:\\n\\nWhy?"}],
    "current_revision":"CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
    "revisions":{"cccccccccccccccccccccccccccccccccccccccc":{"_number":1,"kind":"REWORK",
    "created":"2024-02-21 11:16:36.775000000","uploader":{"username":"ada"},"files":{"a.c":{}},
    "commit":{"author":{"name":"Ada","email":"ada@example.org","date":"2024-02-21 11:00:00.000000000"},
    "message":"Count\\n\\nChange-Id: I01\\n"}}}}
    """

  @Test func readsAChangeOfTheAPI() throws {
    let read = try GerritFormat.read(Self.change, url: "https://review.example.org/a/changes/?q=x")
    #expect(read.rejections == [])
    let record = try #require(read.items.requests.first)
    #expect(record.project.host == "review.example.org")
    #expect(record.number == 432)
    #expect(record.state == .open)
    #expect(record.isDraft == true)
    #expect(record.created == 1_708_514_196)
    #expect(record.author?.login == "account 7")
    #expect(record.head == "cccccccccccccccccccccccccccccccccccccccc")
    #expect(record.landed == nil)
    #expect(
      record.events.map { "\($0.kind.rawValue) \($0.actor?.login ?? "") \($0.text)" } == [
        "pushed ada ", "approved bo ", "comment cy Why?",
      ])
    #expect(read.items.checks.map(\.state) == ["failure"])
  }

  @Test func readsInlineComments() throws {
    let json = """
      {"/PATCHSET_LEVEL":[{"id":"c1","updated":"2024-02-21 12:00:00.000000000","message":"Good","author":{"username":"bo"}}],
      "a.c":[{"id":"c2","line":3,"updated":"2024-02-21 12:01:00.000000000","message":"Here","author":{"username":"bo"}}]}
      """
    let read = try GerritFormat.read(json, url: "https://review.example.org/changes/tools%2Fbyte~432/comments")
    let record = try #require(read.items.requests.first)
    #expect(record.number == 432)
    #expect(record.project.path == "tools/byte")
    #expect(record.events.map(\.kind) == [.comment, .lineComment])
    #expect(record.events.map(\.path) == ["", "a.c"])
    #expect(
      try GerritFormat.read(json).rejections == ["the map of comments does not say which change request it belongs to"])
  }

  @Test(arguments: [
    ("number", "\"number\":\"x\",\"createdOn\":1700000000", "number is no number"),
    ("time", "\"number\":5,\"createdOn\":-1", "createdOn is no time"),
    ("state", "\"number\":5,\"createdOn\":1700000000,\"status\":\"LOST\"", "status is LOST, which no change has"),
  ])
  func rejectsWhatCannotBe(_ name: String, _ fields: String, _ reason: String) throws {
    let read = try GerritFormat.read(#"{"project":"p","branch":"b","id":"I01","# + fields + "}")
    #expect(read.rejections == [reason])
    #expect(read.items == [])
  }
}
