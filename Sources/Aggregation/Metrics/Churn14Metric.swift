import Facts
import Store

/// How much of what was written is gone two weeks later.
struct Churn14Metric: Metric {
  let id = "churn-14"
  let title = "Churn within 14 days"
  let question = "What share of the newly written lines is deleted or rewritten within 14 days?"
  let definition = """
    Lines newly written that landed on the mainline in the window, in source, test and documentation files: those deleted \
    or rewritten at most 14 days after they landed, over all of them that the data follow for 14 days. Lines of \
    rule-based bots are left out, and so are lines that their commit only moved. The 95 % interval takes the mainline \
    unit as the observation: Wilson's, for as many lines as would leave the variance between units; it needs five units. \
    Coverage is the share of lines that are followed for 14 days and whose owner is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines newly written that landed at least 14 days before the data end, automation left out"
  let measures = [
    Measure("", .share, "Lines deleted or rewritten within 14 days."),
    Measure("added", .lines, "Lines newly written that are followed for 14 days: the denominator."),
    Measure("gone", .lines, "Lines of these that were deleted or rewritten within 14 days."),
    Measure("immature", .lines, "Lines that landed less than 14 days before the data end, left out."),
    Measure("unknown", .lines, "Lines whose owner is unknown, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "For the latest two weeks it is not known yet.",
    "Lines that a commit moves elsewhere are not followed to their new place, and count as not gone.",
    "A reformatting is a rewriting to git.",
    "Low churn can mean that nobody looks at the code again.",
  ]
  let dimensions = ChurnCohort.dimensions
  let maturityDays = ChurnCohort.days
  let sql = ChurnCohort.sql(where: "f.origin <> 'automation'")

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = ChurnTally(rows)
    return [
      results.churn("", tally),
      results.count("added", tally.mature.whole),
      results.count("gone", tally.mature.part, n: tally.mature.whole),
      results.count("immature", tally.immature),
      results.count("unknown", tally.unknown),
    ]
  }
}
