import Foundation
import Testing

/// What Byline says of the sample's review records, against a reading of the files with rules written for it, and against
/// the answer key in `SampleData/README.md`.
@Suite struct SampleReviewTests {
  private let requests: [SampleRequest]
  /// Merged, and not by dependabot's or renovate's hand.
  private let merged: [SampleRequest]

  init() throws {
    requests = try SampleRequest.all()
    merged = requests.filter { $0.state == "MERGED" && !$0.isAutomation }
  }

  /// A measure over the whole history, as `numerator/denominator`, or the value where it is no share.
  private func asked(_ metric: String, _ measure: String = "") throws -> String {
    let outcome = try Sandbox().byline([
      "query", metric, "--since", "2026-05-18", "--until", "2026-08-19", "--as-of", Sample.moment, "--no-collect",
      "--format", "csv", try Sample.reviewedPath(),
    ])
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let row = try #require(rows.first { measure.isEmpty ? $0[4] == "" : $0[5] == measure }, "\(outcome.errors)")
    return row[8].isEmpty ? String(row[6]) : "\(row[8])/\(row[9])"
  }

  private func numbers(_ isWanted: (SampleRequest) -> Bool) -> [Int] { merged.filter(isWanted).map(\.number) }

  @Test func theImportSaysWhatCameIn() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.byline(["import", "--store", sandbox.path("s.sqlite")] + Sample.records)
    let (reviews, comments) = (requests.map(\.reviews.count), requests.map(\.comments.count))
    let checks = requests.map(\.checkCount)
    #expect(
      outcome.output == """
        14 deployments, 6 releases, \(checks.reduce(0, +)) checks
        \(requests.count) changes, \(reviews.reduce(0, +)) reviews, \(comments.reduce(0, +)) comments, 0 rejected

        """)
    #expect(outcome.output.hasSuffix("\n43 changes, 56 reviews, 4 comments, 0 rejected\n"))
  }

  @Test func fourOfTwelveAgentsRequestsWereVerified() throws {
    #expect(numbers(\.isAgentic) == [5, 9, 12, 25, 28, 29, 30, 36, 39, 42, 52, 53])
    #expect(numbers { $0.isAgentic && $0.isVerified } == [5, 12, 25, 29])
    let outcome = try Sandbox().byline([
      "query", "human-verified-share", "--by", "origin", "--since", "2026-05-18", "--until", "2026-08-19", "--as-of",
      Sample.moment, "--no-collect", "--format", "csv", try Sample.reviewedPath(),
    ])
    #expect(outcome.output.contains(",tidepool,origin,agentic,0.3333333333333333,share,4,12,12,"))
  }

  @Test func twentyOneOfAllWereVerified() throws {
    #expect(numbers { !$0.isVerified } == [8, 9, 18, 28, 30, 35, 36, 39, 42, 52, 53, 54])
    #expect(try asked("human-verified-share") == "\(numbers(\.isVerified).count)/\(merged.count)")
    #expect(merged.count == 33)
  }

  @Test func nobodyElseLookedAtSeven() throws {
    let unseen = numbers { $0.independentReviews.isEmpty }
    #expect(unseen == [9, 18, 28, 35, 36, 42, 53])
    #expect(try asked("unreviewed-merges") == "\(unseen.count)/33")
    let machines = numbers { $0.independentReviews.isEmpty && !$0.reviews.isEmpty }
    #expect(machines == [28, 35])
    #expect(try asked("bot-only-reviewed") == "\(machines.count)/33")
  }

  @Test func threeApprovalsAreOfAnEarlierHead() throws {
    let stale = numbers { $0.isApproved && !$0.isVerified }
    #expect(stale == [8, 39, 52])
    #expect(try asked("stale-approvals") == "\(stale.count)/\(numbers(\.isApproved).count)")
  }

  @Test func elevenWereMergedByWhoMadeThem() throws {
    let own = numbers { $0.makers.contains($0.merger) }
    #expect(own == [9, 12, 14, 18, 23, 32, 35, 37, 38, 54, 55])
    #expect(try asked("self-merges") == "\(own.count)/33")
  }

  @Test func aMachineObjectedToFourAndTwoOfTheseRecovered() throws {
    let judged = requests.filter { $0.firstVerdictOfMachine != nil }
    let vetoed = judged.filter { $0.firstVerdictOfMachine == "CHANGES_REQUESTED" }
    #expect(vetoed.map(\.number) == [12, 27, 47, 50])
    #expect(try asked("ai-reviewer-veto") == "\(vetoed.count)/\(judged.count)")
    #expect(try asked("ai-reviewer-veto", "recovered") == "\(vetoed.count { $0.state == "MERGED" })/4")
  }

  @Test func noPersonTouchedFourMerges() throws {
    let untouched = requests.filter { $0.merger.hasPrefix("app/") && $0.reviews.isEmpty }
    #expect(untouched.map(\.number) == [11, 33, 51, 58])
    #expect(try asked("zero-human-touch-merges") == "\(untouched.count)/38")
  }

  /// Of a draft the clock starts when it was ready, which only the other file says.
  @Test func halfOfTheFirstLooksTookLessThanThreeHours() throws {
    let file = try Data(contentsOf: URL(filePath: Sample.records[1]))
    let data = try #require((JSONSerialization.jsonObject(with: file) as? [String: Any])?["data"] as? [String: Any])
    let pulls = (data["repository"] as? [String: Any])?["pullRequests"] as? [String: Any]
    var ready: [Int: String] = [:]
    for node in try #require(pulls?["nodes"] as? [[String: Any]]) {
      let events = (node["timelineItems"] as? [String: Any])?["nodes"] as? [[String: Any]]
      ready[node["number"] as? Int ?? 0] = events?.first?["createdAt"] as? String
    }
    #expect(ready.keys.sorted() == [5, 52])
    func seconds(_ time: String?) throws -> TimeInterval {
      try #require(ISO8601DateFormatter().date(from: time ?? "")).timeIntervalSince1970
    }
    let waits = try merged.compactMap { request -> TimeInterval? in
      guard let first = request.independentReviews.map(\.time).min() else { return nil }
      return try seconds(first) - seconds(ready[request.number] ?? request.created)
    }.sorted()
    #expect(waits.count == 26)
    #expect(try asked("first-review-time", "p50") == "\(Int((waits[12] + waits[13]) / 2))")
    #expect(waits[12] == 174 * 60 && waits[13] == 180 * 60)
  }

  @Test func twoOfFourteenDeploymentsFailed() throws {
    #expect(try asked("change-fail-rate") == "2/14")
  }

  /// The ids of commits in the records are those of the history, wherever it has them.
  @Test func everyMergedRequestIsTiedToItsLandedCommit() throws {
    let store = try Sample.reviewedPath() + "/byline.sqlite"
    let outcome = try Sandbox().byline(["explain", "52", "--store", store, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("524709d"))
    #expect(try asked("human-verified-share", "unknown") == "2")
  }
}
