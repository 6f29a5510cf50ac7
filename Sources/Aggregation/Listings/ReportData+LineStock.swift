import Facts
import Store

extension ReportData {
  /// The lines of one origin that are on the mainline when a week ends.
  package struct LineStock: Sendable, Equatable {
    /// The ISO week.
    package var week: Int
    /// The origin; nil for lines whose owner is unknown.
    package var origin: Origin?
    package var lines: Int

    /// Makes the stock of a week.
    package init(week: Int, origin: Origin?, lines: Int) {
      self.week = week
      self.origin = origin
      self.lines = lines
    }
  }

  /// The lines on the mainline at the end of each week, by origin: what a chart of the code over time is drawn from.
  ///
  /// They are the lines that `surviving-ai-share` counts at each week's end, read at once: by week, and in each by origin,
  /// those of unknown owners last. Origins that never have a line are left out.
  package func lineStock(weeks: Range<Int>) throws -> [LineStock] {
    let flows = try flows()
    let origins = (Origin.allCases.map(Optional.some) + [nil]).filter { flows[$0] != nil }
    var stock = origins.map { origin in
      (origin: origin, lines: flows[origin]?.reduce(0) { $1.key < weeks.lowerBound ? $0 + $1.value : $0 } ?? 0)
    }
    return weeks.flatMap { week in
      for index in stock.indices { stock[index].lines += flows[stock[index].origin]?[week] ?? 0 }
      return stock.map { LineStock(week: week, origin: $0.origin, lines: $0.lines) }
    }
  }

  /// For each origin and week, the lines that landed less those that left.
  private func flows() throws -> [Origin?: [Int: Int]] {
    let rows = try source.rows(
      """
      WITH flows AS (
        SELECT f.origin AS flowOrigin, f.landedWeek AS flowWeek, SUM(f.lineCount) AS flowLines
        FROM fate_facts AS f
        WHERE \(counted("f")) AND f.landedDay < \(dataEnd)
        GROUP BY f.origin, f.landedWeek
        UNION ALL
        SELECT g.origin AS flowOrigin, g.endWeek AS flowWeek, 0 - SUM(g.lineCount) AS flowLines
        FROM fate_facts AS g
        WHERE \(counted("g")) AND g.endDay < \(dataEnd)
        GROUP BY g.origin, g.endWeek
      )
      SELECT w.flowOrigin AS lineOrigin, w.flowWeek AS lineWeek, SUM(w.flowLines) AS lineTotal
      FROM flows AS w
      GROUP BY w.flowOrigin, w.flowWeek
      ORDER BY w.flowOrigin, w.flowWeek
      """)
    return rows.reduce(into: [:]) { flows, row in
      flows[Origin(rawValue: row.text("lineOrigin")), default: [:]][row.integer("lineWeek") ?? 0, default: 0] +=
        row.integer("lineTotal") ?? 0
    }
  }

  private func counted(_ alias: String) -> String {
    "\(scope("\(alias).repositoryId")) AND \(alias).isLanded = 1 AND \(Conditions.counts("\(alias).fileClass"))"
  }
}
