import Facts
import Testing

@testable import Reports

@Suite struct LinesDrawingTests {
  private func chart(
    _ categories: [String], _ series: [ReportDocument.Chart.Series], _ unit: MetricUnit = .share
  ) -> ReportDocument.Chart {
    .init(kind: .lines, title: "T", summary: "S.", categories: categories, series: series, unit: unit)
  }

  private func svg(_ chart: ReportDocument.Chart, width: Double = 720, beside peers: [ReportDocument.Chart] = [])
    -> String
  {
    LinesDrawing(chart, id: "c", width: width, beside: peers).svg(class: "wide")
  }

  @Test func aMissingValueBreaksTheLineAndZeroDoesNot() {
    let svg = svg(chart(["a", "b", "c", "d", "e"], [.init(key: "ai", label: "AI", values: [0, 0.5, nil, 1, 1])]))
    // The plot reaches from x = 46 to 706 and from y = 252 (0 %) up to y = 12 (100 %).
    #expect(svg.contains("<path class=\"curve ai\" d=\"M46 252L211 132\"/>"))
    #expect(svg.contains("<path class=\"curve ai\" d=\"M541 12L706 12\"/>"))
    #expect(svg.matches(of: /class="gap"/).count == 1 && svg.contains(">no data</text>"))
    #expect(svg.contains("<title>c · AI: no data</title>") && svg.contains("<title>a · AI: 0.0 %</title>"))
  }

  @Test func onlyWhatNothingIsKnownOfIsAGap() {
    let svg = svg(
      chart(
        ["a", "b"],
        [.init(key: "ai", label: "AI", values: [1, nil]), .init(key: "human", label: "human", values: [1, 1])]))
    #expect(!svg.contains("class=\"gap\""))
  }

  @Test func aValueBetweenGapsIsAMarkWithItsWhisker() {
    let svg = svg(
      chart(
        ["a", "b", "c"],
        [.init(key: "ai", label: "AI", values: [nil, 0.9, nil], low: [nil, 0.5, nil], high: [nil, 1, nil])]))
    #expect(svg.contains("<circle class=\"mark ai\" cx=\"376\" cy=\"36\" r=\"3.6\"/>"))
    #expect(svg.contains("<path class=\"whisker ai\" d=\"M376 12L376 132\"/>"))
    #expect(!svg.contains("class=\"curve") && !svg.contains("class=\"band"))
    #expect(svg.contains("<title>b · AI: 90.0 % (95 % 50–100 %)</title>"))
  }

  @Test func theBandLiesBehindTheLine() throws {
    let svg = svg(
      chart(["a", "b"], [.init(key: "ai", label: "AI", values: [0.5, 0.5], low: [0.25, 0.25], high: [1, 0.75])]))
    let band = try #require(svg.firstRange(of: "<path class=\"band ai\" d=\"M46 12L706 72L706 192L46 192Z\"/>"))
    let line = try #require(svg.firstRange(of: "<path class=\"curve ai\""))
    #expect(band.lowerBound < line.lowerBound)
    #expect(!svg.contains("style=") && !svg.contains("fill=\"#"))
  }

  @Test func theScaleIsTheHighestAmongPeers() {
    let (low, high) = (
      chart(["a", "b"], [.init(key: "x", label: "X", values: [1, 2])], .commits),
      chart(["a", "b"], [.init(key: "x", label: "X", values: [1, 20])], .commits)
    )
    #expect(svg(low).contains(">2</text>") && !svg(low).contains(">20</text>"))
    #expect(svg(low, beside: [low, high]).contains(">20</text>"))
  }

  @Test func aLoneSeriesNeedsNoLegend() {
    let ai = ReportDocument.Chart.Series(key: "ai", label: "AI lines", values: [1, 1])
    #expect(!svg(chart(["a", "b"], [ai])).contains(">AI lines</text>"))
    #expect(svg(chart(["a", "b"], [ai, ai])).contains(">AI lines</text>"))
  }

  @Test(arguments: [320.0, 360, 720])
  func nothingLeavesThePicture(width: Double) throws {
    let weeks = (0..<66).map { Calendar.weekLabel((Calendar.parseWeek("2026-W30") ?? 0) - 65 + $0) }
    let values = weeks.indices.map { $0 % 9 == 4 ? nil : Double($0 * 31) }
    var chart = chart(weeks, [.init(key: "ai", label: "AI", values: values)], .lines)
    chart.observations = weeks.indices.map { 900 * $0 }
    let svg = svg(chart, width: width)
    for match in svg.matches(of: /<text class="(?:tick|faint)" x="([0-9.]+)" y="[0-9.]+" text-anchor="middle">([^<]*)</)
    {
      let x = try #require(Double(match.output.1))
      let half = ChartFrame.width(of: String(match.output.2)) / 2
      #expect(x - half >= 0 && x + half <= width, "\(match.output.2)")
    }
  }

  @Test func numbersOutOfThisWorldAreDrawn() {
    for values in [[.nan, .infinity], [1e308, -1e308], [nil, nil], []] as [[Double?]] {
      for unit in [MetricUnit.share, .seconds, .days, .ratio, .lines] {
        let svg = svg(chart(["a", "b"], [.init(key: "ai", label: "AI", values: values)], unit), width: 320)
        #expect(!svg.lowercased().contains("nan") && svg.hasSuffix("</svg>"))
      }
    }
  }
}
