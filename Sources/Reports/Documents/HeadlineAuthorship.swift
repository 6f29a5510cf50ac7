import Aggregation
import Facts

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
