import Facts

/// The share of requests that their own author merged.
struct SelfMergesMetric: RequestShareMetric {
  let id = "self-merges"
  let title = "Self-merges"
  let question = "How many change requests did their own author merge?"
  let definition = """
    Change requests merged in the window by their author, or by the person who started the agent that authored them, \
    over the merged requests of which it is known who merged them and that no rule-based bot made, with a 95 % \
    Wilson interval. Coverage is the share of the merged requests of which that is known. \(Comparison.sentence)
    """
  let denominator = "merged requests whose merger is known, automation left out"
  let counted = "Requests that their author or initiator merged."
  let pitfalls = [
    "Merging what someone else approved is good practice in many teams: read it with the human-verified share.",
    "A merge queue or auto-merge hides who asked for the merge.",
    "Who started an agent is often not recorded; such a merge then counts as someone else's.",
  ]
  let needs = "records of who merged"
  let known = "q.isSelfMerged IS NOT NULL"
  let hit = "q.isSelfMerged = 1"
}
