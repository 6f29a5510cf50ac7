import Facts
import Store

/// The share of the requests' commits that agents authored.
struct AgentCommitShareMetric: Metric {
  let id = "agent-commit-share"
  let title = "Agent commit share"
  let question = "What share of the commits of change requests did agents author?"
  let definition = """
    Commits of change requests merged in the window that an agent authored, over all commits of the requests whose commits \
    are recorded and that no rule-based bot made. The 95 % interval takes the request as the observation: Wilson's, for as \
    many commits as would leave the variance between requests; it needs five requests. Coverage is the share of the merged \
    requests whose commits are recorded.
    """
  let unit = MetricUnit.share
  let denominator = "commits of merged requests whose commits are recorded, automation left out"
  let measures = [
    Measure("", .share, "Commits that an agent authored."),
    Measure("all", .share, "Requests of which an agent authored every commit."),
    Measure("mixed", .share, "Requests with commits of an agent and of others."),
    Measure("none", .share, "Requests without a commit of an agent."),
    Measure("commits", .commits, "Commits of merged requests: the denominator."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "How finely an agent commits is a habit of the tool: commits are no measure of work.",
    "A person's commit with an AI mark is assisted, not an agent's.",
    "Commits that were squashed before they were recorded are lost.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions
  private static let columns: [JudgedRequests.Column] = [
    .state("CASE WHEN q.commitCount > 0 AND q.agentCommitCount >= 0 THEN 'known' ELSE 'unknown' END"),
    .init("factRequest", "q.projectId * 1000000000 + q.number", ofUnit: "-1"),
    .init("factCommits", "COALESCE(q.commitCount, 0)", ofUnit: "0"),
    .init("factAgentCommits", "COALESCE(q.agentCommitCount, 0)", ofUnit: "0"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(columns: Self.columns))
    SELECT {select}
      j.factState AS requestState,
      j.factRepository AS clusterRepository,
      j.factRequest AS clusterNumber,
      SUM(j.factTotal) AS requestTotal,
      SUM(j.factCommits) AS commitTotal,
      SUM(CASE WHEN j.factAgentCommits < j.factCommits THEN j.factAgentCommits ELSE j.factCommits END) AS agentTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factRepository, j.factRequest
    ORDER BY {keys}j.factState, j.factRepository, j.factRequest
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let requests = rows.filter { $0.text("requestState") == "known" }
    let states = rows.sums("requestTotal", by: "requestState")
    let unknown = states["unknown"] ?? 0
    guard !requests.isEmpty || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "records of the requests' commits") }
    }
    let commits = requests.clusteredRatio(of: "agentTotal", in: "commitTotal")
    let all = requests.count { $0.integer("agentTotal") == $0.integer("commitTotal") }
    let none = requests.count { $0.integer("agentTotal") == 0 }
    let coverage = ratio(requests.count, requests.count + unknown)
    return [
      results.clusteredShare("", commits, coverage: coverage),
      results.rate("all", all, of: requests.count, coverage: coverage),
      results.rate("mixed", requests.count - all - none, of: requests.count, coverage: coverage),
      results.rate("none", none, of: requests.count, coverage: coverage),
      results.count("commits", commits.whole, n: requests.count, coverage: coverage),
    ]
  }
}
