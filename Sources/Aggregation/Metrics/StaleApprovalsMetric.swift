import Facts

/// The share of approved requests that were merged in another state than the approved one.
struct StaleApprovalsMetric: RequestShareMetric {
  let id = "stale-approvals"
  let title = "Stale approvals"
  let question = "How many of the approved change requests changed after the approval?"
  let definition = """
    Change requests merged in the window whose latest approval by an independent person is of an earlier state than \
    the merged one, over the merged requests that an independent person approved, whose approvals say what they \
    looked at, and that no rule-based bot made, with a 95 % Wilson interval. Coverage is the share of the merged \
    requests whose records say so. \(Comparison.sentence)
    """
  let denominator = "merged requests with an approval by an independent person, automation left out"
  let counted = "Approved requests merged in another state than the approved one."
  let pitfalls = [
    "A rebase or a merge of the base branch makes an approval stale, however little it changed.",
    "Forges that dismiss approvals when commits come show none of these.",
  ]
  let asked = "q.humanApprovals > 0"
  let known = "q.hasReviews = 1 AND (q.isStale IS NOT NULL OR q.humanApprovals = 0)"
  let blind = "q.hasReviews = 1 AND q.humanApprovals > 0"
  let sight = "approvals that say which commit they are of"
  let hit = "q.isStale = 1"
}
