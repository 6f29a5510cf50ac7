import Collectors
import Facts
import Testing

/// What a list as a whole says, where the file tells which request it was asked of.
@Suite struct RequestListTests {
  private static func find(_ url: String, _ body: String) throws -> RecordFinder.Found {
    let text = #"{"url":"\#(url)","method":"GET","status":200,"body":\#(body)}"#
    let value = try #require(JSONText(Array(text.utf8))).root
    return RecordFinder().find(value, ReviewContext())
  }

  private static let github = "https://api.github.com/repos/octo/tide/pulls/7"
  private static let gitlab = "https://gitlab.example/api/v4/projects/g%2Fp/merge_requests/7"

  private static let empty: [(url: String, body: String, project: ProjectName, has: Set<RequestRecord.List>)] = [
    (
      "\(github)/reviews?per_page=100", "[]", ProjectName(forge: .github, host: "github.com", path: "octo/tide"),
      [.reviews]
    ),
    ("\(github)/comments", "[]", ProjectName(forge: .github, host: "github.com", path: "octo/tide"), [.comments]),
    ("\(github)/commits", "[]", ProjectName(forge: .github, host: "github.com", path: "octo/tide"), [.commits]),
    (
      "https://git.example/api/v3/repos/octo/tide/pulls/7/files", "[]",
      ProjectName(forge: .github, host: "git.example", path: "octo/tide"), [.files]
    ),
    (
      "\(gitlab)/notes?page=1", "[]", ProjectName(forge: .gitlab, host: "gitlab.example", path: "g/p"),
      [.comments, .events]
    ),
    (
      "https://codeberg.org/api/v1/repos/octo/tide/pulls/7/reviews", "[]",
      ProjectName(forge: .gitea, host: "codeberg.org", path: "octo/tide"), [.reviews]
    ),
    (
      "https://api.bitbucket.org/2.0/repositories/octo/tide/pullrequests/7/comments", #"{"values":[]}"#,
      ProjectName(forge: .bitbucket, host: "bitbucket.org", path: "octo/tide"), [.comments]
    ),
  ]

  @Test(arguments: empty.indices)
  func anEmptyListSaysThatThereIsNothing(index: Int) throws {
    let expected = Self.empty[index]
    let found = try Self.find(expected.url, expected.body)
    let record = try #require(found.items.requests.first)
    #expect(record.project == expected.project)
    #expect(record.number == 7 && record.has == expected.has && record.cut.isEmpty && record.events.isEmpty)
    #expect(found.records == 1 && found.rejections.isEmpty)
  }

  @Test(arguments: [
    "https://api.github.com/repos/octo/tide/pulls", "https://api.github.com/repos/octo/tide/issues/7/comments",
    "https://api.github.com/repos/octo/tide/pulls/comments", "https://example.com/7/reviews",
  ])
  func anEmptyListOfAnythingElseSaysNothing(url: String) throws {
    let found = try Self.find(url, "[]")
    #expect(found.items.isEmpty && found.records == 0 && found.rejections.isEmpty)
  }

  private static let files = """
    [{"sha":"aaaaaaa1","filename":"a.swift","status":"modified","additions":10,"deletions":2,"changes":12},
     {"sha":"aaaaaaa2","filename":"b.swift","status":"added","additions":5,"deletions":0,"changes":5}]
    """

  @Test func theFilesOfARequestGiveItsSize() throws {
    let found = try Self.find("\(Self.github)/files?per_page=100", Self.files)
    let record = try #require(found.items.requests.first)
    #expect(found.items.count == 1 && found.ignored == 0)
    #expect([record.changedFiles, record.addedLines, record.deletedLines] == [2, 15, 2])
    #expect(record.has == [.files] && record.cut.isEmpty)
  }

  @Test(arguments: ["per_page=2", "per_page=100&page=2"])
  func aPageOfTheFilesGivesNoSize(query: String) throws {
    let record = try #require(try Self.find("\(Self.github)/files?\(query)", Self.files).items.requests.first)
    #expect([record.changedFiles, record.addedLines, record.deletedLines] == [nil, nil, nil])
    #expect(record.has == [.files] && record.cut.isEmpty)
  }
}
