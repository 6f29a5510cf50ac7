import Aggregation

/// The headlines that need more than git holds, as far as it is not recorded.
enum HeadlineGaps {
  /// A record that other sections need to give the headline.
  private enum Record {
    case campaigns
    case reviews
    case deployments
    /// Nothing that Byline reads.
    case none
  }

  private static let gaps: [(headline: String, needs: String, record: Record)] = [
    ("Merges that no person touched", "review records", .reviews),
    (
      "Sessions that a judge or a failed check turned back, and how many recovered",
      "review records and check results", .reviews
    ),
    (
      "Weeks until a fleet-wide change reached 50, 80 and 100 %", "review records that share a campaign's key",
      .campaigns
    ),
    ("Deployments per day", "deployment records", .deployments),
    ("Engineering time saved", "hours per class of work that you declare", .none),
    ("Engineers who say that they are more productive", "a survey", .none),
    ("Cost per change", "an export of what was spent", .none),
  ]

  /// What is missing, for a number of repositories with so many records.
  static func section(_ records: ReviewRecordCounts, repositories: Int) -> ReportDocument.Section {
    let missing = gaps.filter { gap in
      switch gap.record {
      case .campaigns: records.requests == 0 || repositories < 2
      case .reviews: records.withReviews == 0
      case .deployments: records.deployments == 0
      case .none: true
      }
    }
    let table = ReportDocument.Table(
      columns: [.init("Headline"), .init("Here")],
      rows: missing.map { [$0.headline, "not measured: needs \($0.needs)"] })
    return ReportDocument.Section(id: "not-measured", title: "Not measured", blocks: [.table(table)])
  }
}
