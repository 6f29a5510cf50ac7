import Facts

/// The share of reviewed requests to which a person objected.
struct ChangesRequestedRateMetric: RequestShareMetric {
  let id = "changes-requested-rate"
  let title = "Changes-requested rate"
  let question = "To how many of the reviewed change requests did a person object?"
  let definition = """
    Change requests merged in the window to which an independent person objected at least once, over the merged \
    requests that an independent person reviewed and that no rule-based bot made, with a 95 % Wilson interval. \
    Coverage is the share of the merged requests whose reviews were recorded. \(Comparison.sentence)
    """
  let denominator = "merged requests with a review by an independent person, automation left out"
  let counted = "Reviewed requests to which an independent person objected."
  let pitfalls = [
    "Teams differ in when they press the button: many object in comments only.",
    "Requests that were given up after an objection were never merged and are not here.",
    "Neither a high nor a low rate is good by itself.",
  ]
  let asked = JudgedRequests.isReviewed
  let known = "q.hasReviews = 1 AND (q.isCut = 0 OR \(JudgedRequests.isReviewed))"
  let hit = "q.humanObjections > 0"
}
