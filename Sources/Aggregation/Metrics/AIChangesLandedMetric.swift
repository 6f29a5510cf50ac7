import Facts
import Store

/// The changes made with AI that landed on the mainline.
struct AIChangesLandedMetric: Metric {
  let id = "ai-changes-landed"
  let title = "AI changes landed"
  let question = "How many changes made with AI have landed, and at what pace?"
  let definition = """
    Mainline units (a first-parent commit with all that landed with it) that are agentic or assisted: in the window, per \
    30 days, up to the window's end, in the best run of 10 days up to then, and as a share of all units that no \
    rule-based bot made, with a 95 % Wilson interval.
    """
  let unit = MetricUnit.changes
  let denominator = "none; for the share, mainline units, automation left out"
  let measures = [
    Measure("", .changes, "Agentic and assisted units landed in the window."),
    Measure("agentic", .changes, "Units landed in the window that an agent authored."),
    Measure("assisted", .changes, "Units landed in the window that a person authored with an AI mark."),
    Measure("share", .share, "Agentic and assisted units of all units landed in the window."),
    Measure("per30Days", .changes, "Agentic and assisted units per 30 days; needs a window of at least 30 days."),
    Measure("cumulative", .changes, "Agentic and assisted units landed up to the window's end."),
    Measure(
      "best10Days", .changes, "The most that landed in 10 days running, up to the window's end; its period is that run."
    ),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Volume is no value: read it with the revert rate and the batch size.",
    "A repository that squashes has one unit a pull request, one that rebases has one a commit.",
    "A lower bound: unmarked units may have been made with AI.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "u.landedWeek", .repository: "u.repositoryId", .agent: "u.agent", .model: "u.model",
    .contributor: "u.personId", .team: "u.personId",
  ]
  let partDimensions: Set<Dimension> = [.agent, .model]
  let sql = """
    SELECT {select}
      u.landedDay AS landingDay,
      u.origin AS unitOrigin,
      SUM(u.unitCount) AS unitTotal
    FROM {sums unit_facts} AS u
    WHERE {before u.landedDay}
    GROUP BY {keys}u.landedDay, u.origin
    ORDER BY {keys}u.landedDay, u.origin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let isInWindow = { (row: Row) in (row.integer("landingDay") ?? Int.min) >= context.period.firstDay }
    let units = Counts<ChangeOrigin>(rows.filter(isInWindow), "unitTotal", by: "unitOrigin")
    let whole = Counts<ChangeOrigin>(context.whole.filter(isInWindow), "unitTotal", by: "unitOrigin")
    let inWindow = [
      results.count("", units.ai, n: whole.counted),
      results.count("agentic", units[.agentic], n: whole.counted),
      results.count("assisted", units[.assisted], n: whole.counted),
      results.rate("share", units.ai, of: whole.counted),
    ]
    // A week's rows hold nothing of the weeks before it.
    return context.dimensions.contains(.week) ? inWindow : inWindow + pace(rows, units.ai, results)
  }

  private func pace(_ rows: [Row], _ landed: Int, _ results: GroupResults) -> [MetricResult] {
    let period = results.context.period
    let made = rows.filter { ["agentic", "assisted"].contains($0.text("unitOrigin")) }
    let days = made.reduce(into: [:]) { $0[$1.integer("landingDay") ?? 0, default: 0] += $1.integer("unitTotal") ?? 0 }
    let cumulative = made.sum("unitTotal")
    let best = BestRun(days, length: 10)
    var bestResult = results.count("best10Days", best?.total ?? 0, n: cumulative)
    if let best { bestResult.period = Period(firstDay: best.firstDay, endDay: best.firstDay + 10) }
    return [
      period.days < 30
        ? results.insufficient("per30Days", n: landed)
        : results.number("per30Days", Double(landed) * 30 / Double(period.days), n: landed),
      results.count("cumulative", cumulative),
      bestResult,
    ]
  }
}
