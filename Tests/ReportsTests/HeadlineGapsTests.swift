import Aggregation
import Testing

@testable import Reports

@Suite struct HeadlineGapsTests {
  private func headlines(_ records: ReviewRecordCounts, repositories: Int) -> [String] {
    guard case .table(let table)? = HeadlineGaps.section(records, repositories: repositories).blocks.first else {
      return []
    }
    return table.rows.map { $0[0] }
  }

  private static let always = [
    "Engineering time saved", "Engineers who say that they are more productive", "Cost per change",
  ]

  @Test func whatIsRecordedIsNoGap() {
    let all = ReviewRecordCounts(requests: 9, withReviews: 5, deployments: 2)
    #expect(headlines(all, repositories: 2) == Self.always)
  }

  @Test func withoutRecordsEverythingIsMissing() {
    let none = ReviewRecordCounts(requests: 0, withReviews: 0, deployments: 0)
    #expect(headlines(none, repositories: 2).count == Self.always.count + 4)
    #expect(headlines(none, repositories: 2).first == "Merges that no person touched")
  }

  @Test func requestsWithoutReviewsSayNothingOfVetoes() {
    let requests = ReviewRecordCounts(requests: 9, withReviews: 0, deployments: 0)
    #expect(
      headlines(requests, repositories: 2).prefix(3) == [
        "Merges that no person touched",
        "Sessions that a judge or a failed check turned back, and how many recovered", "Deployments per day",
      ])
  }

  @Test func aCampaignNeedsSeveralRepositories() {
    let all = ReviewRecordCounts(requests: 9, withReviews: 5, deployments: 2)
    #expect(headlines(all, repositories: 1).first?.hasPrefix("Weeks until a fleet-wide change") == true)
  }
}
