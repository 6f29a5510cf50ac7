/// A table whose rows follow from those of another by one SELECT: facts summed up for the questions that are asked of them.
///
/// It says nothing of its own. It is filled in the transaction that writes its source, and made anew by whoever opens a
/// store in which its definition was another.
package struct DerivedTable: Sendable {
  /// The table's name.
  package let name: String
  /// The table that its rows are made of.
  package let source: String
  /// Whether it is the source summed up, column by column, so that a SELECT may read it in the source's place.
  package let isSum: Bool
  /// What its rows are selected from: the source, or that joined with others that are written with it.
  private let from: String
  /// The columns that set its rows apart, the repository first.
  package let keys: [String]
  /// The other columns: each the sum of an expression over the source, 0 where nothing is known.
  package let sums: [(name: String, expression: String)]
  /// The rows of the source that count, as a condition; nil for all.
  private let condition: String?
  /// The day that its windows are asked by.
  package let day: String

  /// Sums columns of a table up, under their own names.
  private init(_ name: String, of source: String, by keys: [String], adding sums: [String], day: String = "landedDay") {
    self.init(name, of: source, by: keys, sums: sums.map { ($0, $0) }, day: day, isSum: true)
  }

  private init(
    _ name: String, of source: String, from: String? = nil, by keys: [String], sums: [(String, String)],
    where condition: String? = nil, day: String = "landedDay", isSum: Bool = false
  ) {
    self.name = name
    self.source = source
    self.isSum = isSum
    self.from = from ?? source
    self.keys = ["repositoryId"] + keys
    self.sums = sums.map { (name: $0.0, expression: $0.1) }
    self.condition = condition
    self.day = day
  }

  /// Every derived table, sources before what is made of them, and of the same source those with fewer rows first.
  package static let all =
    lines + [
      flows, channels, hours,
      DerivedTable(
        "change_sums", of: "change_facts",
        by: [
          "landedDay", "landedWeek", "personId", "isMerge", "origin", "agent", "model", "hasMark", "hasRecord",
          "isSuspected", "isAggregate",
        ], adding: ["changeCount", "unknownCount", "addedLines"]),
      DerivedTable(
        "unit_sums", of: "unit_facts",
        by: [
          "landedDay", "landedWeek", "personId", "origin", "agent", "model", "changeClass", "isRequest", "isRecorded",
          "releaseId", "releaseDay", "revertedDay",
        ], adding: ["unitCount"]),
      DerivedTable(
        "span_sums", of: "line_spans",
        by: [
          "landedDay", "landedWeek", "endDay", "endWeek", "endKind", "isMoved", "origin", "agent", "model",
          "isAttested",
        ], adding: ["lineCount"]),
      DerivedTable(
        "landing_sums", of: "landing_lines",
        by: ["unitId", "landedDay", "landedWeek", "origin", "agent", "model", "isAttested"],
        adding: landingSums.map(\.0)),
      DerivedTable(
        "removal_sums", of: "removed_lines", by: ["enderId", "enderOrigin", "endDay", "endWeek", "origin"],
        adding: removalSums.map(\.0), day: "endDay"),
    ]

  /// The lines of files that count (source, tests, documentation), as metrics ask for them.
  ///
  /// - `line_spans`: the lines that landed, by when they did and when they left the mainline.
  /// - `landing_lines`: for each mainline unit, the lines that it wrote (`writtenLines`), those of them that were deleted
  ///   or rewritten within 14 days (`goneLines`), and by a commit of a person or an unmarked one (`editedLines`); the lines
  ///   that it only moved (`movedLines`); of a unit that is a merged branch, the lines that the branch wrote before the
  ///   merge commit (`branchLines`) and those of them that it dropped again (`droppedLines`).
  /// - `removed_lines`: for each commit that deleted or rewrote landed lines, how many (`lineCount`), those that had only
  ///   been moved to where they were (`movedLines`), and of the others those less than 21 days old (`youngLines`).
  private static let lines = [
    DerivedTable(
      "line_sums", of: "line_facts",
      by: ["landedDay", "landedWeek", "origin", "agent", "model", "isAttested", "fileClass"],
      adding: ["addedLines", "deletedLines"]),
    DerivedTable(
      "line_spans", of: "fate_facts",
      by: [
        "landedDay", "landedWeek", "endDay", "endWeek", "endKind", "isMoved", "origin", "agent", "model", "isAttested",
        "fileClass", "language", "directory", "personId",
      ], sums: [("lineCount", "lineCount")], where: "isLanded = 1 AND \(counts)"),
    DerivedTable(
      "landing_lines", of: "fate_facts",
      by: [
        "unitId", "landedDay", "landedWeek", "origin", "agent", "model", "isAttested", "language", "directory",
        "personId",
      ], sums: landingSums, where: counts),
    DerivedTable(
      "removed_lines", of: "fate_facts",
      by: ["enderId", "enderOrigin", "endDay", "endWeek", "origin", "agent", "language", "directory", "personId"],
      sums: removalSums, where: "isLanded = 1 AND endKind = 'deleted' AND \(counts)", day: "endDay"),
  ]

  /// The commits with marks, by each two of the channels that tell of a commit, a channel with itself among them.
  ///
  /// `commitCount` commits have both; of `firstCount` of them the two are the same and the first of the commit's channels,
  /// so that their sum counts every commit once; of `aloneCount` there is no other.
  private static let channels = DerivedTable(
    "channel_pairs", of: "mark_facts",
    from: """
      (
        SELECT m.repositoryId, m.landedDay, m.landedWeek, c.personId, c.isMerge, c.origin, m.channel,
          s.channel AS otherChannel,
          m.channel = s.channel AND NOT EXISTS (
            SELECT 1 FROM mark_facts AS b
            WHERE b.repositoryId = m.repositoryId AND b.commitId = m.commitId AND b.channel < m.channel
          ) AS isFirst,
          NOT EXISTS (
            SELECT 1 FROM mark_facts AS o
            WHERE o.repositoryId = m.repositoryId AND o.commitId = m.commitId AND o.channel <> m.channel
          ) AS isAlone
        FROM mark_facts AS m
        JOIN change_facts AS c ON c.repositoryId = m.repositoryId AND c.commitId = m.commitId
        JOIN mark_facts AS s ON s.repositoryId = m.repositoryId AND s.commitId = m.commitId
      )
      """,
    by: ["landedDay", "landedWeek", "personId", "isMerge", "origin", "channel", "otherChannel"],
    sums: [("commitCount", "1"), ("firstCount", "isFirst"), ("aloneCount", "isAlone")])

  /// What landed on the mainline and left it again, in lines of files that count, by day.
  private static let flows = DerivedTable(
    "line_flows", of: "line_spans",
    from: """
      (
        SELECT a.repositoryId, a.landedDay AS flowDay, a.landedWeek AS flowWeek, a.origin, a.lineCount AS inflow, 0 AS outflow
        FROM line_spans AS a
        UNION ALL
        SELECT b.repositoryId, b.endDay AS flowDay, b.endWeek AS flowWeek, b.origin, 0 AS inflow, b.lineCount AS outflow
        FROM line_spans AS b
        WHERE b.endDay IS NOT NULL
      )
      """,
    by: ["flowDay", "flowWeek", "origin"], sums: [("landedLines", "inflow"), ("leftLines", "outflow")], day: "flowDay")

  /// When people authored the commits that they have on the mainline: by day of landing, the hours of the week.
  private static let hours = DerivedTable(
    "author_hours", of: "change_facts", by: ["landedDay", "authoredHour"], sums: [("changeCount", "changeCount")],
    where: "isMerge = 0 AND origin <> 'automation' AND origin <> 'agentic'")

  private static let counts = "fileClass IN ('source', 'test', 'documentation')"
  private static let isWritten = "isLanded = 1 AND isMoved = 0"
  private static let isGone = "\(isWritten) AND endKind = 'deleted' AND endDay - landedDay <= 14"
  private static let isOfBranch = "commitId <> unitId AND isMoved = 0"
  private static let landingSums = [
    ("writtenLines", lines(where: isWritten)), ("goneLines", lines(where: isGone)),
    ("editedLines", lines(where: "\(isGone) AND enderOrigin IN ('human', 'unmarked')")),
    ("movedLines", lines(where: "isLanded = 1 AND isMoved = 1")), ("branchLines", lines(where: isOfBranch)),
    ("droppedLines", lines(where: "\(isOfBranch) AND isLanded = 0 AND endKind <> 'moved'")),
  ]
  private static let removalSums = [
    ("lineCount", "lineCount"), ("movedLines", lines(where: "isMoved = 1")),
    ("youngLines", lines(where: "isMoved = 0 AND endDay - landedDay < 21")),
  ]

  private static func lines(where condition: String) -> String { "CASE WHEN \(condition) THEN lineCount ELSE 0 END" }

  /// The statements that make it anew, empty.
  package var schema: String {
    """
    DROP TABLE IF EXISTS \(name);
    CREATE TABLE \(name) AS \(select(where: "1 = 0"));
    CREATE INDEX \(name)ByDay ON \(name) (repositoryId, \(day));
    """
  }

  /// The statement that fills it from the rows of its source that meet a condition.
  package func filling(where rows: String) -> String { "INSERT INTO \(name)\n\(select(where: rows))" }

  /// The SELECT that its rows are.
  package var definition: String { select(where: nil) }

  private func select(where rows: String?) -> String {
    let columns = keys.joined(separator: ", ")
    let totals = sums.map { "COALESCE(SUM(\($0.expression)), 0) AS \($0.name)" }.joined(separator: ",\n  ")
    let conditions = [condition, rows].compactMap(\.self).joined(separator: " AND ")
    return """
      SELECT \(columns),
        \(totals)
      FROM \(from)
      \(conditions.isEmpty ? "" : "WHERE \(conditions)\n")GROUP BY \(columns)
      ORDER BY \(columns)
      """
  }

  /// The smallest table that has what a SELECT reads by an alias: the table that it names, or one that sums it up.
  ///
  /// A SELECT that adds rows up, and counts by adding up a column, gives the same from either.
  package static func smallest(for table: String, alias: String, in sql: some StringProtocol) -> String {
    let read = columns(of: alias, in: sql)
    return all.first { $0.isSum && $0.source == table && read.isSubset(of: $0.keys + $0.sums.map(\.name)) }?.name
      ?? table
  }

  /// The columns that a SELECT reads by an alias, anywhere in it.
  private static func columns(of alias: String, in sql: some StringProtocol) -> Set<String> {
    let isOfName: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" }
    return sql.ranges(of: "\(alias).").reduce(into: []) { found, range in
      let before = range.lowerBound > sql.startIndex ? sql[sql.index(before: range.lowerBound)] : " "
      if !isOfName(before) { found.insert(String(sql[range.upperBound...].prefix(while: isOfName))) }
    }
  }
}
