import Aggregation
import Facts

/// Where the time of change requests goes, what waits, and what is accepted; only where their records say so.
enum WeeklyStages {
  /// The stages as the metric names them, and as readers do.
  static let stages = [
    ("coding", "Coding: first commit to opening"), ("pickup", "Pickup: ready to the first look"),
    ("review", "Review: first look to approval"), ("mergeWait", "Merge wait: approval to merge"),
    ("releaseWait", "Release wait: merge to release"), ("cycle", "Cycle: ready to merge"),
  ]
  static let quantiles = ["P50", "P75", "P90"]

  /// What stands before the colon of a stage's name.
  static func shortName(_ name: String) -> String { String(name.prefix { $0 != ":" }) }

  static func blocks(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    guard try builder.context.data.reviewRecords().requests > 0 else { return [] }
    var blocks: [ReportDocument.Block] = []
    let window = try span(&builder)
    let times = try builder.ask("stage-lead-times", window.period)
    if let requests = times.first("requests")?.value, requests > 0 {
      blocks.append(.table(stageTable(times, window.words)))
      if let table = try originTable(&builder, times, window) { blocks.append(.table(table)) }
      var note =
        "Stages that a request did not go through are absent, so that their times do not add up to the cycle's."
      if times.first("reviewP50")?.value == 0 {
        note += " Where the first look is the approval, the review takes no time."
      }
      blocks.append(.note(note))
    }
    let sentences = [try waiting(&builder), try accepted(&builder)].filter { !$0.isEmpty }
    if !sentences.isEmpty { blocks.append(.paragraph(sentences.joined(separator: " "))) }
    return blocks
  }

  /// The window that the stages are told of, in words too.
  private struct Span {
    var period: Period
    var words: String
  }

  /// The report's own window; the weeks of the charts where a week has too few requests for a median of every stage.
  private static func span(_ builder: inout DocumentBuilder) throws -> Span {
    let period = builder.context.period
    guard builder.context.isWeek else { return Span(period: period, words: "") }
    let times = try builder.ask("stage-lead-times")
    guard stages.contains(where: { times.first("\($0.0)P50")?.value == nil }) else {
      return Span(period: period, words: "")
    }
    let weeks = WeeklyDocument.chartWeeks
    return Span(
      period: Period(firstDay: period.endDay - 7 * weeks, endDay: period.endDay),
      words: ", of the \(weeks) weeks up to \(Calendar.weekLabel(Calendar.week(ofDay: period.firstDay)))")
  }

  private static func stageTable(_ times: [MetricResult], _ words: String) -> ReportDocument.Table {
    let rows = stages.map { stage, name in
      let median = times.first("\(stage)P50")
      return [name, median.map { NumberStyle.count($0.n) } ?? ""]
        + quantiles.map { times.first(stage + $0).map { NumberStyle.text(of: $0) } ?? NumberStyle.missing }
        + [median.flatMap { result in result.low.flatMap { low in result.high.map { interval(low, $0) } } } ?? ""]
    }
    return ReportDocument.Table(
      caption: "Time of merged change requests, by stage\(words)",
      columns: [
        .init("Stage"), .init("Requests", isNumeric: true), .init("Median", isNumeric: true),
        .init("75th percentile", isNumeric: true), .init("90th percentile", isNumeric: true),
        .init("How sure the median is"),
      ], rows: rows, metric: "stage-lead-times")
  }

  private static func interval(_ low: Double, _ high: Double) -> String {
    NumberStyle.interval(low, high, .seconds)
  }

  /// The medians of each origin beside each other: AI's (agentic and assisted) and the rest; nil where none can be said.
  private static func originTable(
    _ builder: inout DocumentBuilder, _ all: [MetricResult], _ window: Span
  ) throws -> ReportDocument.Table? {
    let byOrigin = Dictionary(
      grouping: try builder.ask("stage-lead-times", window.period, by: [.origin]), by: \.group)
    guard byOrigin.values.joined().contains(where: { $0.measure.hasSuffix("P50") && $0.value != nil }) else {
      return nil
    }
    let groups =
      [("all", all)]
      + ChangeOrigin.allCases.compactMap { origin in byOrigin[[origin.rawValue]].map { (origin.rawValue, $0) } }
      .filter { ($0.1.first("requests")?.value ?? 0) > 0 }
    return ReportDocument.Table(
      caption: "Median time in each stage, by origin\(window.words)",
      columns: [.init("Stage")]
        + groups.map { name, results in
          .init("\(name) (\(NumberStyle.sampleSize(Int(results.first("requests")?.value ?? 0))))", isNumeric: true)
        },
      rows: stages.map { stage, name in
        [shortName(name)]
          + groups.map { median($0.1.first("\(stage)P50")) }
      }, metric: "stage-lead-times")
  }

  /// A median in a narrow column; why there is none stands in the table of all.
  private static func median(_ result: MetricResult?) -> String {
    guard let result else { return NumberStyle.missing }
    if case .unavailable = result.outcome { return NumberStyle.missing }
    return NumberStyle.text(of: result)
  }

  /// What waits at the window's end, and since when.
  private static func waiting(_ builder: inout DocumentBuilder) throws -> String {
    let results = try builder.ask("work-in-progress")
    guard let open = results.first("")?.value.map({ Int($0) }) else { return "" }
    guard open > 0 else { return "At the end, no change request waited for a review or a merge." }
    var text =
      "At the end, \(NumberStyle.count(open)) change \(open == 1 ? "request was" : "requests were") open and ready"
    if let unreviewed = results.first("unreviewed")?.value.map({ Int($0) }), unreviewed > 0 {
      let which = open == 1 ? "it" : unreviewed == open ? "any of them" : "\(NumberStyle.count(unreviewed)) of them"
      text += ", and nobody else had looked at \(which)"
    }
    if let median = results.first("ageP50")?.value, let old = results.first("ageP90")?.value {
      text += "; half of them for over \(NumberStyle.duration(seconds: median)), a tenth for over "
      text += NumberStyle.duration(seconds: old)
    }
    if let drafts = results.first("drafts")?.value, drafts > 0 {
      text += "; \(NumberStyle.quantity(Int(drafts), .changes).replacing(" change", with: " draft")) beside them"
    }
    return text + "."
  }

  /// How many of the requests that were decided were merged; a decision has 30 days.
  private static func accepted(_ builder: inout DocumentBuilder) throws -> String {
    let period = builder.context.isWeek ? builder.context.period.earlier(weeks: 5) : builder.context.period
    let results = try builder.ask("acceptance-rate", period)
    guard let rate = results.first(""), let value = rate.value, let decided = rate.denominator else { return "" }
    let when =
      builder.context.isWeek
      ? "opened in \(Calendar.weekLabel(Calendar.week(ofDay: period.firstDay))) (five weeks before)"
      : "opened in the window"
    var text = "Of \(NumberStyle.count(decided)) change \(decided == 1 ? "request" : "requests") \(when) and decided "
    text += "within 30 days, \(NumberStyle.share(value)) were merged"
    if let low = rate.low, let high = rate.high { text += " (\(NumberStyle.interval(low, high, .share)))" }
    let sides = [("with AI", "ai"), ("others", "rest")].compactMap { name, side -> String? in
      guard let result = results.first(side), result.value != nil else { return nil }
      return "\(name) \(NumberStyle.text(of: result)) (\(WeeklyFigures.detail(result)))"
    }
    return text + (sides.count == 2 ? ": \(sides.joined(separator: ", "))." : ".")
  }
}
