import Aggregation
import Testing

@testable import Reports

@Suite struct HealthRecordsTests {
  private func tables(_ rejected: [RejectedRecords] = [], _ projects: [ProjectHealth] = []) -> [ReportDocument.Table] {
    HealthRecords(rejected: rejected, projects: projects).tables.compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
  }

  @Test func nothingToSayIsNoTable() { #expect(tables().isEmpty) }

  @Test func rejectionsHaveSourceReasonAndCount() {
    let rejected = [RejectedRecords(source: "pulls.json", reason: "it is not JSON", count: 1200)]
    #expect(tables(rejected).map(\.rows) == [[["pulls.json", "it is not JSON", "1,200"]]])
  }

  @Test func cutListsAndProjectsOfNobodyAreTold() {
    let projects = [
      ProjectHealth(
        project: "forge.example/octo/tide", repository: "tide", requests: 1500,
        cut: [.init(list: "commits", requests: 2), .init(list: "reviews", requests: 11)], withoutReviews: 3),
      ProjectHealth(project: "", repository: "", requests: 4, cut: [], withoutReviews: 0),
    ]
    #expect(
      tables([], projects).map(\.rows) == [
        [
          ["forge.example/octo/tide", "tide", "1,500", "commits of 2, reviews of 11", "3"],
          ["(not named)", "none of the store: not counted", "4", "none", "0"],
        ]
      ])
  }
}
