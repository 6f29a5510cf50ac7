import Aggregation
import Facts

/// How much of what is below is recorded at all: it stands first, because every share depends on it.
enum WeeklyCoverage {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let label = try builder.ask("label-coverage")
    let share = try builder.ask("ai-line-share").first("")
    var blocks: [ReportDocument.Block] = []
    if let commits = label.first(""), commits.outcome == .value {
      var text =
        "Of the commits, \(NumberStyle.share(commits.value)) (\(WeeklyFigures.detail(commits))) carry a mark or a record of who wrote them."
      if let coverage = share?.coverage {
        text +=
          " \(NumberStyle.share(coverage)) of the added lines are in commits with a line-level record; for the rest only marks can speak."
      }
      text +=
        builder.context.unmarkedIsHuman
        ? " This team marks all AI work, and counts what is unmarked as human."
        : " Where nothing is recorded, nothing is claimed: unmarked is not human."
      blocks.append(.paragraph(text))
    }
    let channels = try builder.ask("mark-channels")
    if let union = channels.first(""), (union.value ?? 0) > 0 {
      let rows = channels.filter { $0.measure.hasPrefix("channel.") }.map { result in
        [
          WeeklyCoverage.channelName(String(result.measure.dropFirst(8))), NumberStyle.count(Int(result.value ?? 0)),
          NumberStyle.share(Int(result.value ?? 0), of: Int(union.value ?? 0)),
        ]
      }
      let alone = Int(channels.first("alone")?.value ?? 0)
      blocks.append(
        .table(
          ReportDocument.Table(
            caption:
              "Where the marks stand (\(NumberStyle.quantity(Int(union.value ?? 0), .commits)) with at least one, \(NumberStyle.count(alone)) with one only)",
            columns: [.init("Channel"), .init("Commits", isNumeric: true), .init("Of the marked", isNumeric: true)],
            rows: rows, metric: "mark-channels")))
    }
    let aggregates = try builder.context.data.aggregateMarks(builder.context.period)
    if aggregates > 0 {
      blocks.append(
        .note(
          "Among the marked, \(NumberStyle.quantity(aggregates, .commits)) squashed from several: the marks are those of all of them, and who wrote which part is not known."
        ))
    }
    return ReportDocument.Section(id: "coverage", title: "Coverage", blocks: blocks)
  }

  static func channelName(_ channel: String) -> String {
    switch channel {
    case "author": "agent as author"
    case "committer": "agent as committer"
    case "co-author": "co-author trailer"
    case "footer": "generated-with footer"
    case "trailer": "other trailer"
    case "session-link": "session link"
    case "line-record": "line record"
    case "commit-record": "checkpoint record"
    default: channel
    }
  }
}
