import Facts

/// The share of merged requests that an independent person reviewed.
struct ReviewCoverageMetric: RequestShareMetric {
  let id = "review-coverage"
  let title = "Review coverage"
  let question = "How many of the merged change requests did another person review?"
  let definition = """
    Change requests merged in the window with at least one review (an approval, an objection or a review without a \
    verdict) by an independent person, who is neither the author nor the one who started the agent, over the merged \
    requests whose reviews were recorded and that no rule-based bot made, with a 95 % Wilson interval. Coverage is \
    the share of the merged requests whose records say so. \(Comparison.sentence)
    """
  let denominator = "merged requests whose reviews were recorded, automation left out"
  let counted = "Requests with a review by an independent person."
  let pitfalls = [
    "A request whose reviews nobody fetched is unknown, not unreviewed.",
    "On forges without reviews as such a comment is the only trace; unreviewed-merges counts comments too.",
    "That someone reviewed does not say how well: read it with the rubber stamps and the review depth.",
    "Work pushed without a request is not in the denominator.",
  ]
  let known = "q.hasReviews = 1 AND (q.isCut = 0 OR \(JudgedRequests.isReviewed))"
  let hit = JudgedRequests.isReviewed
}
