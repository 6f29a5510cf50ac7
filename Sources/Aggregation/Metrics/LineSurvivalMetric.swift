import Facts
import Store

/// How long lines last.
struct LineSurvivalMetric: Metric {
  /// The days of the curve that are given.
  private static let grid = [0, 7, 14, 21, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365, 545, 730]

  let id = "line-survival"
  let title = "Line survival"
  let question = "What share of the lines that are written is still there after so many days?"
  let definition = """
    Lines newly written that landed on the mainline in the window and that no rule-based bot wrote, in source, test and \
    documentation files, followed from the day they landed until they are deleted or rewritten: the Kaplan-Meier \
    estimate with Greenwood's standard error and a 95 % interval on the log(-log) scale. Lines still there on the last \
    day that the data cover are censored on it; lines that a commit moved elsewhere are censored on the day of the move. \
    A day is spoken of while five lines are followed up to it. Coverage is the share of lines whose owner is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines newly written that landed in the window, automation and excluded file classes left out"
  let measures = [
    Measure("s14", .share, "Lines still there after 14 days; too little data where they are not followed for so long."),
    Measure("s30", .share, "Lines still there after 30 days."),
    Measure("s90", .share, "Lines still there after 90 days."),
    Measure("s365", .share, "Lines still there after 365 days."),
    Measure(
      "halfLife", .days, "The first day that at most half of the lines outlive; too little data where there is none."),
    Measure("lines", .lines, "Lines that are followed."),
    Measure("unknown", .lines, "Lines whose owner is unknown, left out."),
    Measure(
      "curve.*", .share, "Lines still there after so many days, as far as they are followed; n is the lines at risk."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Lines of one change live and die together: the interval counts each for itself and is too narrow.",
    "A line that is reindented or renamed in place dies, and the new one is born.",
    "Lines written recently are followed for a short time; groups that were followed unequally long meet in the curve, "
      + "not in its end.",
    "What lasts is not therefore good: dead code lasts longest.",
  ]
  let dimensions: [Dimension: String] = [
    .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent", .model: "f.model", .directory: "f.directory",
    .language: "f.language", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    WITH written AS (
      SELECT {select}
        \(Conditions.ownerState("f")) AS factOwner,
        CASE WHEN f.endDay < {dataEnd} THEN f.endDay - f.landedDay ELSE {dataEnd} - 1 - f.landedDay END AS factDays,
        CASE WHEN f.endDay < {dataEnd} AND f.endKind = 'deleted' THEN f.lineCount ELSE 0 END AS factEnded,
        f.lineCount AS factLines
      FROM {sums line_spans} AS f
      WHERE {window f.landedDay}
        AND f.landedDay < {dataEnd}
        AND f.isMoved = 0
        AND f.origin <> 'automation'
    )
    SELECT {groups}
      w.factOwner AS ownerState,
      w.factDays AS followedDays,
      SUM(w.factEnded) AS endedTotal,
      SUM(w.factLines) AS lineTotal
    FROM written AS w
    GROUP BY {groups}w.factOwner, w.factDays
    ORDER BY {groups}w.factOwner, w.factDays
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let curve = KaplanMeier(
      rows.filter { $0.text("ownerState") == "known" }.map { row in
        let ended = row.integer("endedTotal") ?? 0
        return KaplanMeier.Duration(
          // Clocks that run backwards let a line end before it landed.
          days: max(0, row.integer("followedDays") ?? 0), ended: ended,
          censored: (row.integer("lineTotal") ?? 0) - ended)
      })
    let unknown = rows.sum("lineTotal") { $0.text("ownerState") == "unknown" }
    let coverage = ratio(curve.count, curve.count + unknown)
    return [14, 30, 90, 365].map { survival("s\($0)", of: curve, after: $0, n: curve.count, coverage, results) }
      + [
        halfLife(of: curve, coverage, results),
        results.count("lines", curve.count, coverage: coverage),
        results.count("unknown", unknown),
      ]
      + Self.grid.prefix { curve.isFollowed(to: $0) }.map {
        survival("curve.\($0)", of: curve, after: $0, n: curve.atRisk(on: $0), coverage, results)
      }
  }

  private func survival(
    _ measure: String, of curve: KaplanMeier, after day: Int, n: Int, _ coverage: Double?, _ results: GroupResults
  ) -> MetricResult {
    guard curve.count > 0 else { return results.number(measure, nil, n: 0) }
    guard curve.isFollowed(to: day) else { return results.insufficient(measure, n: n) }
    return results.number(
      measure, curve.survival(after: day), n: n, interval: curve.interval(after: day), coverage: coverage)
  }

  private func halfLife(of curve: KaplanMeier, _ coverage: Double?, _ results: GroupResults) -> MetricResult {
    guard curve.count > 0 else { return results.number("halfLife", nil, n: 0) }
    guard let half = curve.halfLife, curve.isFollowed(to: half.day) else {
      return results.insufficient("halfLife", n: curve.count)
    }
    return results.number(
      "halfLife", Double(half.day), n: curve.count, interval: curve.halfLifeInterval, coverage: coverage)
  }
}
