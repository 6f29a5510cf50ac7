import Facts
import Store

/// Durations of change requests, by who made them and how large they are.
struct DurationTally {
  /// The observations in seconds, with how often each occurs, by side and band of size.
  private var bands: [String: [Int: [(value: Int, count: Int)]]] = [:]

  /// Reads rows with the columns `requestSide`, `requestBand` and `requestTotal`; the duration is in the column `seconds`.
  init(_ rows: some Sequence<Row>, seconds: String) {
    for row in rows {
      let band = row.integer("requestBand") ?? SizeBand.unknown.rawValue
      bands[row.text("requestSide"), default: [:]][band, default: []]
        .append((row.integer(seconds) ?? 0, row.integer("requestTotal") ?? 0))
    }
  }

  /// The durations of all requests.
  var all: Distribution { Distribution(bands.values.flatMap { $0.values.flatMap { $0 } }) }

  /// The durations of the requests made with AI (`ai`) or of the others (`rest`).
  func side(_ side: String) -> Distribution { Distribution((bands[side] ?? [:]).values.flatMap { $0 }) }

  /// The median of AI requests less that of the others.
  var difference: StandardisedMedianDifference {
    StandardisedMedianDifference([.init(side("ai"), minus: side("rest"))])
  }

  /// The same within bands of size, of requests whose size is known.
  var standardised: StandardisedMedianDifference {
    StandardisedMedianDifference(
      SizeBand.allCases.filter { $0 != .unknown }.map { band in
        .init(
          Distribution(bands["ai"]?[band.rawValue] ?? []), minus: Distribution(bands["rest"]?[band.rawValue] ?? []))
      })
  }
}

/// What a comparison of the durations of AI requests with those of the others prints, the same in every metric.
enum DurationComparison {
  /// The quantiles that are printed of each side.
  static let quantiles = [("P50", 0.5, "median"), ("P75", 0.75, "75th percentile"), ("P90", 0.9, "90th percentile")]

  /// The measures; a metric of several durations names the one that is meant (`cycle`) and says what it is.
  static func measures(of name: String = "", _ meaning: String = "the time") -> [Measure] {
    [("ai", "agentic and assisted"), ("rest", "human and unmarked")].flatMap { side, words in
      quantiles.map {
        Measure(id(side, name) + $0.0, .seconds, "The \($0.2) of \(meaning), of \(words) requests; needs five.")
      }
    } + [
      Measure(
        id(name, "difference"), .seconds,
        "The median of \(meaning) of AI requests less that of the others; needs six of each."),
      Measure(
        id(name, "standardisedDifference"), .seconds,
        "The same within bands of changed lines, weighted by all requests; of bands with six of each."),
      Measure(
        id(name, "signsDiffer"), .ratio,
        "The number 1 where the two differences point in opposite directions (size explains the first), else 0."),
    ]
  }

  /// Two words as one name (`aiCycle`).
  static func id(_ first: String, _ second: String) -> String {
    guard !first.isEmpty, let initial = second.first else { return first + second }
    return first + initial.uppercased() + second.dropFirst()
  }

  /// The sentence of a definition that says how it compares.
  static let sentence = """
    AI requests (agentic and assisted) are compared with the others by the difference of the medians, and again within bands \
    of changed lines (up to 10, 50, 200, 500, over 500) weighted by all requests, since large requests take longer; the \
    intervals join those of the medians (method of variance estimates recovery).
    """
}

extension GroupResults {
  /// The comparison's numbers; none within a group of one side.
  func comparison(of name: String = "", _ tally: DurationTally, coverage: Double?) -> [MetricResult] {
    guard Set(context.dimensions).isDisjoint(with: [.origin, .agent, .model]) else { return [] }
    let (raw, standardised) = (tally.difference, tally.standardised)
    let differ: Double? =
      if let first = raw.value, let second = standardised.value { first * second < 0 ? 1 : 0 } else { nil }
    return ["ai", "rest"].flatMap { side in
      let times = tally.side(side)
      return DurationComparison.quantiles.map {
        quantile(DurationComparison.id(side, name) + $0.0, $0.1, of: times, coverage: coverage)
      }
    } + [
      difference(DurationComparison.id(name, "difference"), raw, coverage: coverage),
      difference(
        DurationComparison.id(name, "standardisedDifference"), standardised,
        coverage: ratio(standardised.compared, standardised.count)),
      number(DurationComparison.id(name, "signsDiffer"), differ, n: raw.count),
    ]
  }

  private func difference(
    _ measure: String, _ difference: StandardisedMedianDifference, coverage: Double?
  ) -> MetricResult {
    guard difference.value != nil || !difference.hasBothSides else { return insufficient(measure, n: difference.count) }
    return number(
      measure, difference.value, n: difference.compared, interval: difference.interval, coverage: coverage)
  }
}
