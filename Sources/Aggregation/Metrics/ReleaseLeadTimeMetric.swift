import Facts
import Store

/// How long a change takes from its first commit to its release.
struct ReleaseLeadTimeMetric: Metric {
  let id = "release-lead-time"
  let title = "Lead time to release"
  let question = "How long does a change take from the first commit to its release?"
  let definition = """
    For each mainline unit first released in the window that no rule-based bot made: the time from its first authored \
    commit to the first release that contains it; median, 75th and 90th percentile (linear interpolation, type 7) with 95 \
    % intervals by order statistics. Units landed in the window and not released at its end are counted, not timed, where there are releases at all. A \
    release before the first commit is an error of the data, counted and left out.
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures = [
    Measure("p50", .seconds, "The median; needs five released units."),
    Measure("p75", .seconds, "The 75th percentile; needs five released units."),
    Measure("p90", .seconds, "The 90th percentile; needs five released units."),
    Measure("notYetReleased", .changes, "Units landed in the window that no release contained at its end."),
    Measure("negative", .changes, "Units released before their first commit was authored, by the clocks: data errors."),
  ]
  let inputs = ["git", "releases"]
  let pitfalls = [
    "A release tag is not a deployment.",
    "The author's clock starts the time; a rebase keeps it, an amended date does not.",
    "In a window that ends before a release, slow units are those not yet released.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "t.factWeek", .repository: "t.factRepository", .origin: "t.factOrigin", .agent: "t.factAgent",
    .model: "t.factModel", .contributor: "t.factPerson", .team: "t.factPerson",
  ]
  let sql = """
    WITH timed AS (
      SELECT
        'released' AS factKind,
        u.repositoryId AS factRepository,
        u.personId AS factPerson,
        u.releaseWeek AS factWeek,
        u.origin AS factOrigin,
        u.agent AS factAgent,
        u.model AS factModel,
        u.releaseTime - u.firstAuthoredTime AS factSeconds,
        1 AS factTotal
      FROM unit_facts AS u
      WHERE {window u.releaseDay}
        AND u.origin <> 'automation'
      UNION ALL
      SELECT
        'waiting' AS factKind,
        w.repositoryId AS factRepository,
        w.personId AS factPerson,
        w.landedWeek AS factWeek,
        w.origin AS factOrigin,
        w.agent AS factAgent,
        w.model AS factModel,
        0 AS factSeconds,
        w.unitCount AS factTotal
      FROM {sums unit_facts} AS w
      WHERE {window w.landedDay}
        AND w.origin <> 'automation'
        AND COALESCE(w.releaseDay, {endDay}) >= {endDay}
        AND w.repositoryId IN (SELECT r.repositoryId FROM release_facts AS r WHERE {before r.releaseDay})
      UNION ALL
      SELECT
        'unreleasable' AS factKind,
        n.repositoryId AS factRepository,
        n.personId AS factPerson,
        n.landedWeek AS factWeek,
        n.origin AS factOrigin,
        n.agent AS factAgent,
        n.model AS factModel,
        0 AS factSeconds,
        n.unitCount AS factTotal
      FROM {sums unit_facts} AS n
      WHERE {window n.landedDay}
        AND n.origin <> 'automation'
        AND n.repositoryId NOT IN (SELECT r.repositoryId FROM release_facts AS r WHERE {before r.releaseDay})
    )
    SELECT {select}
      t.factKind AS timedKind,
      t.factSeconds AS timedSeconds,
      SUM(t.factTotal) AS unitTotal
    FROM timed AS t
    GROUP BY {keys}t.factKind, t.factSeconds
    ORDER BY {keys}t.factKind, t.factSeconds
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    if !rows.isEmpty, rows.allSatisfy({ $0.text("timedKind") == "unreleasable" }) {
      let needs = "release tags on the history"
      return measures.map { results.unavailable($0.id, needs: needs) }
    }
    let released = rows.filter { $0.text("timedKind") == "released" }
    let isNegative = { (row: Row) in (row.integer("timedSeconds") ?? 0) < 0 }
    let times = released.filter { !isNegative($0) }.distribution(of: "timedSeconds", count: "unitTotal")
    return [
      results.quantile("p50", 0.5, of: times),
      results.quantile("p75", 0.75, of: times),
      results.quantile("p90", 0.9, of: times),
      results.count("notYetReleased", rows.sum("unitTotal") { $0.text("timedKind") == "waiting" }),
      results.count("negative", released.sum("unitTotal", where: isNegative)),
    ]
  }
}
