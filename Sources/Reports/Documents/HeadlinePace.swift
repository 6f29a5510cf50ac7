import Aggregation
import Facts

/// How much lands and ships, and how fast, against the window before.
enum HeadlinePace {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let context = builder.context
    let now = try builder.ask("throughput")
    let before = try builder.ask("throughput", context.previous)
    let features = try builder.ask("features-shipped").first("")
    let byOrigin = try builder.ask("features-by-origin").first("")
    let lead = try builder.ask("release-lead-time").first("p50")
    let growth = try builder.ask("growth")
    let releases = try context.data.releases(context.period).filter { !$0.isPrerelease }.count
    let weeks = Double(context.period.days) / 7
    return HeadlinesDocument.section(
      "pace", "How much ships, and how fast",
      [
        .init("Changes landed per week", now.first("perWeek")),
        .init("Changes per contributor and week", now.first("perContributor")),
        try change(&builder, now.first("perContributor"), before.first("perContributor")),
        .init("Features shipped", features),
        .init("… made by an agent or with AI", byOrigin),
        .init(
          "Releases", NumberStyle.quantity(releases, .releases),
          weeks > 0 ? "\(NumberStyle.decimal(Double(releases) / weeks, digits: 1)) a week" : ""),
        .init("Median lead time to release", lead),
        .init("Growth of the code over growth of the contributors, in a year", growth.first("")),
        .init("… of the code", growth.first("sizeYear")),
        .init("… of the contributors", growth.first("contributorsYear")),
      ] + (try recorded(&builder)), metric: "throughput",
      notes: ["The baseline is the window of the same length just before: \(label(context.previous))."])
  }

  /// What only records of change requests and deployments say; nothing without them.
  private static func recorded(_ builder: inout DocumentBuilder) throws -> [HeadlinesDocument.Row] {
    let records = try builder.context.data.reviewRecords()
    var rows: [HeadlinesDocument.Row] = []
    if records.requests > 0 {
      let stages = try builder.ask("stage-lead-times")
      rows.append(.init("Median time from ready for review to merge", stages.first("cycleP50")))
    }
    // A campaign is a change that several repositories get.
    if records.requests > 0, builder.context.data.repositories.count > 1 {
      let campaigns = try builder.ask("campaign-curve")
      rows.append(.init("Campaigns: changes of one title across repositories", campaigns.first("campaigns")))
      if (campaigns.first("campaigns")?.value ?? 0) > 0 {
        rows += [
          .init("… until half of their requests were merged", campaigns.first("half")),
          .init("… merged within 30 days", campaigns.first("by30")),
        ]
      }
    }
    if records.deployments > 0 {
      rows += [
        .init("Deployments per day", try builder.ask("deployment-frequency").first("perDay")) {
          $0.value.map { NumberStyle.decimal($0, digits: 2) } ?? NumberStyle.text(of: $0)
        },
        .init("… that failed or were rolled back", try builder.ask("change-fail-rate").first("")),
        .init("… median time from a failure to the next success", try builder.ask("recovery-time").first("p50")),
        .init("Median time from the first commit to production", try builder.ask("change-lead-time").first("p50")),
      ]
    }
    return rows
  }

  private static func label(_ period: Period) -> String {
    "\(Calendar.dayLabel(period.firstDay)) to \(Calendar.dayLabel(period.endDay - 1))"
  }

  /// The change of the frequency against the window before, with an interval by drawing weeks.
  private static func change(
    _ builder: inout DocumentBuilder, _ now: MetricResult?, _ before: MetricResult?
  ) throws -> HeadlinesDocument.Row {
    let headline = "Change of that against the window before"
    guard let current = now?.value, let baseline = before?.value, baseline > 0 else {
      return .init(headline, "too little data", "needs five contributors in both windows")
    }
    func weekly(_ period: Period) throws -> [Double] {
      let weeks = Calendar.week(ofDay: period.firstDay)..<Calendar.week(ofDay: period.endDay)
      return try builder.series("throughput", "perContributor", weeks: weeks).compactMap(\.value)
    }
    let (these, those) = (try weekly(builder.context.period), try weekly(builder.context.previous))
    let interval = Bootstrap.ratioOfMeans(these, those).map {
      "95 % \(NumberStyle.relativeChange(from: 1, to: $0.low)) to \(NumberStyle.relativeChange(from: 1, to: $0.high)), "
        + "by drawing \(these.count) and \(those.count) weeks"
    }
    return .init(
      headline, NumberStyle.relativeChange(from: baseline, to: current),
      interval ?? "too few weeks with five contributors for an interval")
  }
}
