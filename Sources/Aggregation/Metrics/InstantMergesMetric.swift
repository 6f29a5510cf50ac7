import Facts

/// The share of requests that were merged at once.
struct InstantMergesMetric: RequestShareMetric {
  let id = "instant-merges"
  let title = "Instant merges"
  let question = "How many change requests were merged within a minute of being opened?"
  let definition = """
    Change requests merged in the window at most 60 seconds after they were opened, over the merged requests whose \
    opening is recorded and that no rule-based bot made, with a 95 % Wilson interval. Coverage is the share of the \
    merged requests whose opening is recorded. \(Comparison.sentence)
    """
  let denominator = "merged requests whose opening is recorded, automation left out"
  let counted = "Requests merged within 60 seconds of being opened."
  let pitfalls = [
    "These are another way of working than the others: a median over both describes neither.",
    "A request opened only to satisfy a rule of the forge looks like this.",
  ]
  let needs = "records of change requests"
  let known = "q.createdTime IS NOT NULL"
  let hit = "q.mergedTime - q.createdTime <= 60"
}
