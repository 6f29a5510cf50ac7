import Facts
import Store

/// How much of the AI's lines people change soon after.
struct HumanEditOfAIMetric: Metric {
  let id = "human-edit-of-ai"
  let title = "Human edits of AI lines"
  let question = "What share of the AI's lines do people remove or rewrite within 14 days?"
  let definition = """
    Lines that a line-level record attests to AI, newly written, landed on the mainline in the window and followed for 14 \
    days: those deleted or rewritten within 14 days by a change that is human or unmarked, over all of them. The 95 % \
    interval is that of churn-14. Coverage is the share of the attested lines that are followed for 14 days.
    """
  let unit = MetricUnit.share
  let denominator = "lines attested to AI that landed at least 14 days before the data end"
  let measures = [
    Measure("", .share, "Lines that a human or unmarked change removed or rewrote within 14 days."),
    Measure("attested", .lines, "Lines attested to AI that are followed for 14 days: the denominator."),
    Measure("edited", .lines, "Lines of these that a human or unmarked change removed or rewrote within 14 days."),
    Measure("otherwise", .lines, "Lines of these that an agent, an assisted change or a bot removed or rewrote."),
    Measure("immature", .lines, "Attested lines that landed less than 14 days before the data end, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "What people change before the commit, or on the branch before it lands, is not seen here.",
    "An unmarked change may have been made with AI.",
    "People edit what they read: no edits can mean no reader.",
  ]
  let dimensions = ChurnCohort.dimensions.filter { $0.key != .origin }
  let maturityDays = ChurnCohort.days
  let sql = ChurnCohort.sql("f.editedLines AS editedTotal", where: "f.isAttested = 1 AND f.origin = 'ai'")

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    guard !rows.isEmpty else { return measures.map { results.unavailable($0.id, needs: "line records") } }
    let edited = ChurnTally(rows, part: "editedTotal")
    let gone = ChurnTally(rows).mature
    return [
      results.churn("", edited),
      results.count("attested", edited.mature.whole),
      results.count("edited", edited.mature.part, n: edited.mature.whole),
      results.count("otherwise", gone.part - edited.mature.part, n: edited.mature.whole),
      results.count("immature", edited.immature),
    ]
  }
}
