import Aggregation
import Facts

/// The public headlines of the field, each computed for these repositories, or not measured and why.
///
/// No published figure stands beside them: those have no method to compare with.
package enum HeadlinesDocument {
  /// Makes the report.
  package static func make(_ context: ReportContext) throws -> ReportDocument {
    var builder = DocumentBuilder(context)
    let sections = [
      try HeadlineAuthorship.section(&builder),
      try HeadlinePace.section(&builder),
      try HeadlinePeople.section(&builder),
      try HeadlineQuality.section(&builder),
      try HeadlineModels.section(&builder),
      HeadlineGaps.section(),
      try HealthSection.section(&builder),
    ]
    return builder.document(
      "headlines", title: "Headlines", summary: try summary(&builder), sections: sections)
  }

  private static func summary(_ builder: inout DocumentBuilder) throws -> String {
    let ai = try builder.ask("ai-changes-landed")
    let coverage = try builder.ask("label-coverage").first("")
    guard let share = ai.first("share"), share.outcome == .value else {
      return "Nothing landed in \(builder.context.scopeLabel) in this window."
    }
    var text =
      "\(NumberStyle.quantity(share.numerator ?? 0, .changes)) made with AI landed in "
      + "\(builder.context.scopeLabel), \(NumberStyle.share(share.value)) of all that no rule-based bot made. "
    text += "Each is a lower bound: \(NumberStyle.share(coverage?.value)) of the commits carry a mark or a record, "
    return text + "and what carries none may have been made with AI too."
  }

  /// One headline's row.
  struct Row {
    var headline: String
    var value: String
    var detail: String

    init(_ headline: String, _ value: String, _ detail: String = "") {
      self.headline = headline
      self.value = value
      self.detail = detail
    }

    /// A row for a result; without one, there is no data.
    init(_ headline: String, _ result: MetricResult?, print: (MetricResult) -> String = { NumberStyle.text(of: $0) }) {
      self.init(headline, result.map(print) ?? NumberStyle.missing, result.map(WeeklyFigures.detail) ?? "")
    }
  }

  /// A section with one table of headlines.
  static func section(
    _ id: String, _ title: String, _ rows: [Row], metric: String = "", notes: [String] = []
  ) -> ReportDocument.Section {
    let table = ReportDocument.Table(
      caption: "", columns: [.init("Headline"), .init("Here", isNumeric: true), .init("How sure")],
      rows: rows.map { [$0.headline, $0.value, $0.detail] }, metric: metric)
    return ReportDocument.Section(id: id, title: title, blocks: [.table(table)] + notes.map { .note($0) })
  }
}

/// How much of the work is AI's.
enum HeadlineAuthorship {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let ai = try builder.ask("ai-changes-landed")
    let lines = try builder.ask("ai-line-share").first("")
    let automation = try builder.ask("automation-share")
    let best = ai.first("best10Days")
    let bestDays = best.map { "\(Calendar.dayLabel($0.period.firstDay)) to \(Calendar.dayLabel($0.period.endDay - 1))" }
    return HeadlinesDocument.section(
      "authorship", "How much is AI's",
      [
        .init("Changes by agents that landed", ai.first("agentic")),
        .init("Changes with AI that landed", ai.first("")),
        .init("… in all, up to the window's end", ai.first("cumulative")),
        .init("… per 30 days", ai.first("per30Days")),
        .init(
          "… in the best 10 days running", best.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing, bestDays ?? ""),
        .init("Share of changes made with AI", ai.first("share")),
        .init("Share of added lines written by AI", lines, print: { WeeklyFigures.lineShare($0) }),
        .init("Share of changes by agents or bots", automation.first("")),
        .init("… by agents", automation.first("agentic")),
        .init("… by rule-based bots", automation.first("automation")),
      ], metric: "ai-changes-landed")
  }
}

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
      ], metric: "throughput",
      notes: ["The baseline is the window of the same length just before: \(label(context.previous))."])
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

/// What people do: in groups, never one by one.
enum HeadlinePeople {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let active = try builder.ask("ai-active-contributors")
    let all = try builder.ask("all-ai-contributors")
    let label = try builder.ask("label-coverage")
    let end = builder.context.period.endDay
    let recent = try builder.ask("all-ai-contributors", Period(firstDay: end - 56, endDay: end))
    return HeadlinesDocument.section(
      "people", "What people do",
      [
        .init("Contributors with at least one commit made with AI", active.first("")),
        .init("Contributors with no unmarked commit", all.first("")),
        .init("… for how long, the median", all.first("streak")),
        .init("Contributors with no unmarked commit in the last 8 weeks", recent.first("")),
        .init("… for how long, the median", recent.first("streak")),
        .init("Commits with weak signs of AI only (suspected, not counted)", label.first("suspected")),
      ], metric: "all-ai-contributors",
      notes: ["That no unmarked commit was made does not show that nobody typed."])
  }
}

