import Store

/// Every change request merged in the window, of whatever origin: those recorded, and those that only git knows of.
enum MergedRequests {
  /// The table `merged`, a row a request.
  ///
  /// `factState` is `recorded`, `unknown` (only git knows of it), or, for a unit that is no request, `direct` or
  /// `unrecorded` as for `JudgedRequests`. `factBand` is the band of the AI's share of its lines, from 0 (none) to 4 (over
  /// 75 %), or 5 where that is unknown.
  static let all = """
    merged AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "q.mergedWeek")),
        q.mergedDay AS factDay,
        'recorded' AS factState,
        CASE
          WHEN q.aiLines IS NULL OR q.countedLines IS NULL OR q.countedLines = 0 THEN 5
          WHEN q.aiLines = 0 THEN 0
          WHEN q.aiLines * 4 <= q.countedLines THEN 1
          WHEN q.aiLines * 2 <= q.countedLines THEN 2
          WHEN q.aiLines * 4 <= q.countedLines * 3 THEN 3
          ELSE 4
        END AS factBand,
        1 AS factTotal
      FROM request_facts AS q
      WHERE {window q.mergedDay}
        AND q.mergedDay < {dataEnd}
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        u.landedDay AS factDay,
        \(JudgedRequests.unrecordedState) AS factState,
        5 AS factBand,
        u.unitCount AS factTotal
      FROM {sums unit_facts} AS u
      WHERE \(JudgedRequests.hasNoRequest)
    )
    """

  /// The rows of requests; nil where no request is known at all, though there are units.
  static func known(_ rows: [Row]) -> [Row]? {
    let requests = rows.filter { ["recorded", "unknown"].contains($0.text("requestState")) }
    let isUnrecorded = requests.isEmpty && rows.contains { $0.text("requestState") == "unrecorded" }
    return isUnrecorded ? nil : requests
  }
}
