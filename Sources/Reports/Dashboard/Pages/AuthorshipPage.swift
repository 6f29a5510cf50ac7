import Aggregation
import Facts

/// Who wrote the lines and made the commits, over time and by place.
enum AuthorshipPage {
  /// How many directories and languages are listed.
  private static let listLimit = 20

  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    var authorship = try WeeklyAuthorship.section(&builder)
    let lines = weeks.chart(
      .init(
        kind: .stackedBars, title: "Added lines by origin and week",
        summary: "The added lines of each week, by origin; rule-based bots and generated files are left out.",
        unit: .lines, value: { $0.numerator.map(Double.init) }, isZeroWhereAbsent: true),
      try weeks.ask("origin-mix", &builder), originLines)
    let commits = weeks.chart(
      .init(
        kind: .lines, title: "AI share of commits by week",
        summary: "The share of commits that an agent authored or that carry an AI mark, with 95 % intervals.",
        unit: .share),
      try weeks.ask("ai-commit-share", &builder), [.init("ai", "with AI")])
    authorship.blocks += [try origins(&builder, weeks), lines, commits].compactMap { $0.map { .chart($0) } }
    var places: [ReportDocument.Block] = []
    for (dimension, title) in [(Dimension.directory, "Directory"), (.language, "Language")] {
      if let table = try table(&builder, weeks, by: dimension, title: title) { places.append(.table(table)) }
    }
    let sections = [
      authorship,
      ReportDocument.Section(id: "places", title: "Where", blocks: places),
      try WeekHours.section(&builder),
      try WeeklyCoverage.section(&builder), try WeeklySuspects.section(&builder),
    ]
    return builder.document("authorship", title: "Who wrote it", summary: "", sections: sections)
  }

  private static let originLines = [Origin.ai, .assisted, .human, .unmarked].map { origin in
    WeekCharts.Line(origin.rawValue, WeeklyDurability.name(origin.rawValue), "lines.\(origin.rawValue)")
  }

  /// The origin of each week's added lines as parts of the whole; a week in which nothing was added is a 0.
  static func origins(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .stackedShare, title: "Origin of added lines by week",
        summary: "For each week, the share of the added lines by AI, assisted, human and unmarked.", unit: .lines,
        value: { $0.numerator.map(Double.init) }, isZeroWhereAbsent: true),
      try weeks.ask("origin-mix", &builder), originLines)
  }

  /// The AI's share in the places with the most added lines, each with how it went over the weeks.
  private static func table(
    _ builder: inout DocumentBuilder, _ weeks: WeekCharts, by dimension: Dimension, title: String
  ) throws -> ReportDocument.Table? {
    let groups = Dictionary(grouping: try builder.ask("ai-line-share", by: [dimension]), by: { $0.group[0] })
    let largest = groups.keys.filter { (groups[$0]?.first("")?.denominator ?? 0) > 0 }
      .sorted { (groups[$1]?.first("")?.denominator ?? 0, $0) < (groups[$0]?.first("")?.denominator ?? 0, $1) }
      .prefix(listLimit)
    let trend = try weeks.trends("ai-line-share", by: dimension, &builder)
    guard largest.count > 1 else { return nil }
    let columns = ["AI", "assisted", "human", "unmarked"]
    return ReportDocument.Table(
      caption: "Origin of added lines by \(dimension.rawValue)",
      columns: [.init(title), .init("Lines", isNumeric: true)] + columns.map { .init($0, isNumeric: true) },
      rows: largest.map { name in
        let results = groups[name] ?? []
        return [name, NumberStyle.count(results.first("")?.denominator ?? 0)]
          + ["", "assisted", "human", "unmarked"].map { results.first($0).map { NumberStyle.text(of: $0) } ?? "" }
      }, metric: "ai-line-share",
      trend: .init("AI by week, at least", unit: .share, rows: largest.map(trend)))
  }
}
