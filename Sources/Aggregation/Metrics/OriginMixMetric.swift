import Facts
import Store

/// The added lines and the commits by who made them.
struct OriginMixMetric: Metric {
  let id = "origin-mix"
  let title = "Origin mix"
  let question = "Who wrote what was added: AI, AI with people, people, nobody knows?"
  let definition = """
    Added lines by origin (ai, assisted, human, unmarked) and commits by origin (agentic, assisted, human, unmarked), \
    each over those that no rule-based bot made. Lines count in source, test and documentation files; merges are no \
    commits here. Automation and the lines of excluded file classes are counted beside.
    """
  let unit = MetricUnit.share
  let denominator = "added lines, or non-merge commits; automation left out"
  let measures = [
    Measure("lines.ai", .share, "Added lines that a record or the author attests to AI."),
    Measure("lines.assisted", .share, "Added lines of commits with an AI mark where nothing says which lines."),
    Measure("lines.human", .share, "Added lines that a record attests to a person."),
    Measure("lines.unmarked", .share, "Added lines about which nothing is recorded."),
    Measure("lines.automation", .lines, "Added lines of rule-based bots, left out of the denominator."),
    Measure(
      "lines.excluded", .lines, "Added lines of generated, vendored, lock, minified and snapshot files, left out."),
    Measure("commits.agentic", .share, "Commits that an agent authored."),
    Measure("commits.assisted", .share, "Commits that a person authored and that carry an AI mark."),
    Measure("commits.human", .share, "Commits whose records attest only a person's lines."),
    Measure("commits.unmarked", .share, "Commits about which nothing is recorded."),
    Measure("commits.automation", .commits, "Commits of rule-based bots, left out of the denominator."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Unmarked is not human.",
    "Lines within a commit are not independent, so shares of lines have no interval; shares of commits have.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.landedWeek", .repository: "f.repositoryId", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    WITH written AS (
      SELECT {select}
        CASE WHEN \(Conditions.counts("f.fileClass")) THEN 'lines' ELSE 'excluded' END AS factKind,
        f.origin AS factOrigin,
        f.addedLines AS factAmount
      FROM {sums line_facts} AS f
      WHERE {window f.landedDay}
      UNION ALL
      SELECT {select}
        'commits' AS factKind,
        f.origin AS factOrigin,
        f.changeCount AS factAmount
      FROM {sums change_facts} AS f
      WHERE {window f.landedDay}
        AND f.isMerge = 0
    )
    SELECT {groups}
      w.factKind AS partKind,
      w.factOrigin AS partOrigin,
      SUM(w.factAmount) AS partTotal
    FROM written AS w
    GROUP BY {groups}w.factKind, w.factOrigin
    ORDER BY {groups}w.factKind, w.factOrigin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let lines = Counts<Origin>(rows.filter { $0.text("partKind") == "lines" }, "partTotal", by: "partOrigin")
    let commits = Counts<ChangeOrigin>(rows.filter { $0.text("partKind") == "commits" }, "partTotal", by: "partOrigin")
    return Origin.allCases.filter { $0 != .automation }.map {
      results.share("lines.\($0)", lines[$0], of: lines.counted)
    }
      + [
        results.count("lines.automation", lines[.automation]),
        results.count("lines.excluded", rows.sum("partTotal") { $0.text("partKind") == "excluded" }),
      ]
      + ChangeOrigin.allCases.filter { $0 != .automation }.map {
        results.rate("commits.\($0)", commits[$0], of: commits.counted)
      }
      + [results.count("commits.automation", commits[.automation])]
  }
}
