import Collectors
import Facts
import Foundation
import Testing

/// What DevLake made of GitHub's reviews, comments, commits, labels and issues, row by row and field by field where both mean
/// the same.
@Suite(.enabled(if: RecordedReviews.arePresent, RecordedReviews.reason))
struct DevLakeGitHubTablesTests {
  private static let raw = "devlake/github/raw/_raw_github_api_"
  private static let expected = "devlake/github/expected/_tool_github_"

  /// The number of each request by GitHub's own id, which is all that DevLake's other tables have.
  private let numbers: [String: String]

  init() throws {
    let rows = try RecordedReviews.data("\(Self.raw)pull_requests.csv")
    numbers = Dictionary(
      rows.map { ("\($0["id"] as? Int ?? 0)", "\($0["number"] as? Int ?? 0)") }, uniquingKeysWith: { $1 })
  }

  private func number(_ row: [String: String], _ key: String = "pull_request_id") -> String {
    numbers[row[key] ?? ""] ?? "?"
  }

  private func second(_ time: String?) -> String { time.map { $0.isEmpty ? "" : "\($0.prefix(19))Z" } ?? "" }

  /// The events of a file as texts, in order: request, key, who, when, of which commit, and what was said.
  private func events(
    _ file: String, hasCommit: Bool = true, _ word: (RequestEvent) -> String = { _ in "" }
  ) throws -> [String] {
    try RecordedReviews.read("\(Self.raw)\(file).csv").items.requests.flatMap { record in
      record.events.map {
        [
          String(record.number), $0.key, $0.actor?.login ?? "", $0.time.map(Calendar.timeLabel) ?? "",
          hasCommit ? $0.commit ?? "" : "", word($0), $0.text,
        ].joined(separator: "|")
      }
    }.sorted()
  }

  @Test func reviews() throws {
    let words: [RequestEvent.Kind: String] = [
      .approved: "APPROVED", .changesRequested: "CHANGES_REQUESTED", .reviewed: "COMMENTED", .dismissed: "DISMISSED",
    ]
    let found = try events("pull_request_reviews") { words[$0.kind] ?? $0.kind.rawValue }
    let rows = try RecordedReviews.table("\(Self.expected)pull_request_reviews.csv").map { row in
      [
        number(row), "review:\(row["github_id"] ?? "")", row["author_username"]?.lowercased() ?? "",
        second(row["github_submit_at"]), row["commit_sha"] ?? "", row["state"] ?? "", row["body"] ?? "",
      ].joined(separator: "|")
    }
    #expect(found.count > 25)
    #expect(rows.filter { !found.contains($0) } == [])
    #expect(found.filter { !rows.contains($0) } == [])
  }

  /// Both sorts stand in one table, which writes what was said as JSON.
  ///
  /// Of a comment on a line it keeps the commit that was the head when it was fetched, Byline the one that was looked at.
  @Test(arguments: [
    ("pull_request_review_comments", "line-comment", "DIFF", 16), ("comments", "comment", "NORMAL", 46),
  ])
  func comments(_ file: String, _ kind: String, _ type: String, _ count: Int) throws {
    let found = try events(file, hasCommit: false)
    let rows = try RecordedReviews.table("\(Self.expected)pull_request_comments.csv").filter { $0["type"] == type }
      .map { row in
        let body = try JSONSerialization.jsonObject(with: Data((row["body"] ?? "").utf8), options: .fragmentsAllowed)
        return [
          number(row), "\(kind):\(row["github_id"] ?? "")", Actor(login: row["author_username"] ?? "").login,
          second(row["github_created_at"]), "", "", body as? String ?? "",
        ].joined(separator: "|")
      }
    #expect(rows.count == count)
    #expect(rows.filter { !found.contains($0) } == [])
    #expect(found.filter { !rows.contains($0) } == [])
  }

  @Test func commits() throws {
    let found = try RecordedReviews.read("\(Self.raw)pull_request_commits.csv").items.requests.flatMap { record in
      (record.commits ?? []).map {
        [
          String(record.number), $0.id, $0.authorName, $0.authorEmail, $0.authored.map(Calendar.timeLabel) ?? "",
        ].joined(separator: "|")
      }
    }.sorted()
    let rows = try RecordedReviews.table("\(Self.expected)pull_request_commits.csv").map { row in
      [
        number(row), row["commit_sha"] ?? "", row["commit_author_name"] ?? "", row["commit_author_email"] ?? "",
        second(row["commit_authored_date"]),
      ].joined(separator: "|")
    }.sorted()
    #expect(found.count > 80)
    #expect(rows.filter { !found.contains($0) } == [])
    #expect(found.filter { !rows.contains($0) } == [])
  }

  @Test func labels() throws {
    let found = try RecordedReviews.read("\(Self.raw)pull_requests.csv").items.requests.flatMap { record in
      (record.labels ?? []).map { "\(record.number) \($0)" }
    }
    let rows = try RecordedReviews.table("\(Self.expected)pull_request_labels.csv").map {
      "\(number($0, "pull_id")) \($0["label_name"] ?? "")"
    }
    // One request stands in the raw rows twice.
    #expect(Set(found) == Set(rows))
    #expect(rows.count > 30)
  }

  /// The people that DevLake takes for reviewers are those who gave reviews; its list has but some of the requests.
  @Test func reviewers() throws {
    let found = Set(
      try RecordedReviews.read("\(Self.raw)pull_request_reviews.csv").items.requests.flatMap { record in
        record.events.map { "\(record.number) \($0.actor?.login ?? "")" }
      })
    let rows = try RecordedReviews.table("\(Self.expected)reviewers.csv").map {
      "\(number($0)) \($0["username"]?.lowercased() ?? "")"
    }
    #expect(rows.count == 6)
    #expect(found.isSuperset(of: rows))
  }
}
