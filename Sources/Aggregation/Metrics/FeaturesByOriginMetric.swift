import Facts
import Store

/// Who made the features that shipped.
struct FeaturesByOriginMetric: Metric {
  let id = "features-by-origin"
  let title = "Features by origin"
  let question = "Who made the features that shipped?"
  let definition = """
    Features shipped in the window and not reverted, by the origin of the change that made them, over those whose change \
    is known and that no rule-based bot made, with 95 % Wilson intervals. Coverage is the share of the features whose \
    change is known.
    """
  let unit = MetricUnit.share
  let denominator = "features shipped whose change is known, automation left out"
  let measures = [
    Measure("", .share, "Features that are agentic or assisted."),
    Measure("agentic", .share, "Features that an agent authored."),
    Measure("assisted", .share, "Features that a person authored with an AI mark."),
    Measure("human", .share, "Features whose records attest only a person's lines."),
    Measure("unmarked", .share, "Features about whose making nothing is recorded."),
    Measure("automation", .features, "Features of rule-based bots, left out of the denominator."),
    Measure("unattributed", .features, "Features that only a changelog names, without the change that made them."),
  ]
  let inputs = ["git", "releases", "changelog", "AI marks", "line records"]
  let pitfalls = [
    "A feature counts as assisted when any of its commits carries a mark.",
    "The first release dates a feature; work on it may be older than the window.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.shippedWeek", .repository: "f.repositoryId", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      f.origin AS featureOrigin,
      COUNT(*) AS featureTotal
    FROM feature_facts AS f
    WHERE {window f.shippedDay}
      AND f.isReverted = 0
    GROUP BY {keys}f.origin
    ORDER BY {keys}f.origin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let features = Counts<ChangeOrigin>(rows, "featureTotal", by: "featureOrigin")
    let known = features.counted
    let unattributed = features.all - known - features[.automation]
    let coverage = ratio(known, known + unattributed)
    return [results.rate("", features.ai, of: known, coverage: coverage)]
      + ChangeOrigin.allCases.filter { $0 != .automation }.map {
        results.rate($0.rawValue, features[$0], of: known, coverage: coverage)
      }
      + [
        results.count("automation", features[.automation]),
        results.count("unattributed", unattributed),
      ]
  }
}
