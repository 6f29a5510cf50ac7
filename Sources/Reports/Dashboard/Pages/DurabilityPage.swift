import Aggregation
import Facts

/// Whether what was written held up.
enum DurabilityPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    var durability = try WeeklyDurability.section(&builder, weeks: weeks.weeks)
    durability.illustrate([try churn(&builder, weeks), try reverts(&builder, weeks)])
    let sections = [
      durability, ReportDocument.Section(id: "age", title: "How old the code is", blocks: try age(&builder)),
    ]
    return builder.document("durability", title: "Durability", summary: "", sections: sections)
  }

  /// The share of each week's new lines that were gone 14 days later.
  static func churn(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .lines, title: "Lines gone within 14 days, by week",
        summary:
          "Of the lines newly written in each week, the share deleted or rewritten within 14 days after they landed.",
        unit: .share),
      try weeks.ask("churn-14", &builder), [.init("", "all lines")])
  }

  private static func reverts(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .lines, title: "Changes reverted within 30 days, by week",
        summary: "Of the changes that landed in each week, the share that was reverted within 30 days.", unit: .share),
      try weeks.ask("revert-rate", &builder), [.init("", "all changes")])
  }

  private static func age(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let chart = try Distributions.byOrigin(
      "code-age", origins: Origin.allCases.map(\.rawValue), name: WeeklyDurability.name,
      title: "Age of the lines that are there, by origin",
      summary: "At the end of the window: the median line, the 75th and the 90th percentile.", unit: .days, &builder)
    return chart.map { [.chart($0)] } ?? []
  }
}
