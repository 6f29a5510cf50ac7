import Collectors
import Facts
import Foundation
import TestSupport
import Testing

/// GitHub's own answers, recorded: what comes in, beside what another reading of the same files finds.
@Suite struct RecordedGitHubTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/reviews")
    .standardizedFileURL
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  private static func read(_ name: String) throws -> (items: [ReviewItem], tally: ReadingTally) {
    var items: [ReviewItem] = []
    var input = try ByteInput(path: folder.appending(path: name).path)
    var reader = ReviewReader(name: name) { items += $0 }
    let tally = try reader.read(&input)
    return (items, tally)
  }

  private static func requests(_ name: String) throws -> [RequestRecord] {
    try read(name).items.compactMap { if case .request(let record) = $0 { record } else { nil } }
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    let lines = text.replacing("\r\n", with: "\n")
    let records = try CSVReader.records(of: lines.hasSuffix("\n") ? lines : "\(lines)\n")
    let header = try #require(records.first)
    return records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { $1 }) }
  }

  private static func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  static let raw = "devlake/github/raw/_raw_github_api_"

  @Test(.enabled(if: isThere, "the recorded files are not beside the repository"))
  func pullRequestsAreAllThere() throws {
    let expected = try Self.rows("\(Self.raw)pull_requests.csv").map { try Self.json($0["data"] ?? "") }
    let found = try Self.requests("\(Self.raw)pull_requests.csv")
    #expect(found.map(\.number) == expected.map { $0["number"] as? Int ?? 0 })
    #expect(found.map { $0.landed != nil } == expected.map { $0["merged_at"] is String })
    #expect(found.map(\.title) == expected.map { $0["title"] as? String })
  }

  @Test(.enabled(if: isThere, "the recorded files are not beside the repository"))
  func reviewsAndCommentsAreAllThere() throws {
    let reviews = try Self.rows("\(Self.raw)pull_request_reviews.csv")
    #expect(try Self.read("\(Self.raw)pull_request_reviews.csv").tally.reviews == reviews.count)
    let lineComments = try Self.rows("\(Self.raw)pull_request_review_comments.csv")
    #expect(try Self.read("\(Self.raw)pull_request_review_comments.csv").tally.comments == lineComments.count)
    let comments = try Self.rows("\(Self.raw)comments.csv").filter { ($0["data"] ?? "").contains("/pull/") }
    let tally = try Self.read("\(Self.raw)comments.csv").tally
    #expect(tally.comments == comments.count)
    #expect(tally.rejected == 0)
    let commits = try Self.requests("\(Self.raw)pull_request_commits.csv").compactMap(\.commits?.first?.id)
    #expect(
      commits
        == (try Self.rows("\(Self.raw)pull_request_commits.csv").map {
          try Self.json($0["data"] ?? "")["sha"] as? String
        }))
  }

  /// DevLake's own table of the same records, where its columns mean the same.
  @Test(.enabled(if: isThere, "the recorded files are not beside the repository"))
  func saysWhatDevLakeSays() throws {
    let expected = try Self.rows("devlake/github/expected/_tool_github_pull_requests.csv")
    var found: [Int: RequestRecord] = [:]
    for record in try Self.requests("\(Self.raw)pull_requests.csv") { found[record.number] = record }
    func time(_ text: String?) -> Int64? { text.flatMap { $0.isEmpty ? nil : Calendar.parseTime($0) } }
    var compared = 0
    for row in expected {
      guard let record = found[Int(row["number"] ?? "") ?? 0] else { continue }
      compared += 1
      #expect(record.title == row["title"])
      #expect(record.created == time(row["github_created_at"]))
      #expect(record.updated == time(row["github_updated_at"]))
      #expect(record.closed == time(row["closed_at"]))
      #expect(record.merged == time(row["merged_at"]))
      #expect(record.baseBranch == row["base_ref"])
      #expect(record.headBranch == row["head_ref"])
      #expect(record.head == row["head_commit_sha"])
      #expect(record.url == row["url"])
      #expect(record.isDraft == (row["is_draft"] == "1"))
      #expect((record.author?.login ?? "") == row["author_name"]?.lowercased())
      // DevLake keeps the commit of the test merge as well.
      if record.state == .merged { #expect(record.landed == row["merge_commit_sha"]) }
    }
    #expect(compared == expected.count)
    #expect(compared > 40)
  }

  @Test(.enabled(if: isThere, "the recorded files are not beside the repository"))
  func ghListsAreAllThere() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "git-prs/gofiber_fiber.gh_pr_list.json"))
    let expected = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let (items, tally) = try Self.read("git-prs/gofiber_fiber.gh_pr_list.json")
    #expect(tally.changes == expected.count)
    #expect(tally.reviews == expected.reduce(0) { $0 + (($1["reviews"] as? [Any])?.count ?? 0) })
    #expect(tally.rejected == 0)
    let commits = items.reduce(0) {
      if case .request(let record) = $1 { $0 + (record.commits?.count ?? 0) } else { $0 }
    }
    #expect(commits == expected.reduce(0) { $0 + (($1["commits"] as? [Any])?.count ?? 0) })
  }

  @Test(.enabled(if: isThere, "the recorded files are not beside the repository"))
  func webhooksAreTakenOrPassedOver() throws {
    let root = Self.folder.appending(path: "octokit-webhooks")
    let kinds = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
    let passedOver: Set = ["push", "workflow_run", "merge_group", "deployment_review"]
    for kind in kinds {
      for file in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: kind).path) {
        let (items, tally) = try Self.read("octokit-webhooks/\(kind)/\(file)")
        #expect(tally.rejected == 0, "\(kind)/\(file)")
        guard !passedOver.contains(kind) else {
          #expect(tally.ignored == 1 && items == [], "\(kind)/\(file)")
          continue
        }
        let isTold = kind != "issue_comment" && !(kind == "release" && file.hasPrefix("deleted"))
        #expect(!isTold || items.count == 1, "\(kind)/\(file)")
      }
    }
    #expect(kinds.count > 8)
  }

  @Test(
    .enabled(if: isThere, "the recorded files are not beside the repository"),
    arguments: [
      ("comments", 1, 2), ("commits", 1, 0), ("labels", 1, 0), ("merge_commit_sha", 3, 0), ("renamed_fork", 1, 0),
    ])
  func recordedExchangesAreUnpacked(name: String, changes: Int, comments: Int) throws {
    let tally = try Self.read("ogr-recorded/github_pr_\(name).json").tally
    #expect(tally.changes == changes)
    #expect(tally.comments == comments)
    #expect(tally.rejected == 0)
  }
}
