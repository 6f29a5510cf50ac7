/// A chart drawn with block characters, for code blocks in chats, mails and terminals: bar and numbers side by side.
struct TextChart {
  private let chart: ReportDocument.Chart
  private let barColumns = 28

  /// Prepares the drawing of a chart.
  init(_ chart: ReportDocument.Chart) {
    switch chart.kind {
    case .stackedShare, .bars, .stackedBars, .lines, .distribution, .heat: self.chart = chart
    case .stackedArea: self.chart = chart.keeping(Self.spread(chart.categories.indices))
    case .survival: self.chart = Self.milestones(chart)
    }
  }

  /// At most fourteen categories, evenly apart, the last among them.
  private static func spread(_ categories: Range<Int>) -> [Int] {
    let stride = (categories.count + 13) / 14
    return categories.filter { stride < 2 || (categories.count - 1 - $0).isMultiple(of: stride) }
  }

  /// The curves at the days that are spoken of, as far as any is followed, without their bands.
  private static func milestones(_ chart: ReportDocument.Chart) -> ReportDocument.Chart {
    let named = chart.categories.indices.filter { category in
      ["0", "14", "30", "90", "180", "365", "730"].contains(chart.categories[category]) && !chart.isUnknown(category)
    }
    var chart = chart.keeping(named.isEmpty ? spread(chart.categories.indices) : named)
    for place in chart.series.indices { (chart.series[place].low, chart.series[place].high) = ([], []) }
    return chart
  }

  /// The drawing: a legend where there are several series, headed columns, and a line a category.
  ///
  /// Curves have no bars, and both they and areas are thinned out to fourteen lines.
  var lines: [String] {
    switch chart.kind {
    case .stackedShare, .bars, .stackedArea, .stackedBars, .survival: rows
    case .lines: TextLines(chart).lines
    case .distribution: TextDistribution(chart).lines
    case .heat: TextHeat(chart).lines
    }
  }

  private var rows: [String] {
    let data = chart.dataTable
    let inks = chart.series.enumerated().map { Palette.ink(for: $1.key, at: $0) }
    let showsLegend = hasBars && (chart.kind == .stackedShare || chart.series.count > 1)
    let heads = data.columns.enumerated().map { place, column -> String in
      let title = PlainText.line(column.title)
      guard showsLegend, place > 0, place <= inks.count else { return title }
      return "\(inks[place - 1].glyph) \(title)"
    }
    let isCounted = [.stackedArea, .stackedBars].contains(chart.kind)
    let rows = isCounted ? compactRows : data.squareRows
    let barHead = isCounted ? NumberStyle.noun(of: chart.unit, isOne: false) : ""
    let bars = hasBars ? [barHead] + chart.categories.indices.map { bar($0, inks) } : []
    return TextColumns.lines([heads] + rows, drawn: bars, width: hasBars ? barColumns : 0)
  }

  private var hasBars: Bool { chart.kind != .survival }

  /// The rows with shortened numbers, for columns that stand beside a bar for each week.
  private var compactRows: [[String]] {
    chart.categories.indices.map { category in
      [chart.categories[category]]
        + chart.series.map { series in
          guard let value = chart.value(series, category) else { return chart.missing }
          return Int(exactly: value.rounded()).map(NumberStyle.compact) ?? NumberStyle.value(value, chart.unit)
        }
        + (chart.observations.isEmpty
          ? [] : [chart.observationCount(category).map(NumberStyle.compact) ?? NumberStyle.missing])
    }
  }

  private func bar(_ category: Int, _ inks: [Palette.Ink]) -> String {
    chart.kind == .stackedShare ? stack(category, inks) : length(category, inks)
  }

  private func stack(_ category: Int, _ inks: [Palette.Ink]) -> String {
    guard let shares = chart.stackedShares(category) else {
      return chart.isUnknown(category) ? gap : "|"
    }
    return fill(shares, inks, columns: barColumns)
  }

  private func length(_ category: Int, _ inks: [Palette.Ink]) -> String {
    if chart.isUnknown(category) { return gap }
    let longest = chart.highestStack
    guard longest > 0 else { return "|" }
    let shares = chart.series.map { min(1, max(0, chart.value($0, category) ?? 0) / longest) }
    let text = fill(shares, inks, columns: barColumns)
    return text.isEmpty ? "|" : text
  }

  /// What is not known: words where the bar would be, unlike the stroke of a zero.
  private let gap = "(\(NumberStyle.missing))"

  /// Characters for each share, cut where the running sum falls, so that the whole is never one too long or too short.
  private func fill(_ shares: [Double], _ inks: [Palette.Ink], columns: Int) -> String {
    var text = ""
    var sum = 0.0
    for (share, ink) in zip(shares, inks) {
      sum += share
      let end = Int((min(sum, 1) * Double(columns)).rounded())
      text += String(repeating: String(ink.glyph), count: max(0, end - text.count))
    }
    return text
  }
}
