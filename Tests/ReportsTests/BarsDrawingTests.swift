import Facts
import Testing

@testable import Reports

@Suite struct BarsDrawingTests {
  private func svg(
    _ categories: [String], _ series: [ReportDocument.Chart.Series], unit: MetricUnit = .lines, n: [Int?] = [],
    width: Double = 720
  ) -> String {
    let chart = ReportDocument.Chart(
      kind: .bars, title: "Agents", summary: "S.", categories: categories, series: series, unit: unit,
      observations: n)
    return BarsDrawing(chart, id: "c", width: width).svg(class: "wide")
  }

  @Test func barsAreAsLongAsTheirValues() {
    let svg = svg(["aa", "bb"], [.init(key: "x", label: "Lines", values: [200, 50])])
    let lengths = svg.matches(of: /class="seg series-1" x="26.4" y="[\d.]+" width="([\d.]+)"/).map { String($0.1) }
    #expect(lengths == ["662", "165.5"])
    #expect(svg.contains(">200</text>") && svg.contains(">50</text>") && svg.contains(">lines</text>"))
  }

  @Test func whatIsNotKnownHasNoBarButWords() {
    let svg = svg(["a", "b"], [.init(key: "x", label: "Lines", values: [10, nil])], n: [4, nil])
    #expect(svg.matches(of: /class="seg/).count == 1)
    #expect(svg.contains(">10 (n = 4)</text>") && svg.contains("class=\"faint\""))
    #expect(svg.contains(">no data</text>"))
  }

  @Test func zeroHasNoBarButItsNumber() {
    let svg = svg(["a"], [.init(key: "x", label: "Share", values: [0])], unit: .share)
    #expect(!svg.contains("class=\"seg"))
    #expect(svg.contains(">0.0 %</text>"))
  }

  @Test func severalSeriesShareABarAndHaveALegend() {
    let svg = svg(
      ["a"], [.init(key: "ai", label: "AI", values: [30]), .init(key: "human", label: "human", values: [10])])
    #expect(svg.contains(">AI</text>") && svg.contains(">human</text>"))
    #expect(svg.matches(of: /class="seg ai"/).count == 2)
    #expect(svg.contains(">40</text>"))
  }

  @Test func longLabelsAreShortenedBesideTheBarsAndFitAboveThem() {
    let name = "an agent with a name that goes on for a while"
    let series = [ReportDocument.Chart.Series(key: "x", label: "Lines", values: [1])]
    #expect(svg([name], series).contains(">an agent with a name that goes…</text>"))
    #expect(svg([name], series, width: 360).contains(">\(name)</text>"))
  }
}
