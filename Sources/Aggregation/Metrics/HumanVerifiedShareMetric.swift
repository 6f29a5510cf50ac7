import Facts

/// The share of merged requests whose merged state a person approved.
struct HumanVerifiedShareMetric: RequestShareMetric {
  let id = "human-verified-share"
  let title = "Human-verified share"
  let question = "How much of what was merged did another person approve, exactly as it was merged?"
  let definition = """
    Change requests merged in the window that an independent person approved, whose approval was not taken back and \
    is of the very head that was merged, over the merged requests whose reviews were recorded and that no rule-based \
    bot made, with a 95 % Wilson interval. Approvals of an earlier state do not count, and approvals that do not say \
    what they looked at are unknown; where those are the most, nothing is said. Coverage is the share of the merged requests whose records say so. \
    \(Comparison.sentence)
    """
  let denominator = "merged requests whose reviews were recorded, automation left out"
  let counted = "Requests that an independent person approved as merged."
  let pitfalls = [
    "Where some approvals do not say what they looked at, it is a lower bound: what nobody approved is always known.",
    "An approval is no proof of reading: read it with the rubber stamps.",
    "A rebase or a merge of the base branch after the approval makes it stale, however little it changed.",
    "Work pushed without a request is verified by nobody, and is not in the denominator.",
  ]
  let known =
    "q.hasReviews = 1 AND (q.isVerified = 1 OR (q.isCut = 0 AND (q.isVerified = 0 OR q.humanApprovals = 0)))"
  let blind = "q.hasReviews = 1 AND q.humanApprovals > 0"
  let sight = "approvals that say which commit they are of"
  let hit = "q.isVerified = 1"
}
