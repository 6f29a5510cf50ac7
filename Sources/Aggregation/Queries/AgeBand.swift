/// How old a line is, in four bands.
enum AgeBand: Int, CaseIterable {
  case underAMonth
  case underAQuarter
  case underAYear
  case older
  /// Nobody knows who added the line, nor when.
  case unknown

  /// The band as people read it.
  var label: String {
    switch self {
    case .underAMonth: "under 30 days"
    case .underAQuarter: "30 to 90 days"
    case .underAYear: "90 days to 1 year"
    case .older: "over 1 year"
    case .unknown: "unknown"
    }
  }

  /// The number of a line's band, from its age in days and its origin.
  static func sql(age: String, origin: String) -> String {
    """
    CASE
          WHEN \(origin) = 'unknown' THEN \(AgeBand.unknown.rawValue)
          WHEN \(age) < 30 THEN \(AgeBand.underAMonth.rawValue)
          WHEN \(age) < 90 THEN \(AgeBand.underAQuarter.rawValue)
          WHEN \(age) < 365 THEN \(AgeBand.underAYear.rawValue)
          ELSE \(AgeBand.older.rawValue)
        END
    """
  }
}
