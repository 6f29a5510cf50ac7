import Aggregation
import Facts

/// Whether a person verified what was merged, as far as review records say.
enum WeeklyVerification {
  /// How many changes are listed.
  private static let listLimit = 10

  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    var blocks: [ReportDocument.Block] = []
    let records = try builder.context.data.reviewRecords()
    if records.withReviews == 0 {
      blocks.append(.paragraph(needs(records)))
    } else {
      blocks.append(.paragraph(try verified(&builder)))
      if let table = try origins(&builder) {
        blocks += [.table(table), .note(try difference(&builder))]
      }
      if let table = try looks(&builder) { blocks.append(.table(table)) }
      blocks += try unverified(&builder)
    }
    return ReportDocument.Section(id: "verification", title: "Verification", blocks: blocks)
  }

  /// What is missing, and how to get it.
  private static func needs(_ records: ReviewRecordCounts) -> String {
    let ways = "“byline import” reads what a forge exported, and “byline sync” fetches it."
    return records.requests == 0
      ? "Whether a person verified what was merged is not known without review records: \(ways)"
      : "Whether a person verified what was merged is not known: the records of change requests hold no reviews; \(ways)"
  }

  private static func verified(_ builder: inout DocumentBuilder) throws -> String {
    guard let share = try builder.ask("human-verified-share").first("") else { return NumberStyle.missing }
    let when = builder.context.isWeek ? "in this week" : "in this window"
    guard let value = share.value, let requests = share.denominator else {
      return share.outcome == .notApplicable
        ? "No change request with records of its reviews was merged \(when)."
        : "Of the change requests merged \(when), no record says whether a person verified them."
    }
    let interval = share.low.flatMap { low in share.high.map { NumberStyle.interval(low, $0, .share) } }
    let coverage = share.coverage.flatMap { $0 < 1 ? "coverage \(NumberStyle.share($0))" : nil }
    let sure = [NumberStyle.share(value), interval, coverage].compactMap(\.self).joined(separator: " · ")
    let approved = share.numerator ?? 0
    return "Of \(NumberStyle.count(requests)) change \(requests == 1 ? "request" : "requests") merged \(when) whose "
      + "reviews are recorded, another person approved \(approved == 0 ? "none" : NumberStyle.count(approved)) exactly as "
      + "merged (\(sure))."
  }

  private static func origins(_ builder: inout DocumentBuilder) throws -> ReportDocument.Table? {
    let results = try builder.ask("human-verified-share", by: [.origin])
    let rows = ChangeOrigin.allCases.compactMap { origin -> [String]? in
      let group = results.filter { $0.group == [origin.rawValue] }
      guard let share = group.first(""), share.outcome != .notApplicable else { return nil }
      let interval = share.low.flatMap { low in share.high.map { NumberStyle.interval(low, $0, .share) } }
      return [
        origin.rawValue, share.denominator.map(NumberStyle.count) ?? NumberStyle.missing, NumberStyle.text(of: share),
        interval ?? "", share.coverage.map { NumberStyle.share($0) } ?? "",
      ]
    }
    guard !rows.isEmpty else { return nil }
    return ReportDocument.Table(
      caption: "Approved by another person exactly as merged",
      columns: [
        .init("Origin"), .init("Requests", isNumeric: true), .init("Verified", isNumeric: true), .init("How sure"),
        .init("Coverage", isNumeric: true),
      ], rows: rows, metric: "human-verified-share")
  }

  /// The AI's requests against the others, and what a difference does not say.
  private static func difference(_ builder: inout DocumentBuilder) throws -> String {
    let results = try builder.ask("human-verified-share")
    let caution = "An approval is no proof of reading, and requests whose reviews nobody recorded are not counted."
    guard let difference = results.first("difference"), let value = difference.value else { return caution }
    let interval = WeeklyDurability.pointsInterval(difference)
    var text = "AI requests (agentic and assisted) less the others: \(NumberStyle.points(value))"
    text += interval.isEmpty ? "" : " (\(interval))"
    if let standardised = results.first("standardisedDifference")?.value {
      text += "; among requests of like size \(NumberStyle.points(standardised))"
    }
    return "\(text). \(caution)"
  }

  /// How the requests were looked at; nil where nothing can be said of any.
  private static func looks(_ builder: inout DocumentBuilder) throws -> ReportDocument.Table? {
    let wanted = [
      ("Reviewed by another person", "review-coverage", ""),
      ("Nobody else looked at it", "unreviewed-merges", ""),
      ("Only machines looked at it", "bot-only-reviewed", ""),
      ("Merged by its author", "self-merges", ""),
      ("Changed after the approval", "stale-approvals", ""),
      ("Rubber stamp, strict: 50 lines or more within 5 minutes", "rubber-stamps", "strict"),
      ("Rubber stamp, fast: over 500 lines an hour", "rubber-stamps", "fast"),
      ("Rubber stamp, loose: without a comment", "rubber-stamps", "loose"),
    ]
    var rows: [[String]] = []
    var metrics: [String] = []
    var hasValue = false
    for (name, metric, measure) in wanted {
      let results = try builder.ask(metric)
      guard let result = results.first(measure) else { continue }
      hasValue = hasValue || result.value != nil
      let sides = ["ai", "rest"].map { side in
        measure.isEmpty ? results.first(side).map { NumberStyle.text(of: $0) } ?? "" : ""
      }
      rows.append([name, NumberStyle.text(of: result), detail(result)] + sides)
      metrics.append(metric)
    }
    guard hasValue else { return nil }
    return ReportDocument.Table(
      caption: "How merged requests were looked at",
      columns: [
        .init("What"), .init("Share", isNumeric: true), .init("How sure"), .init("With AI", isNumeric: true),
        .init("Others", isNumeric: true),
      ], rows: rows, rowMetrics: metrics)
  }

  /// What a share rests on; coverage only where it is not whole.
  private static func detail(_ result: MetricResult) -> String {
    var result = result
    if result.coverage == 1 { result.coverage = nil }
    return WeeklyFigures.detail(result)
  }

  /// The largest AI changes that nobody verified, and apart from them those of which no record tells.
  private static func unverified(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let (data, period) = (builder.context.data, builder.context.period)
    let told = try data.unverifiedChanges(period, limit: listLimit)
    let untold = try data.unrecordedChanges(period, limit: listLimit)
    var blocks: [ReportDocument.Block] = []
    if told.total > 0 {
      blocks += list(told, "Largest AI changes that nobody else approved", isSeveral: data.repositories.count > 1)
    } else {
      blocks.append(.paragraph("No AI change whose reviews are recorded was merged without another person's approval."))
    }
    if untold.total > 0 {
      blocks += list(
        untold, "Largest AI changes that landed without a review record", isSeveral: data.repositories.count > 1)
    }
    return blocks
  }

  private static func list(
    _ changes: UnverifiedChanges, _ caption: String, isSeveral: Bool
  ) -> [ReportDocument.Block] {
    var columns: [ReportDocument.Table.Column] = [
      .init("Change"), .init("Title"), .init("Lines", isNumeric: true), .init("Origin"), .init("Agent"),
    ]
    if isSeveral { columns.insert(.init("Repository", subject: .repository), at: 0) }
    let rows = changes.largest.map { item in
      (isSeveral ? [item.repository] : []) + [
        isCommit(item.key) ? String(item.key.prefix(10)) : item.key, item.title,
        item.lines.map(NumberStyle.count) ?? NumberStyle.missing, item.origin, WeeklyAgents.name(item.agent),
      ]
    }
    let rest = changes.total - changes.largest.count
    let table = ReportDocument.Block.table(
      ReportDocument.Table(caption: caption, columns: columns, rows: rows, metric: "human-verified-share"))
    return rest > 0 ? [table, .note("\(NumberStyle.count(rest)) more are not listed.")] : [table]
  }

  /// A commit's id, which no forge's writing of a request looks like.
  private static func isCommit(_ key: String) -> Bool {
    key.count >= 40 && key.allSatisfy(\.isHexDigit)
  }
}
