import Facts
import Store

/// The lines of a `ChurnCohort`, by what can be said of them.
struct ChurnTally {
  /// The lines whose 14 days are over, by the unit that they landed with; the part is those that are gone.
  let mature: ClusteredRatio
  /// The lines whose 14 days are not over yet.
  let immature: Int
  /// The lines whose owner is unknown.
  let unknown: Int

  /// Sums the rows; the part of a row is in the column `part`.
  init(_ rows: [Row], part: String = "goneTotal") {
    var mature: [Row] = []
    var rest: [Row] = []
    for row in rows {
      if row.text("cohortState") == "mature" { mature.append(row) } else { rest.append(row) }
    }
    let others = rest.sums("lineTotal", by: "cohortState")
    self.mature = mature.clusteredRatio(of: part, in: "lineTotal")
    immature = others["immature"] ?? 0
    unknown = others["unknown"] ?? 0
  }

  /// The share of the lines that can be judged.
  var coverage: Double? { ratio(mature.whole, mature.whole + immature + unknown) }
}

extension GroupResults {
  /// The share that is gone, or in its place that its 14 days are not over.
  func churn(_ measure: String, _ tally: ChurnTally) -> MetricResult {
    guard tally.mature.whole > 0 || tally.immature == 0 else { return insufficient(measure, n: tally.immature) }
    return clusteredShare(measure, tally.mature, coverage: tally.coverage)
  }
}
