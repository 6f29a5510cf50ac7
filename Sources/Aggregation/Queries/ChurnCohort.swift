/// The lines that were newly written and landed in the window, and whether they were gone 14 days later.
///
/// What several metrics ask of the same lines, so that they ask the same.
enum ChurnCohort {
  /// How long lines are followed.
  static let days = 14

  /// The dimensions, as columns of `written AS w`.
  static let dimensions: [Dimension: String] = [
    .week: "w.factWeek", .repository: "w.factRepository", .origin: "w.factOrigin", .agent: "w.factAgent",
    .model: "w.factModel", .directory: "w.factDirectory", .language: "w.factLanguage", .contributor: "w.factPerson",
    .team: "w.factPerson",
  ]

  /// A row of `fate_facts` each: its lines, those deleted within 14 days (`factGone`), and those that a person's or an
  /// unmarked change deleted (`factEdited`).
  ///
  /// `factState` is `mature`, `immature` where the data do not follow the lines for 14 days, and `unknown` where their
  /// owner is; only mature lines may be judged.
  static func written(where condition: String) -> String {
    """
    WITH written AS (
      SELECT
        f.repositoryId AS factRepository,
        f.unitId AS factUnit,
        f.personId AS factPerson,
        f.landedWeek AS factWeek,
        f.origin AS factOrigin,
        f.agent AS factAgent,
        f.model AS factModel,
        f.directory AS factDirectory,
        f.language AS factLanguage,
        CASE
          WHEN f.origin = 'unknown' THEN 'unknown'
          WHEN f.landedDay + \(days) < {dataEnd} THEN 'mature'
          ELSE 'immature'
        END AS factState,
        f.lineCount AS factLines,
        CASE
          WHEN f.endKind = 'deleted' AND f.endDay - f.landedDay <= \(days) THEN f.lineCount
          ELSE 0
        END AS factGone,
        CASE
          WHEN f.endKind = 'deleted' AND f.endDay - f.landedDay <= \(days)
            AND f.enderOrigin IN ('human', 'unmarked') THEN f.lineCount
          ELSE 0
        END AS factEdited
      FROM fate_facts AS f
      WHERE {window f.landedDay}
        AND f.landedDay < {dataEnd}
        AND f.isLanded = 1
        AND f.isMoved = 0
        AND \(condition)
        AND \(Conditions.counts("f.fileClass"))
    )
    """
  }
}
