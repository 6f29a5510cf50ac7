import Facts
import Store

/// How much of what changes was only just written.
struct Rework21Metric: Metric {
  let id = "rework-21"
  let title = "Rework of young lines"
  let question = "What share of the lines that are deleted or rewritten was younger than 21 days?"
  let definition = """
    Lines that left the mainline in the window because a commit deleted or rewrote them, in source, test and \
    documentation files: those that had landed less than 21 days before, over all of them. Lines that a rule-based bot \
    wrote are left out, and so are lines whose age is not known: their owner is not, or a commit had moved them. The 95 % \
    interval takes the deleting commit as the observation, as churn-14 does the unit; it needs five. Coverage is the \
    share of lines whose age is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines deleted or rewritten in the window whose age is known, automation left out"
  let measures = [
    Measure("", .share, "Lines younger than 21 days."),
    Measure("changed", .lines, "Lines deleted or rewritten whose age is known: the denominator."),
    Measure("young", .lines, "Lines of these that were younger than 21 days."),
    Measure("unknown", .lines, "Lines deleted or rewritten whose age is not known, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "It looks back from the change and churn looks ahead from the writing: their denominators differ.",
    "In a young repository every line is young.",
    "A week that clears out old code has little rework, however much it rewrites.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "c.factWeek", .repository: "c.factRepository", .origin: "c.factOrigin", .agent: "c.factAgent",
    .directory: "c.factDirectory", .language: "c.factLanguage", .contributor: "c.factPerson", .team: "c.factPerson",
  ]
  let sql = """
    WITH changed AS (
      SELECT
        f.repositoryId AS factRepository,
        f.personId AS factPerson,
        f.enderId AS factEnder,
        f.endWeek AS factWeek,
        f.origin AS factOrigin,
        f.agent AS factAgent,
        f.directory AS factDirectory,
        f.language AS factLanguage,
        CASE WHEN f.origin = 'unknown' OR f.isMoved = 1 THEN 'unknown' ELSE 'known' END AS factAge,
        CASE WHEN f.endDay - f.landedDay < 21 THEN f.lineCount ELSE 0 END AS factYoung,
        f.lineCount AS factLines
      FROM fate_facts AS f
      WHERE {window f.endDay}
        AND f.endDay < {dataEnd}
        AND f.endKind = 'deleted'
        AND f.isLanded = 1
        AND f.origin <> 'automation'
        AND \(Conditions.counts("f.fileClass"))
    )
    SELECT {select}
      c.factRepository AS clusterRepository,
      c.factEnder AS clusterNumber,
      c.factAge AS ageState,
      SUM(c.factLines) AS lineTotal,
      SUM(c.factYoung) AS youngTotal
    FROM changed AS c
    GROUP BY {keys}c.factRepository, c.factEnder, c.factAge
    ORDER BY {keys}c.factRepository, c.factEnder, c.factAge
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let known = rows.filter { $0.text("ageState") == "known" }.clusteredRatio(of: "youngTotal", in: "lineTotal")
    let unknown = rows.sum("lineTotal") { $0.text("ageState") == "unknown" }
    return [
      results.clusteredShare("", known, coverage: ratio(known.whole, known.whole + unknown)),
      results.count("changed", known.whole),
      results.count("young", known.part, n: known.whole),
      results.count("unknown", unknown),
    ]
  }
}
