import Aggregation
import Facts

/// The repositories and teams beside each other; only where there are several of either.
enum RepositoriesPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    let isSeveral = context.data.repositories.count > 1
    let teams = try teams(&builder)
    guard isSeveral || !teams.isEmpty else { return nil }
    let repositories = isSeveral ? try repositories(&builder, weeks) : []
    let sections = [
      ReportDocument.Section(id: "repositories", title: "Repositories", blocks: repositories),
      ReportDocument.Section(id: "teams", title: "Teams", blocks: teams),
    ]
    let title = teams.isEmpty ? "Repositories" : isSeveral ? "Repositories and teams" : "Teams"
    return builder.document("repositories", title: title, summary: "", sections: sections)
  }

  /// The columns of both tables: a name, a metric and which of its numbers.
  private static let columns: [(title: String, metric: String, measure: String)] = [
    ("Changes", "throughput", ""), ("AI lines", "ai-line-share", ""), ("AI commits", "ai-commit-share", ""),
    ("Marked", "label-coverage", ""), ("Verified", "human-verified-share", ""), ("Features", "features-shipped", ""),
    ("Gone in 14 days", "churn-14", ""), ("Reverted", "revert-rate", ""),
  ]

  private static func repositories(
    _ builder: inout DocumentBuilder, _ weeks: WeekCharts
  ) throws -> [ReportDocument.Block] {
    let table = try table(
      &builder, by: .repository, caption: "The repositories beside each other", head: "Repository",
      subject: .repository, weeks)
    let names = table.rows.map { $0[0] }
    let recent = weeks.last(26)
    let answers = try recent.ask("throughput", by: [.repository, .origin], &builder)
    let panels = names.compactMap { name -> ReportDocument.Multiples.Panel? in
      let chart = recent.chart(
        .init(
          kind: .stackedBars, title: name, summary: "Changes a week in \(name).", unit: .changes,
          isZeroWhereAbsent: true),
        answers, WeekCharts.Line.origins(of: [name]))
      return chart.map { .init($0, repository: name) }
    }
    return [
      .table(table),
      .multiples(
        ReportDocument.Multiples(
          title: "Changes landed by repository",
          summary: "By week and origin, at most the last 26 weeks; all on one scale.", panels: panels,
          metric: "throughput")),
      .note("Repositories differ in their work; a number of one is no measure of another."),
    ]
  }

  private static func teams(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    guard try builder.context.data.hasTeams() else { return [] }
    let table = try table(&builder, by: .team, caption: "The teams beside each other", head: "Team", subject: nil, nil)
    // Where every team is too small to be told of, only those without one are left.
    guard table.rows.contains(where: { !["no team", "agents and bots", "unknown"].contains($0[0]) }) else { return [] }
    return [
      .table(table),
      .note(
        "Of teams smaller than the smallest group nothing is said; their people count as having no team, and the people "
          + "of the smallest team too where those would be too few."),
    ]
  }

  private static func table(
    _ builder: inout DocumentBuilder, by dimension: Dimension, caption: String, head: String,
    subject: ReportDocument.Table.Column.Subject?, _ weeks: WeekCharts?
  ) throws -> ReportDocument.Table {
    var cells: [String: [Int: String]] = [:]
    var shown: [Int] = []
    for (place, column) in columns.enumerated() {
      let metric = try MetricCatalogue.metric(id: column.metric)
      guard metric.dimensions[dimension] != nil else { continue }
      shown.append(place)
      for result in try builder.ask(column.metric, by: [dimension]) where result.measure == column.measure {
        cells[result.group[0], default: [:]][place] =
          column.metric == "ai-line-share" ? WeeklyFigures.lineShare(result) : NumberStyle.text(of: result)
      }
    }
    let names = cells.keys.sorted()
    let trend = try weeks?.trends("ai-line-share", by: dimension, &builder)
    return ReportDocument.Table(
      caption: caption,
      columns: [.init(head, subject: subject)]
        + shown.map { .init(columns[$0].title, isNumeric: true, metric: columns[$0].metric) },
      rows: names.map { name in [name] + shown.map { cells[name]?[$0] ?? NumberStyle.missing } },
      trend: trend.map { .init("AI lines by week, at least", unit: .share, rows: names.map($0)) })
  }
}
