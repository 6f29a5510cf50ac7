import Aggregation
import Facts

/// The weekly report: what landed, who wrote it, what shipped, and how sure that is.
package enum WeeklyDocument {
  /// How many weeks the charts and the signals look back on, the reported week included.
  static let chartWeeks = 12
  /// How many features and suspected commits are listed.
  static let listLimit = 25

  /// Makes the report.
  package static func make(_ context: ReportContext) throws -> ReportDocument {
    var builder = DocumentBuilder(context)
    let figures = try WeeklyFigures(&builder)
    let alarm = try HealthBooks(context).alarm.map { [$0] } ?? []
    let sections = [
      try WeeklyCoverage.section(&builder),
      ReportDocument.Section(id: "key-figures", title: "Key figures", blocks: [.keyFigures(figures.keyFigures)]),
      try WeeklyAuthorship.section(&builder),
      try WeeklyAgents.section(&builder),
      try WeeklyFeatures.section(&builder),
      try WeeklyFlow.section(&builder),
      try WeeklyVerification.section(&builder),
      try WeeklyDurability.section(&builder),
      try WeeklyReleases.section(&builder),
      try WeeklySuspects.section(&builder),
      try HealthSection.section(&builder),
    ]
    let title = context.isWeek ? "Weekly report" : "Report"
    return builder.document("weekly", title: title, summary: figures.sentence, sections: alarm + sections)
  }
}
