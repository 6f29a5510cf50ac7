import Facts
import Store

/// How long a change takes from its first commit to production.
struct ChangeLeadTimeMetric: Metric {
  let id = "change-lead-time"
  let title = "Change lead time"
  let question = "How long does a change take from the first commit to production?"
  let definition = """
    For each mainline unit that no rule-based bot made and that a deployment to production in the window was the first to \
    contain: the time from its first authored commit to the end of that deployment; median, 75th and 90th percentile (linear \
    interpolation, type 7) with 95 % intervals by order statistics. The first deployment known of a repository times \
    nothing, because nobody knows what was deployed before it. Where no deployments are known the releases stand in, under \
    names of their own: the same time to the first release that contains the unit, for units released in the window.
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures =
    [("p50", "median"), ("p75", "75th percentile"), ("p90", "90th percentile")].map {
      Measure($0.0, .seconds, "The \($0.1) of the time to production; needs five units.")
    } + [
      Measure(
        "negative", .changes, "Units deployed before their first commit was authored, by the clocks: data errors.")
    ]
    + [("p50", "median"), ("p75", "75th percentile"), ("p90", "90th percentile")].map {
      Measure($0.0 + "Proxy", .seconds, "The \($0.1) of the time to the release; needs five units.")
    }
  let inputs = ["git", "deployments", "releases"]
  let pitfalls = [
    "A deployment contains a unit where its commit is the unit or a later one of the mainline; release branches are not followed.",
    "The author's clock starts the time; a rebase keeps it, an amended date does not.",
    "A release tag is not a deployment: the proxies end earlier or later than the work is used.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "t")
  let sql = """
    WITH line AS (
      SELECT
        d.repositoryId AS lineRepository,
        d.finishedWeek AS lineWeek,
        d.finishedDay AS lineDay,
        d.finishedTime AS lineTime,
        d.commitId AS lineCommit,
        MAX(d.commitId) OVER (
          PARTITION BY d.repositoryId ORDER BY d.finishedTime, d.projectId, d.deploymentKey
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS linePrevious
      FROM deployment_facts AS d
      WHERE {scope d}
        AND d.state = 'success'
        AND d.commitId > 0
        AND d.finishedDay < {dataEnd}
    ),
    timed AS (
      SELECT
        'deployed' AS factKind,
        \(JudgedRequests.keys(of: "u", week: "l.lineWeek")),
        l.lineTime - u.firstAuthoredTime AS factSeconds
      FROM line AS l
      JOIN unit_facts AS u ON u.repositoryId = l.lineRepository
        AND u.commitId > l.linePrevious AND u.commitId <= l.lineCommit
      WHERE l.lineDay >= {firstDay}
        AND l.lineDay < {endDay}
        AND u.origin <> 'automation'
      UNION ALL
      SELECT
        'released' AS factKind,
        \(JudgedRequests.keys(of: "n", week: "n.releaseWeek")),
        n.releaseTime - n.firstAuthoredTime AS factSeconds
      FROM unit_facts AS n
      WHERE {window n.releaseDay}
        AND n.releaseDay < {dataEnd}
        AND n.origin <> 'automation'
      UNION ALL
      \(Self.absence("undeployed", "a", "deployment_facts", "finishedDay"))
      UNION ALL
      \(Self.absence("unreleased", "b", "release_facts", "releaseDay"))
    )
    SELECT {select}
      t.factKind AS timedKind,
      t.factSeconds AS timedSeconds,
      COUNT(*) AS unitTotal
    FROM timed AS t
    GROUP BY {keys}t.factKind, t.factSeconds
    ORDER BY {keys}t.factKind, t.factSeconds
    """

  /// The units of the window in repositories of which a table says nothing.
  private static func absence(_ kind: String, _ alias: String, _ table: String, _ day: String) -> String {
    """
    SELECT
        '\(kind)' AS factKind,
        \(JudgedRequests.keys(of: alias, week: "\(alias).landedWeek")),
        0 AS factSeconds
      FROM {sums unit_facts} AS \(alias)
      WHERE {window \(alias).landedDay}
        AND \(alias).origin <> 'automation'
        AND \(alias).repositoryId NOT IN (SELECT k.repositoryId AS knownId FROM \(table) AS k WHERE k.\(day) < {dataEnd})
    """
  }

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let kinds = Dictionary(grouping: rows) { $0.text("timedKind") }
    let isNegative = { (row: Row) in (row.integer("timedSeconds") ?? 0) < 0 }
    let quantiles = { (kind: String, suffix: String, absent: String, needs: String) -> [MetricResult] in
      let names = ["p50", "p75", "p90"].map { $0 + suffix }
      let timed = kinds[kind] ?? []
      guard !timed.isEmpty || kinds[absent] == nil else { return names.map { results.unavailable($0, needs: needs) } }
      let times = timed.filter { !isNegative($0) }.distribution(of: "timedSeconds", count: "unitTotal")
      return zip(names, [0.5, 0.75, 0.9]).map { results.quantile($0, $1, of: times) }
    }
    let deployed = kinds["deployed"] ?? []
    let isUnknown = deployed.isEmpty && kinds["undeployed"] != nil
    return quantiles("deployed", "", "undeployed", "deployments")
      + [
        isUnknown
          ? results.unavailable("negative", needs: "deployments")
          : results.count("negative", deployed.sum("unitTotal", where: isNegative))
      ]
      + quantiles("released", "Proxy", "unreleased", "release tags")
  }
}
