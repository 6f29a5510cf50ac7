import Facts
import Testing

@testable import Reports

@Suite struct StackedAreaDrawingTests {
  private func svg(
    _ categories: [String], _ series: [ReportDocument.Chart.Series], unit: MetricUnit = .lines, width: Double = 720
  ) -> String {
    let chart = ReportDocument.Chart(
      kind: .stackedArea, title: "Lines", summary: "S.", categories: categories, series: series, unit: unit)
    return StackedAreaDrawing(chart, id: "c", width: width).svg(class: "wide")
  }

  @Test func seriesLieOnEachOtherInAbsoluteNumbers() {
    let svg = svg(
      ["a", "b"],
      [.init(key: "ai", label: "AI", values: [0, 50]), .init(key: "human", label: "human", values: [100, 50])])
    // The plot reaches from y = 310 (0) up to y = 50 (100).
    #expect(svg.contains("<path class=\"area seg ai\" d=\"M46 310L702 180L702 310L46 310Z\"/>"))
    #expect(svg.contains("<path class=\"area seg human\" d=\"M46 50L702 50L702 180L46 310Z\"/>"))
    #expect(svg.contains(">100</text>") && svg.contains(">lines</text>"))
    #expect(svg.contains("<title>b · AI: 50 lines · human: 50 lines</title>"))
  }

  @Test func aMissingNumberInterruptsTheStackAndZeroDoesNot() {
    let known = ReportDocument.Chart.Series(key: "ai", label: "AI", values: [10, 10, 10, 10, 10])
    let gap = svg(["a", "b", "c", "d", "e"], [known, .init(key: "human", label: "h", values: [5, 5, nil, 5, 5])])
    #expect(gap.matches(of: /class="gap"/).count == 1 && gap.contains(">no data</text>"))
    #expect(gap.matches(of: /<path class="area seg ai"/).count == 2)
    let zero = svg(["a", "b", "c", "d", "e"], [known, .init(key: "human", label: "h", values: [5, 5, 0, 5, 5])])
    #expect(!zero.contains("class=\"gap\""))
    #expect(zero.matches(of: /<path class="area seg ai"/).count == 1)
  }

  @Test func whatIsAlwaysZeroHasNoArea() {
    let svg = svg(["a", "b"], [.init(key: "ai", label: "AI", values: [0, 0])])
    #expect(!svg.contains("<path") && !svg.contains("class=\"gap\""))
    #expect(svg.contains("<title>a · AI: 0 lines</title>"))
  }

  @Test func linesWithoutAKnownOwnerAreDotted() {
    let svg = svg(["a", "b"], [.init(key: "unknown", label: "unknown owner", values: [1, 2])])
    #expect(svg.contains("<pattern id=\"c-unknown\"") && svg.contains("<circle class=\"dot unknown\""))
    #expect(svg.contains("class=\"area hatched unknown\""))
  }

  @Test(
    arguments: [(0, 1), (1, 1), (5, 1), (6, 2), (11, 5), (26, 10), (100, 20), (101, 50), (12_345, 5_000)]
      as [(Double, Double)])
  func scalesHaveRoundSteps(highest: Double, step: Double) {
    #expect(PlotArea.countStep(upTo: highest) == step)
  }

  @Test func oneMomentIsAStroke() {
    let svg = svg(["a"], [.init(key: "ai", label: "AI", values: [4])], width: 360)
    #expect(svg.contains("class=\"area seg ai\" d=\"M162 50L226 50L226 250L162 250Z\""))
  }
}
