extension DerivedTable {
  /// Every derived table, sources before what is made of them, and of the same source those with fewer rows first.
  package static let all = lines + [flows, channels, hours] + sums

  /// What is summed up as it is, over the columns that most questions leave out.
  private static let sums = [
    DerivedTable(
      "line_sums", of: "line_facts",
      by: ["landedDay", "landedWeek", "origin", "agent", "model", "isAttested", "fileClass"],
      adding: ["addedLines", "deletedLines"]),
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
      "size_sums", of: "unit_facts",
      by: ["landedDay", "landedWeek", "personId", "origin", "agent", "model", "addedLines", "deletedLines"],
      adding: ["unitCount"]),
    DerivedTable(
      "span_sums", of: "line_spans",
      by: [
        "landedDay", "landedWeek", "endDay", "endWeek", "endKind", "isMoved", "origin", "agent", "model", "isAttested",
      ], adding: ["lineCount"]),
    DerivedTable(
      "written_sums", of: "landing_lines", by: ["landedDay", "landedWeek", "origin", "agent", "model", "isAttested"],
      adding: landingSums.map(\.0)),
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

  /// For how many days after they landed lines are followed to see whether they are gone.
  package static let followedDays = 14
  /// Lines are young until they are so many days old.
  package static let youngDays = 21

  private static let counts = "fileClass IN ('source', 'test', 'documentation')"
  private static let isWritten = "isLanded = 1 AND isMoved = 0"
  private static let isGone = "\(isWritten) AND endKind = 'deleted' AND endDay - landedDay <= \(followedDays)"
  private static let isOfBranch = "commitId <> unitId AND isMoved = 0"
  private static let landingSums = [
    ("writtenLines", lines(where: isWritten)), ("goneLines", lines(where: isGone)),
    ("editedLines", lines(where: "\(isGone) AND enderOrigin IN ('human', 'unmarked')")),
    ("movedLines", lines(where: "isLanded = 1 AND isMoved = 1")), ("branchLines", lines(where: isOfBranch)),
    ("droppedLines", lines(where: "\(isOfBranch) AND isLanded = 0 AND endKind <> 'moved'")),
  ]
  private static let removalSums = [
    ("lineCount", "lineCount"), ("movedLines", lines(where: "isMoved = 1")),
    ("youngLines", lines(where: "isMoved = 0 AND endDay - landedDay < \(youngDays)")),
  ]

  private static func lines(where condition: String) -> String { "CASE WHEN \(condition) THEN lineCount ELSE 0 END" }
}
