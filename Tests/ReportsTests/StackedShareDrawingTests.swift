import Facts
import Reports
import Testing

@testable import Reports

@Suite struct StackedShareDrawingTests {
  @Test func thinBarsHaveNoOutlineAndGapsAWidth() {
    let weeks = (0..<260).map { Calendar.weekLabel((Calendar.parseWeek("2021-W33") ?? 0) + $0) }
    let chart = ReportDocument.Chart(
      kind: .stackedShare, title: "T", summary: "S.", categories: weeks,
      series: [.init(key: "ai", label: "AI", values: weeks.indices.map { $0 == 7 ? nil : 1 })], unit: .share)
    let svg = StackedShareDrawing(chart, id: "c", width: 320).svg(class: "panel")
    #expect(svg.matches(of: /<rect class="fine seg ai"/).count == 259)
    #expect(svg.matches(of: /class="gap"[^>]* width="1"/).count == 1 && !svg.contains("width=\"-"))
    #expect(!StackedShareDrawing(chart.keeping([0, 1]), id: "c", width: 320).svg(class: "panel").contains("fine"))
  }

  private func svg(_ categories: [String], _ series: [ReportDocument.Chart.Series], unit: MetricUnit = .share) -> String
  {
    let chart = ReportDocument.Chart(
      kind: .stackedShare, title: "Origin", summary: "S.", categories: categories, series: series, unit: unit)
    return StackedShareDrawing(chart, id: "c", width: 720).svg(class: "wide")
  }

  @Test func sharesStandOnEachOther() {
    let svg = svg(
      ["2026-W33"],
      [.init(key: "ai", label: "AI", values: [0.75]), .init(key: "human", label: "human", values: [0.25])])
    #expect(svg.contains("<rect class=\"seg ai\" x=\"344\" y=\"91\" width=\"64\" height=\"165\">"))
    #expect(svg.contains("<rect class=\"seg human\" x=\"344\" y=\"36\" width=\"64\" height=\"55\">"))
    #expect(svg.contains("<title>2026-W33 · AI: 75.0 %</title>"))
  }

  @Test func whatIsNotKnownIsAGapAndZeroIsNot() {
    let unknown = svg(["2026-W33"], [.init(key: "ai", label: "AI", values: [nil])])
    #expect(unknown.contains("class=\"gap\"") && unknown.contains(">no data</text>"))
    #expect(!unknown.contains("class=\"zero\""))
    let zero = svg(["2026-W33"], [.init(key: "ai", label: "AI", values: [0])])
    #expect(zero.contains("class=\"zero\"") && zero.contains(">0</text>"))
    #expect(!zero.contains("class=\"gap\""))
  }

  @Test func theUnmarkedIsHatchedWithAPatternOfItsOwnDrawing() {
    let svg = svg(["2026-W33"], [.init(key: "unmarked", label: "unmarked", values: [1])])
    #expect(svg.contains("<pattern id=\"c-unmarked\""))
    #expect(svg.contains("class=\"hatched unmarked\"") && svg.contains("fill=\"url(#c-unmarked)\""))
  }

  @Test func countsAreScaledToTheWhole() {
    let svg = svg(
      ["a"], [.init(key: "x", label: "X", values: [30]), .init(key: "y", label: "Y", values: [90])], unit: .lines)
    #expect(svg.contains("<rect class=\"seg series-1\" x=\"344\" y=\"201\" width=\"64\" height=\"55\">"))
    #expect(svg.contains("<title>a · Y: 90 lines</title>"))
  }

  @Test func sharesThatDoNotAddUpLeaveTheRestOpen() {
    let svg = svg(
      ["a"], [.init(key: "ai", label: "AI", values: [0.5]), .init(key: "human", label: "h", values: [nil])])
    #expect(svg.contains("y=\"146\" width=\"64\" height=\"110\""))
  }

  @Test func theSameChartGivesTheSameText() {
    let chart = WeeklyExample.originChart(weeks: WeeklyExample.weeks)
    let drawings = (0..<2).map { _ in StackedShareDrawing(chart, id: "c", width: 720).svg(class: "wide") }
    #expect(drawings[0] == drawings[1])
  }
}
