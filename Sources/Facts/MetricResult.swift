/// The window of time that a number is about: whole UTC days, the end excluded.
package struct Period: Hashable, Sendable {
  /// The first day (days since 1970-01-01).
  package var firstDay: Int
  /// The day after the last.
  package var endDay: Int

  /// Makes a window from its first day to the day before `endDay`.
  package init(firstDay: Int, endDay: Int) {
    self.firstDay = firstDay
    self.endDay = endDay
  }

  /// The seven days of an ISO week.
  package init(week: Int) {
    self.init(firstDay: Calendar.firstDay(ofWeek: week), endDay: Calendar.firstDay(ofWeek: week) + 7)
  }

  /// Number of days.
  package var days: Int { endDay - firstDay }
}

/// What can stand where a number is asked for.
///
/// Missing is not zero, and 0/0 is not 0.
package enum Outcome: Hashable, Sendable {
  /// There is a number.
  case value
  /// The question does not arise (the denominator is 0).
  case notApplicable
  /// There is data, but too little to print a number or to keep people anonymous.
  case insufficient
  /// The number needs something that was not recorded or given; the text says what.
  case unavailable(needs: String)

  /// The outcome as one word, for columns and keys.
  package var word: String {
    switch self {
    case .value: "value"
    case .notApplicable: "notApplicable"
    case .insufficient: "insufficient"
    case .unavailable: "unavailable"
    }
  }
}

/// What a number counts, for printing and for columns.
package enum MetricUnit: String, Hashable, Sendable {
  /// A fraction between 0 and 1, printed as a percentage.
  case share
  case lines
  case commits
  case changes
  case features
  case people
  case releases
  case records
  case seconds
  /// A quotient without a unit (2 means twice).
  case ratio
  case days
}

/// One number of one metric for one group, with all that is needed to defend it.
package struct MetricResult: Hashable, Sendable {
  /// The metric's permanent id.
  package var metric: String
  /// What part of the metric this number is, where it has several (`p50`, `ai`, `reverted`); empty for the number itself.
  package var measure: String
  /// The names of the dimensions that were asked for, in order; empty for a total.
  package var dimensions: [String]
  /// The group's value in each dimension.
  package var group: [String]
  package var period: Period
  package var value: Double?
  package var unit: MetricUnit
  package var numerator: Int?
  package var denominator: Int?
  /// How many observations the number rests on.
  package var n: Int
  /// The interval: 95 % for rates and medians, the bounds of what is known for ranges.
  package var low: Double?
  package var high: Double?
  /// The share of the observations that have a record of the kind the metric reads; nil where the idea does not apply.
  package var coverage: Double?
  package var outcome: Outcome

  /// Makes a result; without a value the outcome must say why.
  package init(
    metric: String, measure: String = "", dimensions: [String] = [], group: [String] = [], period: Period,
    value: Double?, unit: MetricUnit, numerator: Int? = nil, denominator: Int? = nil, n: Int,
    low: Double? = nil, high: Double? = nil, coverage: Double? = nil, outcome: Outcome = .value
  ) {
    self.metric = metric
    self.measure = measure
    self.dimensions = dimensions
    self.group = group
    self.period = period
    self.value = value
    self.unit = unit
    self.numerator = numerator
    self.denominator = denominator
    self.n = n
    self.low = low
    self.high = high
    self.coverage = coverage
    self.outcome = outcome
  }
}
