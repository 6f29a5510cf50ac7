import Facts
import Store

/// How fast the code grows against the number of people who work on it.
struct GrowthMetric: Metric {
  let id = "growth"
  let title = "Growth"
  let question = "Does the code grow faster than the number of its contributors?"
  let definition = """
    The size of the code (lines added less lines deleted by mainline units since the beginning) at the window's end over \
    its size at an earlier end, divided by the active contributors in the window over those in the earlier window. The \
    earlier window has the same length and ends 364 days (52 weeks) before, or where this one begins. Active contributors \
    have at least one non-merge commit; agents and bots are none. Coverage is the share of units whose diff is known.
    """
  let unit = MetricUnit.ratio
  let denominator = "the same in the earlier window"
  let measures = [
    Measure("", .ratio, "Growth of the code over growth of the contributors, against the window a year before."),
    Measure("previous", .ratio, "The same against the window just before."),
    Measure("size", .lines, "Size of the code at the window's end."),
    Measure("netLines", .lines, "Lines added less lines deleted in the window."),
    Measure("contributors", .people, "Active contributors in the window."),
    Measure("sizeYear", .ratio, "Size at the window's end over the size 364 days before."),
    Measure("sizePrevious", .ratio, "Size at the window's end over the size at its beginning."),
    Measure("contributorsYear", .ratio, "Active contributors over those in the window a year before."),
    Measure("contributorsPrevious", .ratio, "Active contributors over those in the window just before."),
  ]
  let inputs = ["git"]
  let pitfalls = [
    "Code that grows faster than its team is not progress by itself; it is also more to maintain.",
    "Generated, vendored, lock, minified and snapshot files are left out as far as they are recognised.",
    "Lines are summed over all commits: merges that drop or repeat lines leave it a few tenths of a percent off the tree.",
    "In a repository with few contributors one more or less moves the ratio a lot.",
  ]
  let dimensions: [Dimension: String] = [.repository: "g.factRepository"]
  let sql = """
    WITH growth AS (
      SELECT
        'unit' AS factKind,
        u.repositoryId AS factRepository,
        u.landedDay AS factDay,
        0 AS factPerson,
        COALESCE(u.addedLines - u.deletedLines, 0) AS factLines,
        CASE WHEN u.addedLines IS NULL THEN 1 ELSE 0 END AS factUnknown
      FROM unit_facts AS u
      WHERE {before u.landedDay}
      UNION ALL
      SELECT
        'commit' AS factKind,
        c.repositoryId AS factRepository,
        c.landedDay AS factDay,
        c.personId AS factPerson,
        0 AS factLines,
        0 AS factUnknown
      FROM change_facts AS c
      WHERE {before c.landedDay}
        AND c.isMerge = 0
        AND c.origin <> 'automation'
        AND \(Conditions.isContributor("c.personId"))
    )
    SELECT {select}
      g.factKind AS growthKind,
      g.factPerson AS person,
      COUNT(*) AS growthTotal,
      SUM(g.factUnknown) AS unknownTotal,
      SUM(g.factLines) AS sizeTotal,
      SUM(CASE WHEN g.factDay < {firstDay} THEN g.factLines ELSE 0 END) AS sizeBefore,
      SUM(CASE WHEN g.factDay < {endDay} - 364 THEN g.factLines ELSE 0 END) AS sizeYearBefore,
      MAX(CASE WHEN g.factDay >= {firstDay} THEN 1 ELSE 0 END) AS activeNow,
      MAX(CASE WHEN g.factDay >= {firstDay} - {days} AND g.factDay < {firstDay} THEN 1 ELSE 0 END) AS activeBefore,
      MAX(CASE WHEN g.factDay >= {firstDay} - 364 AND g.factDay < {endDay} - 364 THEN 1 ELSE 0 END) AS activeYearBefore
    FROM growth AS g
    GROUP BY {keys}g.factKind, g.factPerson
    ORDER BY {keys}g.factKind, g.factPerson
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let units = rows.filter { $0.text("growthKind") == "unit" }
    let people = rows.filter { $0.text("growthKind") == "commit" }
    let landed = units.sum("growthTotal")
    let coverage = ratio(landed - units.sum("unknownTotal"), landed)
    let size = units.sum("sizeTotal")
    let before = units.sum("sizeBefore")
    let active = people.sum("activeNow")
    let sizeYear = growth(size, since: units.sum("sizeYearBefore"))
    let sizePrevious = growth(size, since: before)
    let peopleYear = growth(active, since: people.sum("activeYearBefore"))
    let peoplePrevious = growth(active, since: people.sum("activeBefore"))
    return [
      results.number("", quotient(sizeYear, peopleYear), n: landed, coverage: coverage),
      results.number("previous", quotient(sizePrevious, peoplePrevious), n: landed, coverage: coverage),
      results.count("size", size, n: landed, coverage: coverage),
      results.count("netLines", size - before, n: landed, coverage: coverage),
      results.count("contributors", active),
      results.number("sizeYear", sizeYear, n: landed, coverage: coverage),
      results.number("sizePrevious", sizePrevious, n: landed, coverage: coverage),
      results.number("contributorsYear", peopleYear, n: active),
      results.number("contributorsPrevious", peoplePrevious, n: active),
    ]
  }

  /// How many times as much there is now; nil where there was nothing to grow from.
  private func growth(_ now: Int, since before: Int) -> Double? {
    before > 0 ? ratio(now, before) : nil
  }

  private func quotient(_ lines: Double?, _ people: Double?) -> Double? {
    guard let lines, let people, people > 0 else { return nil }
    return lines / people
  }
}
