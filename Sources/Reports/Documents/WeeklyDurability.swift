import Aggregation
import Facts

/// Whether what was written holds up, and who wrote what is there.
enum WeeklyDurability {
  /// The section; a site shows the lines that are there in every one of its weeks, a report in the last 52.
  static func section(_ builder: inout DocumentBuilder, weeks: Range<Int>? = nil) throws -> ReportDocument.Section {
    var blocks: [ReportDocument.Block] = []
    let cohort = builder.context.isWeek ? builder.context.period.earlier(weeks: 2) : builder.context.period
    let sentences = [try churn(&builder, cohort), try rework(&builder), try beforeLanding(&builder)]
    blocks.append(.paragraph(sentences.filter { !$0.isEmpty }.joined(separator: " ")))
    if let table = try churnTable(&builder, cohort) {
      blocks += [.table(table), .note(try difference(&builder, cohort))]
    }
    if let matrix = DurabilityMatrix.table(try builder.ask("who-rewrites-whom")) { blocks.append(.table(matrix)) }
    if let moved = try builder.ask("moved-lines").first(""), let part = moved.numerator, let whole = moved.denominator,
      part > 0
    {
      blocks.append(
        .note(
          "Moves are not counted as churn: \(NumberStyle.count(part)) of "
            + "\(NumberStyle.quantity(whole, .lines)) that landed (\(NumberStyle.share(moved.value))) were only moved.")
      )
    }
    if let text = try standing(&builder) { blocks.append(.paragraph(text)) }
    let burndown = try weeks.map { try DurabilityCharts.burndown($0, &builder) } ?? DurabilityCharts.burndown(&builder)
    if let burndown { blocks.append(.chart(burndown)) }
    blocks += try DurabilityCharts.survival(&builder)
    return ReportDocument.Section(id: "durability", title: "Durability", blocks: blocks)
  }

  /// The origin of lines as reports name it.
  static func name(_ origin: String) -> String {
    switch origin {
    case "ai": "AI"
    case "automation": "rule-based bots"
    case "unknown": "unknown owner"
    default: origin
    }
  }

  /// The interval of a difference of shares in points; empty where there is none.
  static func pointsInterval(_ result: MetricResult) -> String {
    guard let low = result.low, let high = result.high else { return "" }
    return "95 % \(NumberStyle.points(low)) to \(NumberStyle.points(high))"
  }

  private static func when(_ context: ReportContext, _ period: Period) -> String {
    context.isWeek ? Calendar.weekLabel(Calendar.week(ofDay: period.firstDay)) : "the window"
  }

  private static func churn(_ builder: inout DocumentBuilder, _ cohort: Period) throws -> String {
    let when = when(builder.context, cohort)
    let before = builder.context.isWeek ? " (two weeks before)" : ""
    guard let churn = try builder.ask("churn-14", cohort).first("") else { return "" }
    guard let value = churn.value, let lines = churn.denominator else {
      return churn.outcome == .insufficient
        ? "The lines newly written in \(when) are not followed for 14 days yet."
        : "Nothing that can be judged was newly written in \(when)\(before)."
    }
    return
      "Of \(NumberStyle.quantity(lines, .lines)) newly written in \(when)\(before), \(NumberStyle.share(value)) were gone 14 "
      + "days after they landed\(interval(churn))."
  }

  private static func rework(_ builder: inout DocumentBuilder) throws -> String {
    guard let rework = try builder.ask("rework-21").first(""), let value = rework.value, let lines = rework.denominator
    else { return "" }
    return
      "Of \(NumberStyle.quantity(lines, .lines)) deleted or rewritten in \(when(builder.context, builder.context.period)), "
      + "\(NumberStyle.share(value)) were less than 21 days old\(interval(rework))."
  }

  private static func beforeLanding(_ builder: inout DocumentBuilder) throws -> String {
    guard let churn = try builder.ask("pre-merge-churn").first(""), let value = churn.value,
      let lines = churn.denominator
    else { return "" }
    return "Of \(NumberStyle.quantity(lines, .lines)) written on branches that landed with a merge, "
      + "\(NumberStyle.share(value)) were gone before they landed\(interval(churn))."
  }

