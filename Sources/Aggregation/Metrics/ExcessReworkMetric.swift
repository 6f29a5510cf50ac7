import Facts
import Store

/// How much more of the AI's lines is gone two weeks later than of the others'.
struct ExcessReworkMetric: Metric {
  let id = "excess-rework"
  let title = "Excess rework"
  let question = "Are lines written with AI rewritten sooner than the others?"
  let definition = """
    The share of newly written lines that are deleted or rewritten within 14 days (as churn-14 counts them) among lines \
    with origin ai or assisted, less the same share among lines with origin human or unmarked; above 0, AI lines are \
    rewritten more. The 95 % interval is of the linearised difference of two ratios, with the mainline unit as the \
    observation, so that a unit with lines of both kinds is accounted for; it needs five units on either side. Coverage \
    is the share of lines that are followed for 14 days and whose owner is known.
    """
  let unit = MetricUnit.share
  let denominator = "for each share, the lines of that kind that landed at least 14 days before the data end"
  let measures = [
    Measure("", .share, "The difference of the two shares, from -1 to 1."),
    Measure("ai", .share, "AI lines (ai and assisted) gone within 14 days."),
    Measure("rest", .share, "Other lines (human and unmarked) gone within 14 days."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Unmarked lines may be AI's too; what marks hide makes the difference smaller than it is.",
    "AI may be given other work than people do: the difference is one of the lines, not of who wrote them.",
    "An interval that holds 0 shows no difference.",
    "For the latest two weeks it is not known yet.",
  ]
  let dimensions = ChurnCohort.dimensions.filter { [.repository, .language, .directory, .team].contains($0.key) }
  let maturityDays = ChurnCohort.days
  let sql = ChurnCohort.sql("f.origin AS lineOrigin", where: "f.origin <> 'automation'")

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let all = ChurnTally(rows)
    let ai = ChurnTally(rows.filter { ["ai", "assisted"].contains($0.text("lineOrigin")) })
    let rest = ChurnTally(rows.filter { ["human", "unmarked"].contains($0.text("lineOrigin")) })
    return [difference(ai, rest, all, results), results.churn("ai", ai), results.churn("rest", rest)]
  }

  private func difference(
    _ ai: ChurnTally, _ rest: ChurnTally, _ all: ChurnTally, _ results: GroupResults
  ) -> MetricResult {
    guard let share = ai.mature.value, let other = rest.mature.value else {
      return [ai, rest].contains { $0.mature.whole == 0 && $0.immature > 0 }
        ? results.insufficient("", n: all.mature.whole)
        : results.number("", nil, n: all.mature.whole, coverage: all.coverage)
    }
    return results.number(
      "", share - other, n: all.mature.whole, interval: ClusteredRatio.interval(of: ai.mature, minus: rest.mature),
      coverage: all.coverage)
  }
}
