import Store

/// The lines that were newly written and landed in the window, and whether they were gone 14 days later.
///
/// What several metrics ask of the same lines, so that they ask the same.
enum ChurnCohort {
  /// How long lines are followed.
  static let days = DerivedTable.followedDays

  /// The dimensions, as columns of `landing_lines AS f`.
  static let dimensions: [Dimension: String] = [
    .week: "f.landedWeek", .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent", .model: "f.model",
    .directory: "f.directory", .language: "f.language", .contributor: "f.personId", .team: "f.personId",
  ]

  /// The SELECT, one row or more for a unit: its new lines (`lineTotal`), those deleted within 14 days (`goneTotal`), and a
  /// further column of `landing_lines AS f`, where one is named.
  ///
  /// `cohortState` is `mature`, `immature` where the data do not follow the lines for 14 days, and `unknown` where their
  /// owner is; only mature lines may be judged. Rows are not summed up: there are hardly fewer units than rows.
  static func sql(_ column: String? = nil, where condition: String) -> String {
    """
    SELECT {select}
      f.repositoryId AS clusterRepository,
      f.unitId AS clusterNumber,
      CASE
        WHEN f.origin = 'unknown' THEN 'unknown'
        WHEN f.landedDay + \(days) < {dataEnd} THEN 'mature'
        ELSE 'immature'
      END AS cohortState,
      f.writtenLines AS lineTotal,
      f.goneLines AS goneTotal\(column.map { ",\n  \($0)" } ?? "")
    FROM {sums landing_lines} AS f
    WHERE {window f.landedDay}
      AND f.landedDay < {dataEnd}
      AND f.writtenLines > 0
      AND \(condition)
    """
  }
}
