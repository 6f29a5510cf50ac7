import Facts

/// The share of merged requests that nobody else looked at.
struct UnreviewedMergesMetric: RequestShareMetric {
  let id = "unreviewed-merges"
  let title = "Unreviewed merges"
  let question = "How many of the change requests were merged without any other person looking at them?"
  let definition = """
    Change requests merged in the window without any review or comment by an independent person, who is neither the \
    author nor the one who started the agent, over the merged requests whose reviews were recorded and that no rule- \
    based bot made, with a 95 % Wilson interval. Coverage is the share of the merged requests whose records say so. \
    \(Comparison.sentence)
    """
  let denominator = "merged requests whose reviews and comments were recorded, automation left out"
  let counted = "Requests without any review or comment by an independent person."
  let pitfalls = [
    "Only a request whose reviews and comments were fetched, and not cut off, can count as unreviewed.",
    "People talk elsewhere too: pairing and chat leave no trace in the records.",
    "In a repository with one maintainer there is nobody else to look.",
  ]
  let needs = "records of reviews and comments"
  let known = JudgedRequests.isLookTold
  let hit = "NOT \(JudgedRequests.isLookedAt)"
}