/// Whether what landed held up, AI's against the rest.
enum HeadlineQuality {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let all = try builder.ask("revert-rate").first("")
    let byOrigin = try builder.ask("revert-rate", by: [.origin]).filter { $0.measure.isEmpty }
    func sum(_ origins: [ChangeOrigin]) -> (part: Int, whole: Int) {
      byOrigin.filter { result in origins.contains { [$0.rawValue] == result.group } }
        .reduce((0, 0)) { ($0.0 + ($1.numerator ?? 0), $0.1 + ($1.denominator ?? 0)) }
    }
    let ai = sum([.agentic, .assisted])
    let rest = sum([.unmarked, .human])
    func row(_ name: String, _ count: (part: Int, whole: Int)) -> HeadlinesDocument.Row {
      let interval = Interval.wilson(count.part, of: count.whole).map { NumberStyle.interval($0.low, $0.high, .share) }
      return .init(
        name, count.whole == 0 ? "not applicable" : NumberStyle.share(count.part, of: count.whole),
        ["\(NumberStyle.count(count.part)) of \(NumberStyle.count(count.whole))", interval ?? ""]
          .filter { !$0.isEmpty }.joined(separator: " · "))
    }
    var rows: [HeadlinesDocument.Row] = [
      .init("Changes reverted within 30 days", all), row("… made with AI", ai), row("… unmarked or human", rest),
    ]
    if let difference = Interval.newcombe(ai.part, of: ai.whole, minus: rest.part, of: rest.whole), ai.whole > 0,
      rest.whole > 0
    {
      let value = Double(ai.part) / Double(ai.whole) - Double(rest.part) / Double(rest.whole)
      rows.append(
        .init(
          "… the difference", NumberStyle.points(value),
          "95 % \(NumberStyle.points(difference.low)) to \(NumberStyle.points(difference.high))"))
    }
    return HeadlinesDocument.section(
      "quality", "Did it hold up", rows, metric: "revert-rate",
      notes: ["A difference says nothing of its cause: AI is given other tasks than people are."])
  }
}

/// What became of the work of each model.
enum HeadlineModels {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let mix = try builder.ask("ai-changes-landed", by: [.model]).filter { $0.measure.isEmpty && ($0.value ?? 0) > 0 }
    let reverts = try builder.ask("revert-rate", by: [.origin, .model]).filter {
      $0.measure.isEmpty && ["agentic", "assisted"].contains($0.group[0])
    }
    let sizes = try builder.ask("batch-size", by: [.model]).filter { $0.measure == "p50" }
    guard !mix.isEmpty else { return ReportDocument.Section(id: "models", title: "Outcomes by model", blocks: []) }
    let rows = mix.sorted { ($1.value ?? 0, $0.group[0]) < ($0.value ?? 0, $1.group[0]) }.prefix(12).map { result in
      let mine = reverts.filter { $0.group[1] == result.group[0] }
      let reverted = mine.reduce(0) { $0 + ($1.numerator ?? 0) }
      let mature = mine.reduce(0) { $0 + ($1.denominator ?? 0) }
      let interval = Interval.wilson(reverted, of: mature).map { NumberStyle.interval($0.low, $0.high, .share) }
      // Without a name a change made with AI cannot be told from an unmarked one by its model alone.
      let size = result.group[0] == "unknown" ? nil : sizes.first { $0.group == result.group }
      return [
        WeeklyAgents.model(result.group[0]), NumberStyle.count(Int(result.value ?? 0)),
        mature == 0 ? "not applicable" : NumberStyle.share(reverted, of: mature),
        interval.map { "\(NumberStyle.count(reverted)) of \(NumberStyle.count(mature)) · \($0)" } ?? "",
        size.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing,
      ]
    }
    return ReportDocument.Section(
      id: "models", title: "Outcomes by model",
      blocks: [
        .table(
          ReportDocument.Table(
            caption: "Changes with AI that landed, by model",
            columns: [
              .init("Model"), .init("Changes", isNumeric: true), .init("Reverted in 30 days", isNumeric: true),
              .init("How sure"), .init("Median size", isNumeric: true),
            ], rows: Array(rows), metric: "ai-changes-landed")),
        .note("Models got different tasks at different times; a difference between them is not their doing alone."),
      ])
  }
}

/// The headlines that need more than git holds.
enum HeadlineGaps {
  private static let gaps = [
    ("Merges that no person touched", "review records"),
    ("Sessions that a judge or a failed check turned back, and how many recovered", "review records and check results"),
    ("Weeks until a fleet-wide change reached 50, 80 and 100 %", "review records that share a campaign's key"),
    ("Deployments per day", "deployment records"),
    ("Engineering time saved", "hours per class of work that you declare"),
    ("Engineers who say that they are more productive", "a survey"),
    ("Cost per change", "an export of what was spent"),
  ]

  static func section() -> ReportDocument.Section {
    HeadlinesDocument.section(
      "not-measured", "Not measured", gaps.map { .init($0.0, "not measured: needs \($0.1)") })
  }
}
