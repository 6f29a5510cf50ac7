/// Change requests, each with what can be said of it: what the shares of requests have in common.
///
/// Beside them stand the mainline units of which no request is recorded, so that what is not known is counted too.
enum JudgedRequests {
  /// What a request of the window is, for a share.
  enum State: String {
    /// It is in the denominator.
    case known
    /// Its records say that the question does not arise for it.
    case outside
    /// Its records do not say enough, or there are none: only git knows of it.
    case unknown
    /// Its records say a part, of which the rest may be the contrary: nobody knows which way it would count.
    case blind
    /// A rule-based bot made it.
    case automation
    /// It was opened too late for the data to say.
    case immature
    /// It is still open when the question is asked.
    case open
    /// No request at all: a unit that was pushed, in a repository of which requests are recorded.
    case direct
    /// A unit of a repository of which no request is recorded.
    case unrecorded
  }

  /// The day by which requests belong to the window.
  enum Moment: String {
    case created
    case merged
  }

  /// The dimensions, as columns of `judged AS j`.
  static let dimensions = dimensions(of: "j")

  /// The dimensions of requests and units, as columns of a table that has `keys`.
  ///
  /// A request is its author's, a machine's that of the person it works for.
  static func dimensions(of alias: String) -> [Dimension: String] {
    [
      .week: "\(alias).factWeek", .repository: "\(alias).factRepository", .origin: "\(alias).factOrigin",
      .agent: "\(alias).factAgent", .model: "\(alias).factModel", .changeClass: "\(alias).factClass",
      .contributor: "\(alias).factPerson", .team: "\(alias).factPerson",
    ]
  }

  /// The columns that the dimensions need, of a row of `request_facts` or `unit_facts`; the week is an expression.
  static func keys(of alias: String, week: String) -> String {
    """
    \(alias).repositoryId AS factRepository,
        \(alias).personId AS factPerson,
        \(week) AS factWeek,
        \(alias).origin AS factOrigin,
        \(alias).agent AS factAgent,
        \(alias).model AS factModel,
        \(alias).changeClass AS factClass
    """
  }

  /// The same columns, passed on from a table that has them.
  static func keys(passedOnBy alias: String) -> String {
    ["Repository", "Person", "Week", "Origin", "Agent", "Model", "Class"]
      .map { "\(alias).fact\($0) AS fact\($0)" }.joined(separator: ",\n    ")
  }

  /// A column of `judged` beside the dimensions.
  ///
  /// Expressions of several lines are indented as they are to be printed.
  struct Column {
    /// Whether AI was at work (`ai`) or not (`rest`).
    static let side = Column("factSide", JudgedRequests.side("q"), ofUnit: JudgedRequests.side("u"))
    /// The band of the size; a unit has none.
    static let band = Column("factBand", SizeBand.sql("q"), ofUnit: "\(SizeBand.unknown.rawValue)")

    private let name: String
    private let request: String
    private let unit: String

    /// Makes a column of an expression over `request_facts AS q` and another over `unit_facts AS u`.
    init(_ name: String, _ request: String, ofUnit unit: String) {
      self.name = name
      self.request = request
      self.unit = unit
    }

    /// The state of a request, by an expression that gives one; a unit's is that no request is recorded of it.
    static func state(_ expression: String) -> Column {
      Column("factState", expression, ofUnit: JudgedRequests.unrecordedState)
    }

    fileprivate var ofRequest: String { "\(request) AS \(name)" }
    fileprivate var ofUnit: String { "\(unit) AS \(name)" }
  }

  /// The table `judged`: the window's requests, and the mainline units of which no request is recorded, with their
  /// dimensions and these columns.
  ///
  /// `withAutomation` keeps what rule-based bots made; `units` is the condition that other units than the window's meet.
  static func table(
    _ moment: Moment = .merged, withAutomation: Bool = false, units: String? = nil, columns: [Column]
  ) -> String {
    """
    judged AS (
      SELECT
        \(keys(of: "q", week: "q.\(moment.rawValue)Week")),
        \(columns.map(\.ofRequest).joined(separator: ",\n    ")),
        1 AS factTotal
      FROM request_facts AS q
      WHERE {window q.\(moment.rawValue)Day}
        AND q.\(moment.rawValue)Day < {dataEnd}\(withAutomation ? "" : "\n    AND q.origin <> 'automation'")
      UNION ALL
      SELECT
        \(keys(of: "u", week: "u.landedWeek")),
        \(columns.map(\.ofUnit).joined(separator: ",\n    ")),
        u.unitCount AS factTotal
      FROM {sums unit_facts} AS u
      WHERE \(units ?? (withAutomation ? hasNoRequest : isUnrecorded))
    )
    """
  }

  /// The SELECT: how many requests there are, and how many of them `hit`, by their state, their side (`ai` or `rest`) and
  /// the band of their size.
  ///
  /// `state` is an expression over `request_facts AS q` that gives a `State`.
  static func sql(_ moment: Moment = .merged, state: String, hit: String) -> String {
    """
    WITH \(table(
      moment, withAutomation: true, units: moment == .merged ? isUnrecorded : isOfUnrecorded,
      columns: [
        .side, .state(state), .band,
        Column("factHit", "CASE\n      WHEN \(hit) THEN 1\n      ELSE 0\n    END", ofUnit: "0"),
      ]))
    SELECT {select}
      j.factState AS requestState,
      j.factSide AS requestSide,
      j.factBand AS requestBand,
      SUM(j.factTotal) AS requestTotal,
      SUM(j.factHit) AS hitTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factSide, j.factBand
    ORDER BY {keys}j.factState, j.factSide, j.factBand
    """
  }

  /// The state of a unit that no recorded request landed: git alone may know of a request (`unknown`).
  static let unrecordedState = """
    CASE
          WHEN u.isRequest = 1 THEN 'unknown'
          WHEN u.repositoryId IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0) THEN 'direct'
          ELSE 'unrecorded'
        END
    """

  /// The units of the window that no recorded request landed.
  static let hasNoRequest = """
    {window u.landedDay}
        AND u.landedDay < {dataEnd}
        AND u.isRecorded = 0
    """

  /// The same, but for those of rule-based bots.
  static let isUnrecorded = "u.origin <> 'automation' AND \(hasNoRequest)"

  /// The units of the window, but for those of rule-based bots, of repositories of which a forge says nothing.
  static let isOfUnrecorded = """
    {window u.landedDay}
        AND u.landedDay < {dataEnd}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    """

  /// Whether a request or unit was made with AI (`ai`) or not, as far as anything says (`rest`).
  static func side(_ alias: String) -> String {
    "CASE WHEN \(alias).origin IN ('agentic', 'assisted') THEN 'ai' ELSE 'rest' END"
  }

  /// The records say whether anybody looked at the request: without its comments silence is no fact.
  ///
  /// Of a list that is cut off the silence is unknown, what was said is not.
  static let isLookTold = """
    q.hasReviews = 1 AND q.hasComments = 1
              AND (q.isCut = 0 OR \(isLookedAt))
    """
  /// What an independent person did that counts as a review: an approval, an objection, or a review without a verdict.
  static let isReviewed = "(q.humanReviews + q.humanApprovals + q.humanObjections > 0)"
  /// The same, or a comment.
  static let isLookedAt =
    "(q.humanReviews + q.humanApprovals + q.humanObjections + q.humanComments > 0)"
}
