import Facts
import Store

/// The rows of a `JudgedRequests` SELECT, summed.
struct RequestTally {
  private let totals: [String: Int]
  /// A part of a whole for each side and size band, over the requests in the denominator.
  private let bands: [String: [Int: Part]]

  /// So many of so many.
  struct Part: Hashable {
    var hits = 0
    var total = 0

    static func + (a: Part, b: Part) -> Part { Part(hits: a.hits + b.hits, total: a.total + b.total) }
  }

  /// Sums the rows.
  init(_ rows: [Row]) {
    totals = rows.sums("requestTotal", by: "requestState")
    var bands: [String: [Int: Part]] = [:]
    for row in rows where row.text("requestState") == JudgedRequests.State.known.rawValue {
      let part = Part(hits: row.integer("hitTotal") ?? 0, total: row.integer("requestTotal") ?? 0)
      let band = row.integer("requestBand") ?? SizeBand.unknown.rawValue
      bands[row.text("requestSide"), default: [:]][band, default: Part()] =
        (bands[row.text("requestSide")]?[band] ?? Part()) + part
    }
    self.bands = bands
  }

  /// How many requests are of a state.
  subscript(_ state: JudgedRequests.State) -> Int { totals[state.rawValue] ?? 0 }

  /// The requests made with AI.
  var ai: Part { side("ai") }
  /// The others.
  var rest: Part { side("rest") }
  /// Both.
  var all: Part { ai + rest }

  /// The share of the requests whose records say enough.
  var coverage: Double? {
    let told = self[.known] + self[.outside]
    return ratio(told, told + self[.unknown] + self[.blind])
  }

  /// True where requests or units are known, but of none of them what is asked.
  var isUntold: Bool {
    let told: [JudgedRequests.State] = [.known, .outside, .immature, .open]
    return told.allSatisfy { self[$0] == 0 } && self[.unknown] + self[.unrecorded] + self[.blind] > 0
  }

  /// The difference within bands of size, of requests whose size is known.
  var standardised: StandardisedDifference {
    StandardisedDifference(
      SizeBand.allCases.filter { $0 != .unknown }.map { band in
        let first = bands["ai"]?[band.rawValue] ?? Part()
        let second = bands["rest"]?[band.rawValue] ?? Part()
        return StandardisedDifference.Stratum(
          first.hits, of: first.total, minus: second.hits, of: second.total)
      })
  }

  private func side(_ name: String) -> Part {
    // A sum of whole numbers is the same in any order.
    (bands[name] ?? [:]).values.reduce(Part(), +)
  }
}

/// What a comparison of AI requests with the others prints, the same in every metric.
enum Comparison {
  /// The measures, for a thing in the plural ("requests", …).
  static func measures(of things: String) -> [Measure] {
    [
      Measure("ai", .share, "The same share among agentic and assisted \(things)."),
      Measure("rest", .share, "The same share among human and unmarked \(things)."),
      Measure("difference", .share, "The share of AI \(things) less that of the others, from -1 to 1."),
      Measure(
        "standardisedDifference", .share,
        "The same within bands of changed lines (up to 10, 50, 200, 500, over 500), weighted by all \(things)."),
      Measure(
        "signsDiffer", .ratio,
        "The number 1 where the two differences point in opposite directions (size explains the first), else 0."),
    ]
  }

  /// The sentence of a definition that says how it compares.
  static let sentence = """
    AI requests (agentic and assisted) are compared with the others, with Newcombe's interval, and again within bands of \
    changed lines.
    """
}

extension GroupResults {
  /// The comparison's numbers; none within a group of one side.
  func comparison(_ tally: RequestTally) -> [MetricResult] {
    guard Set(context.dimensions).isDisjoint(with: [.origin, .agent, .model]) else { return [] }
    let (ai, rest, coverage) = (tally.ai, tally.rest, tally.coverage)
    let standardised = tally.standardised
    let raw: Double? =
      if let share = ratio(ai.hits, ai.total), let other = ratio(rest.hits, rest.total) { share - other } else { nil }
    let differ: Double? = if let raw, let value = standardised.value { raw * value < 0 ? 1 : 0 } else { nil }
    return [
      rate("ai", ai.hits, of: ai.total, coverage: coverage),
      rate("rest", rest.hits, of: rest.total, coverage: coverage),
      number(
        "difference", raw, n: ai.total + rest.total,
        interval: raw == nil ? nil : .newcombe(ai.hits, of: ai.total, minus: rest.hits, of: rest.total),
        coverage: coverage),
      number(
        "standardisedDifference", standardised.value, n: standardised.compared, interval: standardised.interval,
        coverage: ratio(standardised.compared, ai.total + rest.total)),
      number("signsDiffer", differ, n: ai.total + rest.total),
    ]
  }
}
