import Facts

/// Change requests opened in the window, by what was decided of them within 30 days.
enum CreatedRequests {
  /// How long a request has to be decided.
  static let days = 30

  /// The `JudgedRequests.State` of a request of `request_facts AS q` for which the question arises where `asked` holds.
  ///
  /// Decided is `known`; merged or closed later, or not yet, is `open`.
  static func state(asked: String = "1 = 1") -> String {
    """
    CASE
          WHEN q.origin = 'automation' THEN 'automation'
          WHEN NOT (\(asked)) THEN 'outside'
          WHEN q.createdDay + \(days) >= {dataEnd} THEN 'immature'
          WHEN q.mergedDay <= q.createdDay + \(days) OR q.closedDay <= q.createdDay + \(days) THEN 'known'
          ELSE 'open'
        END
    """
  }

  /// The request was merged within the days.
  static let isMerged = "q.mergedDay <= q.createdDay + \(days)"

  /// What stands beside the rate.
  static let measures = [
    Measure("open", .changes, "Requests that were still open after 30 days, left out."),
    Measure("immature", .changes, "Requests opened less than 30 days before the data end, left out."),
    Measure("automation", .changes, "Requests of rule-based bots, left out."),
  ]
}
