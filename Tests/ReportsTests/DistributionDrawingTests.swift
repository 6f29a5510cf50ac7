import Facts
import Testing

@testable import Reports

@Suite struct DistributionDrawingTests {
  private func chart(
    _ categories: [String], p50: [Double?], p75: [Double?], p90: [Double?], low: [Double?] = [], high: [Double?] = [],
    unit: MetricUnit = .seconds
  ) -> ReportDocument.Chart {
    .init(
      kind: .distribution, title: "T", summary: "S.", categories: categories,
      series: [
        .init(key: "p50", label: "median", values: p50, low: low, high: high),
        .init(key: "p75", label: "75th percentile", values: p75), .init(key: "p90", label: "90th", values: p90),
      ], unit: unit)
  }

  private func svg(_ chart: ReportDocument.Chart, width: Double = 720) -> String {
    DistributionDrawing(chart, id: "c", width: width).svg(class: "wide")
  }

  @Test func theBoxReachesTo75AndTheLineTo90() {
    let svg = svg(chart(["ai"], p50: [600], p75: [3_600], p90: [86_400]))
    // The plot reaches from x = 28.4 (10 minutes) to 706 (a day); the row stands at y = 42.
    #expect(svg.contains("<g class=\"ai\">"))
    #expect(svg.contains("<rect class=\"box\" x=\"28.4\" y=\"36\" width=\"244.3\" height=\"12\"/>"))
    #expect(svg.contains("<line class=\"reach\" x1=\"272.7\" y1=\"42\" x2=\"706\" y2=\"42\"/>"))
    #expect(svg.contains("<line class=\"reach\" x1=\"706\" y1=\"36\" x2=\"706\" y2=\"48\"/>"))
    #expect(svg.contains("<circle class=\"median\" cx=\"28.4\" cy=\"42\" r=\"4.5\"/>"))
    #expect(svg.contains(">logarithmic scale</text>"))
  }

  @Test func theMediansIntervalIsAWhisker() {
    let plain = chart(["x"], p50: [100], p75: [100], p90: [1_000], unit: .lines)
    #expect(!svg(plain).contains("class=\"whisker\"") && svg(plain).contains(">median</text>"))
    let sure = svg(chart(["x"], p50: [100], p75: [100], p90: [1_000], low: [10], high: [1_000], unit: .lines))
    // From x = 21.2 (10) to x = 706 (1k).
    #expect(sure.contains("<line class=\"whisker\" x1=\"21.2\" y1=\"42\" x2=\"706\" y2=\"42\"/>"))
    #expect(sure.contains(">median and its interval</text>") && sure.contains("<g class=\"plain\">"))
  }

  @Test func nothingStandsAtTheLowerEndWhichSaysSo() {
    let svg = svg(chart(["x"], p50: [0], p75: [0], p90: [7_200]))
    #expect(svg.contains(">≤ 1 min</text>") && svg.contains("median: 0 s"))
    #expect(!svg.contains(">no data</text>"))
  }

  @Test func aRowWithoutNumbersHasWordsAndNoMarks() {
    let svg = svg(chart(["x", "y"], p50: [60, nil], p75: [60, .nan], p90: [60, nil]))
    #expect(svg.matches(of: /class="median"/).count == 2 && svg.matches(of: />no data</).count == 1)
  }

  @Test(arguments: [320.0, 360])
  func onANarrowPictureNoLineCrossesALabel(width: Double) throws {
    var chart = chart(["one", "two"], p50: [60, 600], p75: [600, 3_600], p90: [3_600, 9_000])
    chart.observations = [12, 40]
    let svg = svg(chart, width: width)
    let labels = try svg.matches(of: /<text class="label" x="0" y="([0-9.]+)"/).map {
      try #require(Double($0.output.1))
    }
    let lines = try svg.matches(of: /<line class="grid" x1="[0-9.]+" y1="([0-9.]+)" x2="[0-9.]+" y2="([0-9.]+)"/).map {
      (try #require(Double($0.output.1)), try #require(Double($0.output.2)))
    }
    try #require(labels.count == 2 && !lines.isEmpty)
    for label in labels { #expect(lines.allSatisfy { $0.0 > label || $0.1 < label - 9 }) }
  }

  @Test func emptyAndHostileChartsAreDrawn() {
    for values in [[.nan], [1e308], [-1e308], [nil], []] as [[Double?]] {
      let chart = chart(["<x>"], p50: values, p75: values, p90: values, low: values, high: values, unit: .days)
      let drawn = svg(chart, width: 320)
      #expect(!drawn.lowercased().contains("nan") && drawn.contains("&lt;x&gt;"))
    }
  }
}
