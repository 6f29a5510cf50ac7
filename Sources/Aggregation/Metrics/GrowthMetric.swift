import Facts
import Store

/// How fast the code grows against the number of people who work on it.
struct GrowthMetric: Metric {
  let id = "growth"
  let title = "Growth"
  let question = "Does the code grow faster than the number of its contributors?"
  let definition = """
    The size of the code (lines on the mainline in source, test and documentation files) at the window's end over its \
    size at an earlier end, divided by the active contributors in the window over those in the earlier window. The \
    earlier window has the same length and ends 364 days (52 weeks) before, or where this one begins. Active contributors \
    have at least one non-merge commit; agents and bots are none, but the lines they wrote count. Coverage is the share \
    of lines whose owner is known.
    """
  let unit = MetricUnit.ratio
  let denominator = "the same in the earlier window"
  let measures = [
    Measure("", .ratio, "Growth of the code over growth of the contributors, against the window a year before."),
    Measure("previous", .ratio, "The same against the window just before."),
    Measure("size", .lines, "Size of the code at the window's end."),
    Measure("netLines", .lines, "Size at the window's end less its size at the beginning."),
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
    "Where the clone lacks a part of the history, the sizes before it are too small.",
    "In a repository with few contributors one more or less moves the ratio a lot.",
  ]
  let dimensions: [Dimension: String] = [.repository: "g.factRepository", .team: "g.factPerson"]
  // A person is one row, in however many repositories.
  let rowsAddUp = false
  let sql = """
    WITH growth AS (
      SELECT
        'line' AS factKind,
        f.repositoryId AS factRepository,
        0 AS factDay,
        f.personId AS factPerson,
        \(Conditions.ownerState("f")) AS factOwner,
        SUM(\(Self.lines(on: "{endDay}"))) AS factSize,
        SUM(\(Self.lines(on: "{firstDay}"))) AS factBefore,
        SUM(\(Self.lines(on: "{endDay} - 364"))) AS factYearBefore
      FROM {sums line_spans} AS f
      WHERE {before f.landedDay}
      GROUP BY f.repositoryId, f.personId, \(Conditions.ownerState("f"))
      UNION ALL
      SELECT
        'commit' AS factKind,
        c.repositoryId AS factRepository,
        c.landedDay AS factDay,
        c.personId AS factPerson,
        'known' AS factOwner,
        0 AS factSize,
        0 AS factBefore,
        0 AS factYearBefore
      FROM {sums change_facts} AS c
      WHERE {before c.landedDay}
        AND c.isMerge = 0
        AND c.origin <> 'automation'
        AND \(Conditions.isContributor("c.personId"))
    )
    SELECT {select}
      g.factKind AS growthKind,
      g.factPerson AS person,
      g.factOwner AS ownerState,
      SUM(g.factSize) AS sizeTotal,
      SUM(g.factBefore) AS sizeBefore,
      SUM(g.factYearBefore) AS sizeYearBefore,
      MAX(CASE WHEN g.factDay >= {firstDay} THEN 1 ELSE 0 END) AS activeNow,
      MAX(CASE WHEN g.factDay >= {firstDay} - {days} AND g.factDay < {firstDay} THEN 1 ELSE 0 END) AS activeBefore,
      MAX(CASE WHEN g.factDay >= {firstDay} - 364 AND g.factDay < {endDay} - 364 THEN 1 ELSE 0 END) AS activeYearBefore
    FROM growth AS g
    GROUP BY {keys}g.factKind, g.factPerson, g.factOwner
    ORDER BY {keys}g.factKind, g.factPerson, g.factOwner
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let lines = rows.filter { $0.text("growthKind") == "line" }
    let people = rows.filter { $0.text("growthKind") == "commit" }
    let contributors = results.count("contributors", people.sum("activeNow"))
    if lines.isEmpty, !people.isEmpty {
      return measures.map {
        $0.id == contributors.measure ? contributors : results.unavailable($0.id, needs: "the line history")
      }
    }
    let size = lines.sum("sizeTotal")
    let coverage = ratio(lines.sum("sizeTotal") { $0.text("ownerState") == "known" }, size)
    let before = lines.sum("sizeBefore")
    let active = people.sum("activeNow")
    let sizeYear = growth(size, since: lines.sum("sizeYearBefore"))
    let sizePrevious = growth(size, since: before)
    let peopleYear = growth(active, since: people.sum("activeYearBefore"))
    let peoplePrevious = growth(active, since: people.sum("activeBefore"))
    return [
      results.number("", quotient(sizeYear, peopleYear), n: size, coverage: coverage),
      results.number("previous", quotient(sizePrevious, peoplePrevious), n: size, coverage: coverage),
      results.count("size", size, coverage: coverage),
      results.count("netLines", size - before, n: size, coverage: coverage),
      contributors,
      results.number("sizeYear", sizeYear, n: size, coverage: coverage),
      results.number("sizePrevious", sizePrevious, n: size, coverage: coverage),
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

  /// The lines of a row that are on the mainline when a day begins.
  private static func lines(on day: String) -> String {
    """
    CASE
              WHEN \(Conditions.isAlive("f", on: day))
              THEN f.lineCount
              ELSE 0
            END
    """
  }
}
