import Aggregation
import Facts

/// Whether anyone verified what was merged; without review records the section is absent.
enum HeadlineVerification {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    guard try builder.context.data.reviewRecords().withReviews > 0 else {
      return ReportDocument.Section(id: "verification", title: "Did a person verify it", blocks: [])
    }
    let verified = try builder.ask("human-verified-share")
    let untouched = try builder.ask("zero-human-touch-merges")
    let veto = try builder.ask("ai-reviewer-veto")
    let funnel = try builder.ask("agent-funnel")
    return HeadlinesDocument.section(
      "verification", "Did a person verify it",
      [
        .init("Merged requests that another person approved exactly as merged", verified.first("")),
        .init("… made with AI", verified.first("ai")),
        .init("… others", verified.first("rest")),
        .init("Merges that no person touched", untouched.first("merges")),
        .init("… of all", untouched.first("")),
        .init("… of those by agents", untouched.first("agentic")),
        .init("… of those by rule-based bots", untouched.first("automation")),
        .init("Requests that an AI reviewer turned back", veto.first("")),
        .init("… that were merged after all", veto.first("recovered")),
        .init("Change requests that agents opened", funnel.first("opened")),
        .init("… with green checks", funnel.first("checksGreenShare")),
        .init("… approved by another person", funnel.first("approvedShare")),
        .init("… merged", funnel.first("mergedShare")),
        .init("… neither reverted nor fixed within 14 days of the merge", funnel.first("keptShare")),
      ], metric: "human-verified-share",
      notes: [
        "An AI reviewer turns back by asking for changes before it ever approves; failed checks are in the agents' "
          + "requests with green checks."
      ])
  }
}
