import Aggregation
import Facts

/// One screen that answers the four questions, and the figures of the last week under it.
enum OverviewPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    let answers = [
      try written(&builder, weeks), try verified(&builder, weeks), try shipped(&builder, weeks),
      try held(&builder, weeks),
    ]
    let alarm = try HealthBooks(context).alarm.map { [$0] } ?? []
    let last = try context.lastWeek()
    var week = DocumentBuilder(last, keepsResults: false)
    let figures = try WeeklyFigures(&week)
    let sections = [
      ReportDocument.Section(id: "answers", title: context.periodLabel, blocks: [.answers(answers)]),
      ReportDocument.Section(
        id: "last-week", title: "The last week: \(last.periodLabel)",
        blocks: [.paragraph(figures.sentence), .keyFigures(figures.keyFigures)]),
      try WeeklyCoverage.section(&builder),
    ]
    return builder.document("index", title: "Overview", summary: context.windowNote, sections: alarm + sections)
  }

  /// A key figure of a result.
  private static func figure(
    _ label: String, _ result: MetricResult?, metric: String,
    print: (MetricResult) -> String = { NumberStyle.text(of: $0) }
  ) -> ReportDocument.KeyFigure {
    ReportDocument.KeyFigure(
      label: label, value: result.map(print) ?? NumberStyle.missing, detail: result.map(WeeklyFigures.detail) ?? "",
      metric: metric)
  }

  private static func written(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Answer {
    ReportDocument.Answer(
      question: "Who wrote it?",
      figure: figure(
        "AI share of added lines", try builder.ask("ai-line-share").first(""), metric: "ai-line-share",
        print: WeeklyFigures.lineShare),
      others: [
        figure("AI share of commits", try builder.ask("ai-commit-share").first(""), metric: "ai-commit-share"),
        figure("Commits with a mark or record", try builder.ask("label-coverage").first(""), metric: "label-coverage"),
      ],
      chart: try AuthorshipPage.origins(&builder, weeks), page: "authorship")
  }

  private static func verified(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Answer {
    ReportDocument.Answer(
      question: "Did people verify it?",
      figure: figure(
        "Verified by another person", try builder.ask("human-verified-share").first(""),
        metric: "human-verified-share"),
      others: [
        figure("The same with AI", try builder.ask("human-verified-share").first("ai"), metric: "human-verified-share"),
        figure("Nobody else looked at it", try builder.ask("unreviewed-merges").first(""), metric: "unreviewed-merges"),
      ],
      chart: try VerificationPage.verified(&builder, weeks), page: "verification")
  }

  private static func shipped(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Answer {
    ReportDocument.Answer(
      question: "Did it ship?",
      figure: figure("Features shipped", try builder.ask("features-shipped").first(""), metric: "features-shipped"),
      others: [
        figure("Changes landed", try builder.ask("throughput").first(""), metric: "throughput"),
        figure(
          "Median lead time to release", try builder.ask("release-lead-time").first("p50"), metric: "release-lead-time"),
      ],
      chart: try FeaturesPage.landed(&builder, weeks), page: "features")
  }

  private static func held(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Answer {
    ReportDocument.Answer(
      question: "Did it hold up?",
      figure: figure("Lines gone within 14 days", try builder.ask("churn-14").first(""), metric: "churn-14"),
      others: [
        figure("The same of lines with AI", try builder.ask("excess-rework").first("ai"), metric: "excess-rework"),
        figure("Changes reverted within 30 days", try builder.ask("revert-rate").first(""), metric: "revert-rate"),
      ],
      chart: try DurabilityPage.churn(&builder, weeks), page: "durability")
  }
}

extension ReportContext {
  /// The same for the last whole week of the window, or the last before it in which anything landed.
  func lastWeek() throws -> ReportContext {
    let due = Calendar.week(ofDay: period.endDay) - 1
    let active =
      try data.lastActiveDay(before: Calendar.firstDay(ofWeek: due + 1)).map { Calendar.week(ofDay: $0) } ?? due
    var context = self
    context.period = Period(week: active)
    context.isWeek = true
    context.windowNote =
      active == due
      ? "" : "Nothing landed in \(Calendar.weekLabel(due)); this is the last week in which something did."
    return context
  }
}
