import Facts
import Reports

/// A made-up weekly report with all that a report can hold: figures with and without a value, twelve weeks of which one
/// was never collected, an empty table, and names that try to be markup.
enum WeeklyExample {
  static let document = ReportDocument(
    id: "weekly",
    title: "Week 33: agents wrote more than half of the new code",
    subtitle: "harbour/ferry and harbour/tides · 10–16 August 2026 · as of 2026-08-17T06:00:00Z",
    summary:
      "Between 52.4 % and 61.0 % of the 4,812 lines that landed were written by AI, inside the range of the last "
      + "twelve weeks. People verified 71.4 % of the AI changes before they landed, which is below its limits.",
    sections: [headlines, authorship, agents, durability, reviews, watchList, gaps],
    definitions: definitions,
    results: results,
    provenance: [
      .init("Byline", "1.0.0"),
      .init("Store", "/srv/byline/harbour.sqlite, collected 2026-08-17T05:41:12Z"),
      .init("Diff options", "histogram, renames at 50 %"),
      .init("Policy", "strong evidence decides; unmarked is not human"),
      .init("Command", "byline report weekly --week 2026-W33 --as-of 2026-08-17T06:00:00Z"),
    ])

  private static let headlines = ReportDocument.Section(
    id: "headlines", title: "Headlines",
    blocks: [
      .keyFigures([
        .init(
          label: "AI share of added lines", value: "52.4–61.0 %", detail: "n = 4,812 lines · 88.1 % with line records",
          previous: "49.7–58.2 %", signal: "no signal", metric: "ai-line-share"),
        .init(
          label: "Features shipped", value: "9", detail: "2 releases · 94.0 % of changes classified", previous: "7",
          signal: "no signal", metric: "features-shipped"),
        .init(
          label: "Human-verified AI changes", value: "71.4 %", detail: "n = 42 · 95 % 56–83 %", previous: "90.2 %",
          signal: "below its limits", metric: "human-verified-share"),
        .init(
          label: "Lead time to release", value: "3 h 10 min", detail: "median of 57 · 95 % 2 h 5 min – 5 h",
          previous: "2 h 48 min", signal: "no signal", metric: "lead-time"),
        .init(
          label: "AI lines gone within 14 days", value: "8.8 %", detail: "n = 2,204 · 95 % 7.6–10.1 %",
          previous: "9.1 %", signal: "no signal", metric: "churn-14"),
        .init(
          label: "Failed deployments", value: "not measured: needs deployment records", metric: "change-fail-rate"),
      ])
    ])

  private static let authorship = ReportDocument.Section(
    id: "authorship", title: "Who wrote it",
    blocks: [
      .paragraph(
        "Half of the lines carry a record that an agent wrote them. For another tenth only the commit says that AI "
          + "took part. Nothing is recorded for about a third, and that does not make it human."),
      .chart(originChart(weeks: weeks)),
      .note("W27 was not collected: the runner's clone was shallow. Collect it again with the whole history."),
    ])

  private static let agents = ReportDocument.Section(
    id: "agents", title: "Agents and models",
    blocks: [
      .chart(
        .init(
          kind: .bars, title: "Lines by agent", summary: "Claude wrote two thirds of the attributed lines.",
          categories: ["claude", "copilot", "codex", "cursor", "a very long agent name that nobody ever shortened"],
          series: [.init(key: "lines", label: "Lines", values: [1_702, 511, 246, 62, nil])], unit: .lines,
          metric: "ai-line-share", observations: [61, 24, 9, 3, nil])),
      .table(
        .init(
          caption: "What became of each model's changes",
          columns: [
            .init("Model"), .init("Changes", isNumeric: true), .init("Merged", isNumeric: true),
            .init("First check green", isNumeric: true), .init("Lines gone in 14 days", isNumeric: true),
          ],
          rows: [
            ["claude-opus-4.5", "31", "93.5 %", "80.6 %", "7.9 %"],
            ["gpt-5.1-codex", "9", "88.9 %", "77.8 %", "12.4 %"],
            ["not named", "5", "80.0 %", "no data", "too little data"],
          ], metric: "churn-14")),
    ])

  private static let reviews = ReportDocument.Section(
    id: "reviews", title: "Reviews",
    blocks: [
      .list([
        "30 of 42 AI changes were approved by a person who saw the merged head.",
        "7 were approved before a later push; 3 were reviewed by a bot only; 2 by nobody.",
        "Merged within a minute of opening: 4 (left out of the medians).",
      ]),
      .table(.init(caption: "Approvals that took five minutes or less", columns: [.init("Change")], rows: [])),
    ])

  private static let watchList = ReportDocument.Section(
    id: "watch-list", title: "Watch list",
    blocks: [
      .table(
        .init(
          caption: "Largest AI changes that nobody reviewed",
          columns: [.init("Change"), .init("Title"), .init("Lines", isNumeric: true), .init("Directory")],
          rows: [
            ["harbour/ferry#482", "Timetable: cache the tide tables (#471)", "1,204", "Sources/tide_tables"],
            ["harbour/ferry#490", "Thanks @everyone | see https://example.org/a_b_c", "388", "docs/*"],
            ["harbour/tides#77", "<script>alert(1)</script> & \u{202E}gnp.exe", "112", "a|b/[x](javascript:y)"],
            ["harbour/tides#80", "=HYPERLINK(\"https://example.org\")", "96", "`whoami`"],
          ], metric: "human-verified-share"))
    ])

  private static let gaps = ReportDocument.Section(
    id: "not-computed", title: "What could not be computed",
    blocks: [
      .list([
        "Failed deployments: there are no deployment records. Give a file of them to the next collection.",
        "Time saved: nobody declared a baseline.",
      ]),
      .note("Groups of fewer than five people are not shown."),
    ])

  private static let definitions: [ReportDocument.Definition] = [
    .init(
      metric: "ai-line-share", title: "AI share of added lines",
      text:
        "From lines that a record attests to an agent, to those plus the lines of commits with an AI mark, over "
        + "all added lines that no rule-based bot wrote."),
    .init(
      metric: "features-shipped", title: "Features shipped",
      text: "Distinct features, dated by the first release that contains them, less those that were reverted."),
    .init(
      metric: "human-verified-share", title: "Human-verified share",
      text: "Landed AI changes that a person other than the author approved at the head that landed, over all of them."),
    .init(
      metric: "lead-time", title: "Lead time to release",
      text: "From a change's first commit to the first release that contains it."),
    .init(
      metric: "churn-14", title: "Lines gone within 14 days",
      text: "Lines changed or deleted within 14 days of landing, over lines that landed at least 14 days ago."),
    .init(
      metric: "change-fail-rate", title: "Change fail rate",
      text: "Deployments that needed immediate intervention, over all deployments."),
    .init(
      metric: "label-coverage", title: "Label coverage",
      text: "Commits with any sign of their origin, over all commits."),
  ]
}
