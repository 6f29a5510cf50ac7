import Facts
import Store

/// The features that reached a release.
struct FeaturesShippedMetric: Metric {
  let id = "features-shipped"
  let title = "Features shipped"
  let question = "How many features shipped?"
  let definition = """
    Distinct features whose first release lies in the window. A release that the changelog has a section for ships that \
    section's entries under Added or Features; any other ships its mainline units whose title says feat (of a merge without \
    such a title, whose commits say it). A feature reverted before its release is taken off. In a repository without \
    releases a feature counts when it lands. Coverage is the share of the units landed in the window that could be \
    classified. Labels and issues are no signs here: git does not hold them.
    """
  let unit = MetricUnit.features
  let denominator = "none"
  let measures = [
    Measure("", .features, "Features shipped and not reverted."),
    Measure("landedOnly", .features, "Those of them that are dated by landing, for want of releases."),
    Measure("reverted", .features, "Features that were reverted, not counted."),
    Measure("rung.*", .features, "Features recognised by this sign."),
  ]
  let inputs = ["git", "releases", "changelog", "AI marks"]
  let pitfalls = [
    "A low coverage means that features are missed: no convention, no count.",
    "Teams cut features differently; compare a repository with itself.",
    "Split pull requests can count several times where no issue joins them.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "s.factWeek", .repository: "s.factRepository", .origin: "s.factOrigin", .agent: "s.factAgent",
    .model: "s.factModel", .contributor: "s.factPerson", .team: "s.factPerson",
  ]
  let sql = """
    WITH shipped AS (
      SELECT
        CASE WHEN f.isReverted = 1 THEN 'reverted' ELSE 'feature' END AS factKind,
        f.repositoryId AS factRepository,
        f.personId AS factPerson,
        f.shippedWeek AS factWeek,
        f.origin AS factOrigin,
        f.agent AS factAgent,
        f.model AS factModel,
        f.rung AS factDetail,
        f.isReleased AS factReleased,
        1 AS factTotal
      FROM feature_facts AS f
      WHERE {window f.shippedDay}
        AND f.origin <> 'automation'
      UNION ALL
      SELECT
        'unit' AS factKind,
        u.repositoryId AS factRepository,
        u.personId AS factPerson,
        u.landedWeek AS factWeek,
        u.origin AS factOrigin,
        u.agent AS factAgent,
        u.model AS factModel,
        CASE WHEN u.changeClass = '' THEN 'unclassified' ELSE 'classified' END AS factDetail,
        0 AS factReleased,
        u.unitCount AS factTotal
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
    )
    SELECT {select}
      s.factKind AS shippedKind,
      s.factDetail AS shippedDetail,
      s.factReleased AS shippedReleased,
      SUM(s.factTotal) AS shippedTotal
    FROM shipped AS s
    GROUP BY {keys}s.factKind, s.factDetail, s.factReleased
    ORDER BY {keys}s.factKind, s.factDetail, s.factReleased
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let features = rows.filter { $0.text("shippedKind") == "feature" }
    let units = rows.filter { $0.text("shippedKind") == "unit" }
    let classified = units.sum("shippedTotal") { $0.text("shippedDetail") == "classified" }
    let coverage = ratio(classified, units.sum("shippedTotal"))
    let rungs = features.sums("shippedTotal", by: "shippedDetail").sorted { $0.key < $1.key }
    return [
      results.count("", features.sum("shippedTotal"), coverage: coverage),
      results.count("landedOnly", features.sum("shippedTotal") { $0.integer("shippedReleased") == 0 }),
      results.count("reverted", rows.sum("shippedTotal") { $0.text("shippedKind") == "reverted" }),
    ] + rungs.map { results.count("rung.\($0.key)", $0.value) }
  }
}