  private static func interval(_ result: MetricResult) -> String {
    guard let low = result.low, let high = result.high else { return " (too few changes for an interval)" }
    return " (\(NumberStyle.interval(low, high, .share)))"
  }

  private static func churnTable(
    _ builder: inout DocumentBuilder, _ cohort: Period
  ) throws -> ReportDocument.Table? {
    let results = try builder.ask("churn-14", cohort, by: [.origin])
    let rows = [Origin.ai, .assisted, .human, .unmarked].compactMap { origin -> [String]? in
      let group = results.filter { $0.group == [origin.rawValue] }
      guard let share = group.first(""), share.outcome != .notApplicable else { return nil }
      let sure =
        share.low.flatMap { low in share.high.map { NumberStyle.interval(low, $0, .share) } }
        ?? (share.value == nil ? "" : "too few changes for an interval")
      return [
        name(origin.rawValue), share.denominator.map(NumberStyle.count) ?? NumberStyle.count(share.n),
        NumberStyle.text(of: share), sure,
      ]
    }
    guard !rows.isEmpty else { return nil }
    return ReportDocument.Table(
      caption: "Lines newly written in \(when(builder.context, cohort)) and gone within 14 days",
      columns: [
        .init("Origin"), .init("Lines", isNumeric: true), .init("Gone", isNumeric: true), .init("How sure"),
      ], rows: rows, metric: "churn-14")
  }

  /// The AI's lines against the rest, and what a difference does not say.
  private static func difference(_ builder: inout DocumentBuilder, _ cohort: Period) throws -> String {
    let caution =
      "A difference between origins is not a cause: AI is given other work than people"
      + (builder.context.unmarkedIsHuman ? "." : ", and unmarked is not human.")
    guard let excess = try builder.ask("excess-rework", cohort).first(""), let value = excess.value else {
      return caution
    }
    let interval = pointsInterval(excess)
    return "AI lines (assisted ones among them) less all others: \(NumberStyle.points(value))"
      + " (\(interval.isEmpty ? "too few changes for an interval" : interval)). " + caution
  }

  /// Who wrote the code as it stands at the end, and how old it is.
  private static func standing(_ builder: inout DocumentBuilder) throws -> String? {
    let share = try builder.ask("surviving-ai-share")
    guard let ai = share.first(""), ai.outcome == .value, let lines = ai.denominator else { return nil }
    var text =
      "In the code at the end of \(when(builder.context, builder.context.period)), "
      + "\(WeeklyFigures.written(ai)) \(NumberStyle.quantity(lines, .lines))"
    if let unmarked = share.first("unmarked")?.value, unmarked > 0, !builder.context.unmarkedIsHuman {
      text += ", and \(NumberStyle.share(unmarked)) are unmarked"
    }
    let age = try builder.ask("code-age")
    if let median = age.first("p50")?.value, let old = age.first("p90")?.value {
      text += ". Half of it is younger than \(NumberStyle.duration(days: median)), a tenth older than "
      text += NumberStyle.duration(days: old)
    }
    return text + "."
  }
}

/// Whose lines were deleted by whose changes, as a small matrix.
enum DurabilityMatrix {
  /// The table without the origins that lost nothing and those that took nothing; nil where no line went.
  static func table(_ results: [MetricResult]) -> ReportDocument.Table? {
    let lines = Origin.allCases.map(\.rawValue) + ["unknown"]
    let changes = ChangeOrigin.allCases.map(\.rawValue) + ["unknown"]
    func count(_ line: String, _ change: String) -> Int { Int(results.first("\(line).\(change)")?.value ?? 0) }
    let rows = lines.filter { line in changes.contains { count(line, $0) > 0 } }
    let columns = changes.filter { change in lines.contains { count($0, change) > 0 } }
    guard !rows.isEmpty else { return nil }
    return ReportDocument.Table(
      caption: "Who rewrites whom: lines deleted or rewritten, by whose change",
      columns: [.init("Lines of")] + columns.map { .init(name($0), isNumeric: true) },
      rows: rows.map { line in
        [WeeklyDurability.name(line)] + columns.map { NumberStyle.count(count(line, $0)) }
      }, metric: "who-rewrites-whom")
  }

  private static func name(_ change: String) -> String {
    switch change {
    case "agentic": "by agents"
    case "automation": "by bots"
    default: "by \(change)"
    }
  }
}
