import Facts

/// The share of merged requests that only machines looked at.
struct BotOnlyReviewedMetric: RequestShareMetric {
  let id = "bot-only-reviewed"
  let title = "Reviewed by machines only"
  let question = "How many of the merged change requests did only machines look at?"
  let definition = """
    Change requests merged in the window that an AI reviewer reviewed and no independent person reviewed or \
    commented on, over the merged requests whose reviews were recorded and that no rule-based bot made, with a 95 % \
    Wilson interval. Coverage is the share of the merged requests whose records say so. \(Comparison.sentence)
    """
  let denominator = "merged requests whose reviews and comments were recorded, automation left out"
  let counted = "Requests that an AI reviewer, and no independent person, looked at."
  let pitfalls = [
    "Checks and rule-based bots that only comment are no reviewers here.",
    "A new AI reviewer that nobody has listed yet may count as a person or as automation.",
    "The rest of the unreviewed merges had not even that.",
  ]
  let needs = "records of reviews and comments"
  let known = JudgedRequests.isLookTold
  let hit = "q.aiReviews + q.aiObjections > 0 AND NOT \(JudgedRequests.isLookedAt)"
}
