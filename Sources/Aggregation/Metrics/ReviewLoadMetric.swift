import Facts
import Store

/// How the work of reviewing is spread over the people who do it.
struct ReviewLoadMetric: Metric {
  let id = "review-load"
  let title = "Review load"
  let question = "How much does each reviewer review, and how evenly is it spread?"
  let definition = """
    Independent persons who reviewed or commented on change requests in the window, with the number of requests that each \
    looked at: the median and the 90th percentile per seven days; the share that the busiest fifth of the reviewers \
    (rounded up) did; and the Gini coefficient (0: all did the same, near 1: one did everything). No numbers for fewer \
    people than the minimum group, and never a name.
    """
  let unit = MetricUnit.changes
  let denominator = "none; for the share, requests times the reviewers who looked at them"
  let measures = [
    Measure("p50", .changes, "The median of requests per reviewer and seven days."),
    Measure("p90", .changes, "The 90th percentile of requests per reviewer and seven days."),
    Measure("topFifth", .share, "The share of the reviews that the busiest fifth of the reviewers did."),
    Measure("gini", .ratio, "The Gini coefficient of the requests per reviewer."),
    Measure("reviewers", .people, "Persons who looked at a request of someone else; kept back for small groups."),
    Measure("reviews", .changes, "Requests looked at, once for each reviewer."),
    Measure("unknown", .records, "Reviews and comments of persons who could not be told apart, left out."),
  ]
  let inputs = ["review records"]
  let pitfalls = [
    "A distribution of load, and no measure of a person: who reviews much may do so because nobody else does.",
    "One request may take minutes or days.",
    "One person with two accounts counts twice unless the accounts were joined.",
  ]
  let dimensions: [Dimension: String] = [.week: "a.factWeek", .repository: "a.factRepository", .team: "a.factPerson"]
  let describesPeople = true
  // A reviewer is one row, in however many weeks.
  let rowsAddUp = false
  let sql = """
    WITH actions AS (
      SELECT
        v.repositoryId AS factRepository,
        v.eventWeek AS factWeek,
        v.personId AS factPerson,
        v.projectId AS factProject,
        v.number AS factNumber
      FROM review_facts AS v
      WHERE {window v.eventDay}
        AND v.eventDay < {dataEnd}
        AND v.actorKind = 'person'
        AND v.isIndependent = 1
        AND v.kind IN ('approved', 'changes-requested', 'reviewed', 'line-comment', 'comment')
      UNION ALL
      SELECT
        u.repositoryId AS factRepository,
        u.landedWeek AS factWeek,
        -1 AS factPerson,
        0 AS factProject,
        0 AS factNumber
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.hasReviews = 1)
    ),
    handled AS (
      SELECT {select}
        a.factPerson AS reviewerId,
        a.factProject AS handledProject,
        a.factNumber AS handledNumber,
        COUNT(*) AS actionTotal
      FROM actions AS a
      GROUP BY {keys}a.factPerson, a.factProject, a.factNumber, a.factRepository
    )
    SELECT {groups}
      h.reviewerId AS person,
      COUNT(*) AS requestTotal,
      SUM(h.actionTotal) AS actionSum
    FROM handled AS h
    GROUP BY {groups}h.reviewerId
    ORDER BY {groups}h.reviewerId
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    guard rows.isEmpty || rows.contains(where: { ($0.integer("person") ?? 0) >= 0 }) else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let known = rows.filter { ($0.integer("person") ?? 0) > 0 }
    let loads = known.compactMap { $0.integer("requestTotal") }.sorted()
    let people = loads.count
    let total = loads.reduce(0, +)
    let busiest = loads.suffix((people + 4) / 5).reduce(0, +)
    let perWeek = context.period.days > 0 ? 7 / Double(context.period.days) : nil
    let quantile = { (measure: String, probability: Double) -> MetricResult in
      let load = Distribution(loads).quantile(probability)
      let value: Double? = if let load, let perWeek { load * perWeek } else { nil }
      return results.protecting(people: people, results.number(measure, value, n: people))
    }
    return [
      quantile("p50", 0.5),
      quantile("p90", 0.9),
      results.protecting(people: people, results.share("topFifth", busiest, of: total)),
      results.protecting(people: people, results.number("gini", Self.gini(loads), n: people)),
      results.protecting(people: people, results.count("reviewers", people)),
      results.protecting(people: people, results.count("reviews", total)),
      results.count("unknown", rows.sum("actionSum") { ($0.integer("person") ?? 0) == 0 }),
    ]
  }

  /// The Gini coefficient of amounts in ascending order: Σ (2i − n − 1)·xᵢ / (n·Σx); nil where there are none.
  private static func gini(_ amounts: [Int]) -> Double? {
    let total = amounts.reduce(0, +)
    guard total > 0 else { return nil }
    let weighted = amounts.enumerated().reduce(0) { $0 + (2 * ($1.offset + 1) - amounts.count - 1) * $1.element }
    return Double(weighted) / Double(amounts.count * total)
  }
}
