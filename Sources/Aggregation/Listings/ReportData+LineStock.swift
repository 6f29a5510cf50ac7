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
      SELECT f.origin AS lineOrigin, f.flowWeek AS lineWeek, SUM(f.landedLines - f.leftLines) AS lineTotal
      FROM line_flows AS f
      WHERE \(scope("f.repositoryId")) AND f.flowDay < \(dataEnd)
      GROUP BY f.origin, f.flowWeek
      ORDER BY f.origin, f.flowWeek
      """)
    return rows.reduce(into: [:]) { flows, row in
      flows[Origin(rawValue: row.text("lineOrigin")), default: [:]][row.integer("lineWeek") ?? 0, default: 0] +=
        row.integer("lineTotal") ?? 0
    }
  }
}
