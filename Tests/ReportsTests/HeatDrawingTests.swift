import Facts
import Testing

@testable import Reports

@Suite struct HeatDrawingTests {
  private func chart(_ rows: [[Double?]], _ unit: MetricUnit = .commits) -> ReportDocument.Chart {
    .init(
      kind: .heat, title: "T", summary: "S.", categories: (0..<(rows.map(\.count).max() ?? 0)).map { String($0) },
      series: rows.enumerated().map { .init(key: "r\($0)", label: "Row \($0)", values: $1) }, unit: unit)
  }

  private func svg(_ chart: ReportDocument.Chart, width: Double = 720) -> String {
    HeatDrawing(chart, id: "c", width: width).svg(class: "wide")
  }

  @Test(
    arguments: [
      (50, .commits, ["0", "1–10", "11–20", "21–30", "31–40", "41–50"], [0, 1, 2, 3, 4, 5]),
      (2, .commits, ["0", "1", "2"], [0, 1, 5]), (1, .lines, ["0", "1"], [0, 5]),
      (3, .lines, ["0", "1", "2", "3"], [0, 1, 3, 5]), (0, .lines, ["0"], [0]),
      (0.38, .share, ["0 %", "to 8.0 %", "to 16.0 %", "to 24.0 %", "to 32.0 %", "to 40.0 %"], [0, 1, 2, 3, 4, 5]),
      (14_000, .seconds, ["0", "to 1 h", "to 2 h", "to 3 h", "to 4 h"], [0, 1, 2, 4, 5]),
    ] as [(Double, MetricUnit, [String], [Int])])
  func stepsAreRoundAndTheHighestIsTheDarkest(highest: Double, unit: MetricUnit, labels: [String], shades: [Int]) {
    let legend = HeatSteps([chart([[highest, 0]], unit)], parts: 5).legend
    #expect(legend.map(\.label) == labels && legend.map(\.shade) == shades)
  }

  @Test func aValueOnTheEdgeBelongsToTheStepBelow() {
    let steps = HeatSteps([chart([[50]])], parts: 5)
    #expect([0, 1, 10, 11, 50, 1e300].map(steps.shade) == [0, 1, 1, 2, 5, 5])
  }

  @Test func nothingIsAnOutlineAndTheUnknownADashedOne() {
    let svg = svg(chart([[0, 4], [nil, 2]]))
    // Each class stands once in the legend.
    #expect(svg.matches(of: /class="heat-0"/).count == 2 && svg.matches(of: /class="gap"/).count == 2)
    #expect(svg.contains("<title>Row 1 · 0: no data</title>") && svg.contains("<title>Row 0 · 0: 0 commits</title>"))
    #expect(svg.contains(">no data</text>") && !self.svg(chart([[0, 4]])).contains("no data"))
  }

  @Test(arguments: [(720.0, 24), (360, 12), (320, 8)])
  func hoursAreNamedAsFarAsTheyDoNotTouch(width: Double, names: Int) {
    let svg = svg(chart([(0..<24).map { Double($0) }]), width: width)
    #expect(svg.matches(of: /<text class="tick"/).count == names)
    #expect(svg.contains(">hour</text>"))
  }

  @Test func emptyAndHostileChartsAreDrawn() {
    for row in [[.nan, .infinity], [1e308, -1e308], [nil], []] as [[Double?]] {
      for unit in [MetricUnit.share, .seconds, .days, .ratio, .lines] {
        #expect(svg(chart([row], unit), width: 320).hasSuffix("</svg>"))
      }
    }
  }
}
