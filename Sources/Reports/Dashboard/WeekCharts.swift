import Aggregation
import Facts

/// Pictures of a metric over the weeks of a window.
struct WeekCharts {
  /// The weeks of the window, without those before anything landed.
  private(set) var weeks: Range<Int>
  /// The weeks that are asked for: all of the window, so that what asks for the window too is answered at once.
  private var asked: Range<Int>

  private var period: Period {
    Period(firstDay: Calendar.firstDay(ofWeek: asked.lowerBound), endDay: Calendar.firstDay(ofWeek: asked.upperBound))
  }

  private var labels: [String] { weeks.map(Calendar.weekLabel) }

  /// Chooses the weeks: those that lie whole in the window, from the first in which anything landed.
  init(_ context: ReportContext) throws {
    let from = Calendar.week(ofDay: context.period.firstDay + 6)
    let to = max(from, Calendar.week(ofDay: context.period.endDay))
    let active = try context.data.firstActiveDay().map { Calendar.week(ofDay: $0) } ?? to
    weeks = min(max(from, active), to)..<to
    asked = from..<to
  }

  /// The last of the weeks, at most so many.
  func last(_ count: Int) -> WeekCharts {
    var shorter = self
    shorter.weeks = max(weeks.lowerBound, weeks.upperBound - count)..<weeks.upperBound
    shorter.asked = shorter.weeks
    return shorter
  }

  /// A metric's numbers by measure, week and group.
  struct Answers {
    let metric: String
    fileprivate let results: [[String]: MetricResult]
  }

  /// Asks for a metric's numbers in every week, split further by some dimensions.
  func ask(_ metric: String, by dimensions: [Dimension] = [], _ builder: inout DocumentBuilder) throws -> Answers {
    let results = weeks.isEmpty ? [] : try builder.ask(metric, period, by: [.week] + dimensions)
    return Answers(
      metric: metric, results: Dictionary(results.map { ([$0.measure] + $0.group, $0) }) { first, _ in first })
  }

  /// One colour of a picture: what it is called, which number of which group it shows.
  struct Line {
    var key: String
    var label: String
    var measure: String
    var group: [String] = []

    init(_ key: String, _ label: String, _ measure: String = "", group: [String] = []) {
      self.key = key
      self.label = label
      self.measure = measure
      self.group = group
    }

    /// One for each origin of changes but rule-based bots, in a group that may begin with more.
    static func origins(of group: [String] = []) -> [Line] {
      ChangeOrigin.allCases.filter { $0 != .automation }.map { origin in
        Line(origin.rawValue, origin.rawValue, group: group + [origin.rawValue])
      }
    }
  }

  /// What a picture is to be like; what is drawn as lines is the results' own value, for their interval is drawn too.
  struct Form {
    var kind: ReportDocument.Chart.Kind
    var title: String
    var summary: String
    var unit: MetricUnit
    /// What is drawn of a result.
    var value: @Sendable (MetricResult) -> Double? = { $0.value }
    /// Whether a week in which the question does not arise for a group counts as 0, since things are counted; else it
    /// is unknown.
    var isZeroWhereAbsent = false
  }

  /// A picture of some of a metric's numbers; nil where none of them is known in any week.
  ///
  /// Weeks that are too young for the metric have no number.
  func chart(_ form: Form, _ answers: Answers, _ lines: [Line]) -> ReportDocument.Chart? {
    let hasBands = form.kind == .lines
    let labels = labels
    let series = lines.map { line -> ReportDocument.Chart.Series in
      let found = labels.map { answers.results[[line.measure, $0] + line.group] }
      let known = found.map { $0?.outcome == .value ? $0 : nil }
      let values = zip(found, known).map { found, known in
        known.map(form.value)
          ?? (form.isZeroWhereAbsent && found?.outcome ?? .notApplicable == .notApplicable ? 0 : nil)
      }
      return ReportDocument.Chart.Series(
        key: line.key, label: line.label, values: values, low: hasBands ? known.map { $0?.low } : [],
        high: hasBands ? known.map { $0?.high } : [])
    }
    // Of what is counted, what never happened needs no colour.
    .filter { series in !form.isZeroWhereAbsent || series.values.contains { $0 != 0 } }
    let values = series.flatMap(\.values)
    guard values.contains(where: { form.isZeroWhereAbsent ? ($0 ?? 0) > 0 : $0 != nil }) else { return nil }
    let counts = lines.first.map { line in labels.map { answers.results[[line.measure, $0] + line.group]?.n } }
    return ReportDocument.Chart(
      kind: form.kind, title: form.title, summary: form.summary, categories: labels, series: series, unit: form.unit,
      metric: answers.metric, observations: lines.count == 1 && hasBands && form.unit == .share ? counts ?? [] : [])
  }

  /// A metric's headline week by week for each group of a dimension, by the group's name; nil where it is unknown, and
  /// nothing for a single week.
  func trends(
    _ metric: String, by dimension: Dimension, _ builder: inout DocumentBuilder
  ) throws -> (String) -> [Double?] {
    guard weeks.count > 1 else { return { _ in [] } }
    let unknown = [Double?](repeating: nil, count: weeks.count)
    var trends: [String: [Double?]] = [:]
    for result in try builder.ask(metric, period, by: [dimension, .week], isFilled: false) where result.measure.isEmpty
    {
      guard let week = Calendar.parseWeek(result.group[1]), weeks.contains(week) else { continue }
      trends[result.group[0], default: unknown][week - weeks.lowerBound] = result.value
    }
    return { [trends] in trends[$0] ?? unknown }
  }
}

extension ReportDocument.Section {
  /// Puts the pictures that there are behind the section's first words.
  mutating func illustrate(_ charts: [ReportDocument.Chart?]) {
    blocks.insert(contentsOf: charts.compactMap { $0.map { .chart($0) } }, at: min(1, blocks.count))
  }
}
