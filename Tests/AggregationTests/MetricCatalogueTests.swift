import Aggregation
import Facts
import Foundation
import Testing

@Suite struct MetricCatalogueTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func listsEveryFileOfTheMetricsFolder() throws {
    let folder = Self.root.appendingPathComponent("Sources/Aggregation/Metrics").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let listed = MetricCatalogue.all.map { "\(type(of: $0)).swift" }.sorted()
    #expect(files == listed)
  }

  /// Every published figure that git and review records can answer has its number.
  @Test(arguments: [
    ("merged agent changes, in total", "ai-changes-landed", "cumulative"),
    ("merged agent changes, per month", "ai-changes-landed", "per30Days"),
    ("merged agent changes, in the best ten days", "ai-changes-landed", "best10Days"),
    ("share of changes made with AI", "ai-changes-landed", "share"),
    ("changes per contributor and week", "throughput", "perContributor"),
    ("share of changes that machines author", "automation-share", ""),
    ("features shipped", "features-shipped", ""),
    ("people who commit nothing without AI", "all-ai-contributors", ""),
    ("since when they do", "all-ai-contributors", "streak"),
    ("people who work with AI", "ai-active-contributors", ""),
    ("quality held", "revert-rate", ""),
    ("lines that last", "line-survival", "s30"),
    ("lines rewritten soon", "churn-14", ""),
    ("AI's lines rewritten sooner", "excess-rework", ""),
    ("code grows faster than the team", "growth", ""),
    ("work by model", "agent-mix", "lines"),
    ("unlabelled work", "label-coverage", "suspected"),
    ("agents' pull requests merged, in the best ten days", "agent-requests-merged", "best10Days"),
    ("share of pull requests made with AI", "ai-assisted-change-share", ""),
    ("merged without a human in the loop", "zero-human-touch-merges", "merges"),
    ("sessions that a judge vetoed", "ai-reviewer-veto", ""),
    ("vetoed sessions that recovered", "ai-reviewer-veto", "recovered"),
    ("migrations of the whole fleet", "campaign-curve", "by7"),
    ("deployments a day", "deployment-frequency", "perDay"),
    ("where agents' work ends", "agent-funnel", "kept"),
  ])
  func answersThePublishedFigure(figure: String, id: String, measure: String) throws {
    #expect(try MetricCatalogue.metric(id: id).measures.map(\.id).contains(measure))
  }

  @Test func proposesTheNearestId() {
    #expect(throws: BylineError(.usage, "there is no metric 'ai-lines-share'", hint: "did you mean ai-line-share?")) {
      try MetricCatalogue.metric(id: "ai-lines-share")
    }
    #expect(
      throws: BylineError(.usage, "there is no metric 'karma'", hint: "byline metrics list prints all of them")
    ) {
      try MetricCatalogue.metric(id: "karma")
    }
  }

  @Test func describesAMetricInFull() throws {
    #expect(
      try MetricCatalogue.describe("automation-share") == """
        automation-share: Automation share
        What share of the changes that landed did a machine author?

        Definition
          Mainline units that an agent or a rule-based bot authored, over all mainline units landed in the
          window, with a 95 % Wilson interval. The one share whose denominator includes rule-based bots.

        Unit         share
        Denominator  mainline units landed, automation included
        Inputs       git, AI marks
        Dimensions   repository, team, week
        Matures in   at once

        Numbers
          - (headline) [share]: Units that an agent or a rule-based bot authored.
          - agentic [share]: Units that an agent authored.
          - automation [share]: Units that a rule-based bot authored.

        Pitfalls
          - Who authored a change says nothing of who looked at it before it landed; that needs review
            records.
          - Dependency updates are many and small.

        SQL
          SELECT {select}
            u.origin AS unitOrigin,
            SUM(u.unitCount) AS unitTotal
          FROM {sums unit_facts} AS u
          WHERE {window u.landedDay}
          GROUP BY {keys}u.origin
          ORDER BY {keys}u.origin

        """)
  }

  @Test func describesEveryMetricWithItsPitfallsAndDimensions() throws {
    for metric in MetricCatalogue.all {
      let text = try MetricCatalogue.describe(metric.id)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 140 && $0.last != " " })
      #expect(metric.dimensionNames.allSatisfy(text.contains))
    }
  }

  /// `METRICS.md` is written only on request (`RECORD_GOLDEN=1`), so that a change of a definition is read in the diff.
  @Test func agreesWithTheCommittedReference() throws {
    let file = Self.root.appendingPathComponent("METRICS.md")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try MetricCatalogue.reference().write(to: file, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(committed == MetricCatalogue.reference(), "run the tests with RECORD_GOLDEN=1 and read the diff")
  }
}
