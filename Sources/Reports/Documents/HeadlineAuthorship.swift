import Aggregation
import Facts

/// How much of the work is AI's.
enum HeadlineAuthorship {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let ai = try builder.ask("ai-changes-landed")
    let lines = try builder.ask("ai-line-share").first("")
    let automation = try builder.ask("automation-share")
    let best = ai.first("best10Days")
    return HeadlinesDocument.section(
      "authorship", "How much is AI's",
      [
        .init("Changes by agents that landed", ai.first("agentic")),
        .init("Changes with AI that landed", ai.first("")),
        .init("… in all, up to the window's end", ai.first("cumulative")),
        .init("… per 30 days", ai.first("per30Days")),
        .init(
          "… in the best 10 days running", best.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing, days(best)),
        .init("Share of changes made with AI", ai.first("share")),
        .init("Share of added lines written by AI", lines, print: { WeeklyFigures.lineShare($0) }),
        .init("Share of changes by agents or bots", automation.first("")),
        .init("… by agents", automation.first("agentic")),
        .init("… by rule-based bots", automation.first("automation")),
      ] + (try requests(&builder)), metric: "ai-changes-landed")
  }

  /// What only records of change requests say; nothing without them.
  private static func requests(_ builder: inout DocumentBuilder) throws -> [HeadlinesDocument.Row] {
    guard try builder.context.data.reviewRecords().requests > 0 else { return [] }
    let merged = try builder.ask("agent-requests-merged")
    let assisted = try builder.ask("ai-assisted-change-share")
    let best = merged.first("best10Days")
    return [
      .init("Change requests of agents merged", merged.first("")),
      .init("… in all, up to the window's end", merged.first("cumulative")),
      .init("… per 30 days", merged.first("per30Days")),
      .init("… in the best 10 days running", best.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing, days(best)),
      .init("Share of merged change requests made with AI", assisted.first("")),
      .init("… opened or authored by an agent", assisted.first("agentic")),
      .init("… of which AI wrote over 75 % of the lines", assisted.first("lines76to100")),
    ]
  }

  /// The days of a best run; empty where there was none.
  private static func days(_ best: MetricResult?) -> String {
    guard let best, best.value != 0 else { return "" }
    return "\(Calendar.dayLabel(best.period.firstDay)) to \(Calendar.dayLabel(best.period.endDay - 1))"
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
