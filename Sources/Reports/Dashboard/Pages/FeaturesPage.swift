import Aggregation
import Facts

/// What shipped, how fast, and in what portions.
enum FeaturesPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    var features = try WeeklyFeatures.section(&builder, limit: 200)
    features.illustrate([try shipped(&builder, weeks)])
    var flow = try WeeklyFlow.section(&builder)
    flow.illustrate([
      try landed(&builder, weeks), try stages(&builder), try leadTimes(&builder), try leadTime(&builder, weeks),
    ])
    let sections = [
      features, flow, try WeeklyReleases.section(&builder),
      ReportDocument.Section(id: "delivery", title: "Delivery", blocks: [.table(try delivery(&builder))]),
    ]
    return builder.document("features", title: "Features and flow", summary: "", sections: sections)
  }

  private static func shipped(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .stackedBars, title: "Features shipped by origin and week",
        summary:
          "Features by the week of the release that first held them, by the origin of the change that made them.",
        unit: .features, isZeroWhereAbsent: true),
      try weeks.ask("features-shipped", by: [.origin], &builder),
      WeekCharts.Line.origins() + [.init("unknown", "unknown change", group: ["unknown"])])
  }

  /// The changes that landed, by week and origin.
  static func landed(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .stackedBars, title: "Changes landed by origin and week",
        summary: "The changes that landed on the mainline in each week, by origin; rule-based bots are left out.",
        unit: .changes, isZeroWhereAbsent: true),
      try weeks.ask("throughput", by: [.origin], &builder), WeekCharts.Line.origins())
  }

  private static func leadTime(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .lines, title: "Median lead time to release by week",
        summary: "From the first commit of a change to the release that first held it, by the week of the release.",
        unit: .seconds),
      try weeks.ask("release-lead-time", &builder), [.init("p50", "median", "p50")])
  }

  /// How long the stages of merged requests took; nil without records.
  private static func stages(_ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    guard try builder.context.data.reviewRecords().requests > 0 else { return nil }
    let times = try builder.ask("stage-lead-times")
    return Distributions.chart(
      title: "How long each stage took",
      summary: "Of merged change requests: the median with its interval, the 75th and the 90th percentile.",
      rows: WeeklyStages.stages.map { stage, name in
        (WeeklyStages.shortName(name), WeeklyStages.quantiles.map { times.first(stage + $0) })
      }, unit: .seconds, metric: "stage-lead-times")
  }

  /// How long changes take to a release, by origin.
  private static func leadTimes(_ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    try Distributions.byOrigin(
      "release-lead-time", origins: ChangeOrigin.allCases.map(\.rawValue), title: "Lead time to release by origin",
      summary: "From the first commit of a change to the release: the median with its interval, the 75th and the 90th "
        + "percentile.",
      unit: .seconds, &builder)
  }

  /// DORA's five, each as it is known, and by releases where deployments are not.
  private static func delivery(_ builder: inout DocumentBuilder) throws -> ReportDocument.Table {
    let wanted: [(String, String, String, String)] = [
      ("Time to production, median", "change-lead-time", "p50", "p50Proxy"),
      ("Deployments a week", "deployment-frequency", "perDay", "releasesPerDayProxy"),
      ("Deployments that failed", "change-fail-rate", "", "failureProxy"),
      ("Time to recovery, median", "recovery-time", "p50", "p50Proxy"),
      ("Deployments that mend", "deployment-rework-rate", "", "hotfixProxy"),
    ]
    let rows = try wanted.map { name, metric, measure, proxy -> [String] in
      let results = try builder.ask(metric)
      return [name]
        + [measure, proxy].map { results.first($0).map { text($0) } ?? NumberStyle.missing }
        + [results.first(proxy).map(WeeklyFigures.detail) ?? ""]
    }
    return ReportDocument.Table(
      caption: "Delivery",
      columns: [
        .init("What"), .init("By deployments", isNumeric: true), .init("By releases (a proxy)", isNumeric: true),
        .init("How sure the proxy is"),
      ], rows: rows, rowMetrics: wanted.map(\.1))
  }

  /// A result as the table prints it: what is counted by the day, by the week.
  private static func text(_ result: MetricResult) -> String {
    guard result.metric == "deployment-frequency", let value = result.value else { return NumberStyle.text(of: result) }
    let perWeek = 7 * value
    return perWeek > 0 && perWeek < 0.01 ? "< 0.01" : NumberStyle.decimal(perWeek, digits: 2)
  }
}
