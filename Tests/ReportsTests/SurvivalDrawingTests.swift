import Facts
import Testing

@testable import Reports

@Suite struct SurvivalDrawingTests {
  private func chart(
    _ days: [String], _ series: [ReportDocument.Chart.Series], observations: [Int?] = []
  ) -> ReportDocument.Chart {
    .init(
      kind: .survival, title: "Survival", summary: "S.", categories: days, series: series, unit: .share,
      observations: observations)
  }

  private func svg(_ days: [String], _ series: [ReportDocument.Chart.Series]) -> String {
    SurvivalDrawing(chart(days, series), id: "c", width: 720).svg(class: "wide")
  }

  @Test func aCurveIsAStairOverDaysAsFarApartAsTheyAre() {
    let svg = svg(["0", "25", "100"], [.init(key: "ai", label: "AI", values: [1, 0.5, 0.25])])
    // The plot reaches from x = 46 to 702 and from y = 316 (0 %) up to y = 36 (100 %).
    #expect(svg.contains("<path class=\"curve ai\" d=\"M46 36L210 36L210 176L702 176L702 246\"/>"))
    #expect(svg.contains(">days after landing</text>") && svg.contains(">100 %</text>"))
    #expect(svg.contains("<title>AI after 100 days: 25.0 %</title>"))
  }

  @Test func aCurveEndsWhereItIsNoLongerFollowed() {
    let svg = svg(
      ["0", "50", "100", "200"],
      [
        .init(key: "ai", label: "AI", values: [1, 0.5, nil, nil]),
        .init(key: "human", label: "human", values: [1, 1, 1, nil]),
      ])
    // The axis ends with the longest curve: day 50 stands in its middle.
    #expect(svg.contains("<path class=\"curve ai\" d=\"M46 36L374 36L374 176\"/>"))
    #expect(svg.contains("d=\"M46 36L374 36L374 36L702 36L702 36\""))
    #expect(!svg.contains(">200</text>"))
  }

  @Test func theBandIsItsOwnTranslucentArea() {
    let svg = svg(
      ["0", "10"],
      [.init(key: "ai", label: "AI", values: [1, 0.5], low: [nil, 0.25], high: [nil, 0.75])])
    #expect(svg.contains("<path class=\"band ai\" d=\"M46 36L702 36L702 106L702 246L702 36L46 36Z\"/>"))
    #expect(!svg.contains("fill=\"#") && !svg.contains("style="))
  }

  @Test func curvesDifferWithoutColour() {
    let keys = ["ai", "assisted", "human", "unmarked", "automation"]
    let styles = keys.enumerated().map { CurveStyle(for: $1, at: $0) }
    #expect(Set(styles.map(\.dashes)).count == 5)
    #expect(Set(styles.map { $0.mark(x: 50, y: 50, ink: "x") }).count == 5)
    #expect(CurveStyle(for: "human", at: 0).dashes == CurveStyle(for: "human", at: 3).dashes)
  }

  @Test(
    arguments: [
      (["0", "14", "30", "90"], [0, 14.0 / 90, 30.0 / 90, 1]), (["0", "x", "9"], [0, 0.5, 1]),
      (["9", "5", "7"], [0, 0.5, 1]), (["4"], [0]),
    ] as [([String], [Double])])
  func daysStandWhereTheyAreOrInTheirOrder(days: [String], parts: [Double]) {
    let chart = chart(days, [.init(key: "ai", label: "AI", values: days.map { _ in 1 })])
    #expect(days.indices.map(SurvivalDays(chart).part) == parts)
  }

  @Test(arguments: [150.0, 296, 656, 1_800])
  func labelsNeverTouch(length: Double) throws {
    let days = [0, 7, 14, 21, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365, 545, 730]
    let axis = SurvivalDays(
      chart(days.map { String($0) }, [.init(key: "ai", label: "AI", values: days.map { _ in 1 })]))
    let shown = axis.labelled(on: length) { _ in 40 }
    #expect(shown.first == 0 && shown.last == 15)
    for (one, next) in zip(shown, shown.dropFirst()) { #expect((axis.part(next) - axis.part(one)) * length >= 40) }
  }

  @Test func roundDaysAreNamedFirst() {
    let days = [0, 7, 14, 21, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365]
    let axis = SurvivalDays(
      chart(days.map { String($0) }, [.init(key: "ai", label: "AI", values: days.map { _ in 1 })]))
    #expect(axis.labelled(on: 296) { _ in 30 }.map { days[$0] } == [0, 45, 90, 180, 240, 300, 365])
  }

  @Test func bandsReachTheDataButNotTheText() throws {
    let chart = chart(
      ["0", "30", "45"],
      [
        .init(
          key: "ai", label: "AI", values: [1, 0.912, nil], low: [1, 0.88, nil], high: [1, 0.94, nil])
      ], observations: [1_200, 800, 0])
    #expect(chart.dataTable.rows[1] == ["30", "91.2 % (95 % 88.0–94.0 %)", "800"])
    #expect(chart.dataTable.rows[2] == ["45", "not followed", "0"])
    #expect(
      TextChart(chart).lines == [
        "Days       AI      n",
        "0     100.0 %  1,200",
        "30     91.2 %    800",
      ])
    #expect(chart.gapNote == "")
  }
}
