import Facts
import Store

/// The share of landed changes that were reverted soon after.
struct RevertRateMetric: Metric {
  let id = "revert-rate"
  let title = "Revert rate"
  let question = "How many of the changes that landed were reverted within 30 days?"
  let definition = """
    Mainline units that a later unit reverted within 30 days of landing, over the units landed in the window that no \
    rule-based bot made and that the data follow for 30 days, with a 95 % Wilson interval. Coverage is the share of the \
    units that the data follow for so long.
    """
  let unit = MetricUnit.share
  let denominator = "mainline units landed at least 30 days before the data end, automation left out"
  let measures = [
    Measure("", .share, "Units reverted within 30 days."),
    Measure("immature", .changes, "Units landed less than 30 days before the data end, left out of the denominator."),
  ]
  let inputs = ["git"]
  let pitfalls = [
    "Only reverts that name what they revert are seen; a fix that undoes a change by hand is none.",
    "A high rate can mean that reverting is easy and done early.",
    "For the latest weeks it is not known yet.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "u.landedWeek", .repository: "u.repositoryId", .origin: "u.origin", .agent: "u.agent", .model: "u.model",
    .contributor: "u.personId", .team: "u.personId",
  ]
  let maturityDays = 30
  let sql = """
    SELECT {select}
      CASE WHEN u.landedDay + 30 < {dataEnd} THEN 'mature' ELSE 'immature' END AS unitState,
      SUM(u.unitCount) AS unitTotal,
      SUM(CASE WHEN u.revertedDay <= u.landedDay + 30 THEN u.unitCount ELSE 0 END) AS revertedTotal
    FROM {sums unit_facts} AS u
    WHERE {window u.landedDay}
      AND u.origin <> 'automation'
    GROUP BY {keys}CASE WHEN u.landedDay + 30 < {dataEnd} THEN 'mature' ELSE 'immature' END
    ORDER BY {keys}CASE WHEN u.landedDay + 30 < {dataEnd} THEN 'mature' ELSE 'immature' END
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let mature = rows.filter { $0.text("unitState") == "mature" }
    let landed = mature.sum("unitTotal")
    let immature = rows.sum("unitTotal") - landed
    return [
      results.rate("", mature.sum("revertedTotal"), of: landed, coverage: ratio(landed, landed + immature)),
      results.count("immature", immature),
    ]
  }
}
