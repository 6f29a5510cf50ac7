import Aggregation
import Facts

/// Who wrote the lines and made the commits, by origin.
enum WeeklyAuthorship {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let context = builder.context
    let mix = try builder.ask("origin-mix")
    let lines = try builder.ask("ai-line-share")
    var blocks: [ReportDocument.Block] = []
    if let share = lines.first(""), share.outcome == .value {
      blocks.append(
        .paragraph(
          (share.high ?? 0) > 0
            ? "AI wrote \(WeeklyFigures.lineShare(share)) of the added lines: the lower end is what line records and agents' own commits attest, the upper end adds commits that carry a mark without saying which lines."
            : "No record and no mark says that AI wrote any of the added lines."
        ))
    }
    blocks.append(.table(table(mix)))
    if let excluded = mix.first("lines.excluded")?.value, let automation = mix.first("lines.automation")?.value,
      excluded + automation > 0
    {
      blocks.append(
        .note(
          "Beside these: \(NumberStyle.quantity(Int(automation), .lines)) by rule-based bots and \(NumberStyle.quantity(Int(excluded), .lines)) in generated, vendored, lock, minified and snapshot files, left out of every share."
        ))
    }
    if context.isWeek, let chart = try chart(&builder) { blocks.append(.chart(chart)) }
    return ReportDocument.Section(id: "authorship", title: "Who wrote it", blocks: blocks)
  }

  private static let rows: [(label: String, lines: String, commits: String)] = [
    ("AI: attested, or an agent's own commit", "lines.ai", "commits.agentic"),
    ("assisted: marked, lines unknown", "lines.assisted", "commits.assisted"),
    ("human: attested", "lines.human", "commits.human"),
    ("unmarked: nothing recorded", "lines.unmarked", "commits.unmarked"),
  ]

  private static func table(_ mix: [MetricResult]) -> ReportDocument.Table {
    func cells(_ measure: String) -> [String] {
      guard let result = mix.first(measure) else { return [NumberStyle.missing, NumberStyle.missing] }
      return [result.numerator.map(NumberStyle.count) ?? NumberStyle.missing, NumberStyle.text(of: result)]
    }
    return ReportDocument.Table(
      caption: "Added lines and commits by origin",
      columns: [
        .init("Origin"), .init("Lines", isNumeric: true), .init("Share", isNumeric: true),
        .init("Commits", isNumeric: true), .init("Share", isNumeric: true),
      ], rows: rows.map { [$0.label] + cells($0.lines) + cells($0.commits) }, metric: "origin-mix")
  }

  /// The origin of added lines in the last weeks; a week without lines is a gap, not zero.
  private static func chart(_ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    let last = Calendar.week(ofDay: builder.context.period.firstDay)
    guard let first = try builder.context.data.firstActiveDay().map({ Calendar.week(ofDay: $0) }), first < last else {
      return nil
    }
    let weeks = max(first, last - WeeklyDocument.chartWeeks + 1)...last
    let period = Period(
      firstDay: Calendar.firstDay(ofWeek: weeks.lowerBound), endDay: Calendar.firstDay(ofWeek: weeks.upperBound + 1))
    let mix = try builder.ask("origin-mix", period, by: [.week])
    let series = [Origin.ai, .assisted, .human, .unmarked].map { origin in
      ReportDocument.Chart.Series(
        key: origin.rawValue, label: origin.rawValue == "ai" ? "AI" : origin.rawValue,
        values: weeks.map { week in
          mix.first { $0.measure == "lines.\(origin.rawValue)" && $0.group == [Calendar.weekLabel(week)] }
            .flatMap { result in result.outcome == .value ? result.numerator.map(Double.init) : nil }
        })
    }
    return ReportDocument.Chart(
      kind: .stackedShare, title: "Origin of added lines by week",
      summary: "For each of \(weeks.count) weeks, the share of added lines by AI, assisted, human and unmarked.",
      categories: weeks.map(Calendar.weekLabel), series: series, unit: .lines, metric: "origin-mix")
  }
}
