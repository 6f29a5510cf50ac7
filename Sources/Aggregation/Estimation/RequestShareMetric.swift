import Facts
import Store

/// A share of the change requests merged in the window.
///
/// A conformer says which requests are asked about, of which of them the records say enough, and which of those are counted;
/// all else is common.
protocol RequestShareMetric: Metric {
  /// What the headline counts, in one sentence.
  var counted: String { get }
  /// A condition on `request_facts AS q`: the question arises for the request.
  var asked: String { get }
  /// A condition on `request_facts AS q`: the records say enough of the request.
  var known: String { get }
  /// A condition on `request_facts AS q`: of a request of which the records do not say enough, they say so much that it
  /// would be in the denominator, and might be counted.
  var blind: String { get }
  /// A condition on `request_facts AS q`: the request is counted.
  var hit: String { get }
  /// What is missing where the records of no request say enough.
  var needs: String { get }
  /// What is missing where most requests are `blind`.
  var sight: String { get }
}

extension RequestShareMetric {
  var asked: String { "1 = 1" }
  var blind: String { "1 = 0" }
  var needs: String { "review records" }
  var sight: String { needs }
  var unit: MetricUnit { .share }
  var inputs: [String] { ["git", "AI marks", "review records"] }
  var dimensions: [Dimension: String] { JudgedRequests.dimensions }

  var measures: [Measure] {
    [Measure("", .share, counted)] + Comparison.measures(of: "requests") + [
      Measure("unknown", .changes, "Merged requests whose records do not say, or of which only git knows; left out."),
      Measure("automation", .changes, "Merged requests of rule-based bots, left out."),
    ]
  }

  var sql: String {
    JudgedRequests.sql(
      state: """
        CASE
              WHEN q.origin = 'automation' THEN 'automation'
              WHEN \(known)
                AND \(asked) THEN 'known'
              WHEN \(known)
                THEN 'outside'
              WHEN \(blind) THEN 'blind'
              ELSE 'unknown'
            END
        """,
      hit: hit)
  }

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = RequestTally(rows)
    guard !tally.isUntold else { return measures.map { results.unavailable($0.id, needs: needs) } }
    let all = tally.all
    // Of most it is not known, and those of which it is are mostly those that cannot be counted: no sample.
    guard tally[.blind] <= all.total else { return measures.map { results.unavailable($0.id, needs: sight) } }
    return [results.rate("", all.hits, of: all.total, coverage: tally.coverage)]
      + results.comparison(tally)
      + [results.count("unknown", tally[.unknown] + tally[.blind]), results.count("automation", tally[.automation])]
  }
}
