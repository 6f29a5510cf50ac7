import Facts
import Store

/// How many changes land on the mainline.
struct ThroughputMetric: Metric {
  let id = "throughput"
  let title = "Throughput"
  let question = "How many changes land, per week and per active contributor?"
  let definition = """
    Mainline units (a first-parent commit with all that landed with it) that landed in the window and that no rule-based \
    bot made; per seven days; and per seven days and active contributor. Active contributors have at least one non-merge \
    commit in the window; agents and bots are none.
    """
  let unit = MetricUnit.changes
  let denominator = "none; for the rates, weeks, and weeks times active contributors"
  let measures = [
    Measure("", .changes, "Units landed in the window."),
    Measure("perWeek", .changes, "Units landed per seven days."),
    Measure("automation", .changes, "Units of rule-based bots, counted beside."),
    Measure(
      "perContributor", .changes, "Units per week and active contributor; kept back for fewer than five of them."),
    Measure("contributors", .people, "Active contributors."),
  ]
  let inputs = ["git"]
  let pitfalls = [
    "Smaller changes make more of them: read it with the batch size.",
    "No measure of productivity, and never of a person.",
    "A repository that squashes has one unit a pull request, one that rebases has one a commit.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "t.factWeek", .repository: "t.factRepository", .origin: "t.factOrigin", .agent: "t.factAgent",
    .model: "t.factModel", .team: "t.factPerson",
  ]
  let describesPeople = true
  let sql = """
    WITH landed AS (
      SELECT
        'unit' AS factKind,
        u.repositoryId AS factRepository,
        u.landedWeek AS factWeek,
        u.origin AS factOrigin,
        u.agent AS factAgent,
        u.model AS factModel,
        u.personId AS factPerson,
        u.unitCount AS factTotal
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
      UNION ALL
      SELECT
        'commit' AS factKind,
        c.repositoryId AS factRepository,
        c.landedWeek AS factWeek,
        c.origin AS factOrigin,
        c.agent AS factAgent,
        c.model AS factModel,
        c.personId AS factPerson,
        c.changeCount AS factTotal
      FROM {sums change_facts} AS c
      WHERE {window c.landedDay}
        AND c.isMerge = 0
        AND c.origin <> 'automation'
        AND \(Conditions.isContributor("c.personId"))
    )
    SELECT {select}
      t.factKind AS landedKind,
      t.factPerson AS person,
      t.factOrigin AS landedOrigin,
      SUM(t.factTotal) AS landedTotal
    FROM landed AS t
    GROUP BY {keys}t.factKind, t.factPerson, t.factOrigin
    ORDER BY {keys}t.factKind, t.factPerson, t.factOrigin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let units = Counts<ChangeOrigin>(rows.filter { $0.text("landedKind") == "unit" }, "landedTotal", by: "landedOrigin")
    let landed = units.counted
    let perWeek = context.period.days > 0 ? Double(landed) * 7 / Double(context.period.days) : nil
    let pace = [
      results.count("", landed),
      results.number("perWeek", perWeek, n: landed),
      results.count("automation", units[.automation]),
    ]
    // People are active in weeks and repositories; that someone is active in an origin or an agent has no meaning.
    guard Set(context.dimensions).isSubset(of: [.week, .repository, .team]) else { return pace }
    let people = Set(rows.filter { $0.text("landedKind") == "commit" }.compactMap { $0.integer("person") }).count
    let perContributor = people == 0 ? nil : perWeek.map { $0 / Double(people) }
    return pace + [
      results.protecting(people: people, results.number("perContributor", perContributor, n: people)),
      results.count("contributors", people),
    ]
  }
}
