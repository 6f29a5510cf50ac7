import Facts
import Testing

@testable import Reports

@Suite struct AxisLabelsTests {
  private func chart(_ categories: [String], n: Int? = 12_345) -> ReportDocument.Chart {
    .init(
      kind: .stackedShare, title: "T", summary: "S", categories: categories, series: [], unit: .share,
      observations: categories.map { _ in n })
  }

  /// Weeks that end in 2027-W07.
  private func weeks(_ count: Int) -> [String] {
    let last = Calendar.parseWeek("2027-W07") ?? 0
    return ((last - count + 1)...last).map(Calendar.weekLabel)
  }

  @Test(arguments: 1...60, [300.0, 660.0])
  func noLabelTouchesTheNext(count: Int, width: Double) throws {
    let slot = width / Double(count)
    let shown = AxisLabels(chart(weeks(count)), slot: slot).shown
    #expect(shown.last?.category == count - 1)
    for (one, next) in zip(shown, shown.dropFirst()) {
      let room = Double(next.category - one.category) * slot
      for (left, right) in [(one.text, next.text), (one.year, next.year), (one.count, next.count)] {
        #expect((ChartFrame.width(of: left) + ChartFrame.width(of: right)) / 2 < room)
      }
    }
  }

  @Test func weeksAreShortAndYearsStandWhereTheyBegin() {
    let shown = AxisLabels(chart(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]), slot: 100).shown
    #expect(shown.map(\.text) == ["W52", "W53", "W1", "W2"])
    #expect(shown.map(\.year) == ["2026", "", "2027", ""])
    #expect(shown.map(\.count) == ["12k", "12k", "12k", "12k"])
  }

  @Test func otherCategoriesKeepTheirNames() {
    let shown = AxisLabels(chart(["Sources", "a directory with a long name"], n: nil), slot: 200).shown
    #expect(shown.map(\.text) == ["Sources", "a directory…"])
    #expect(shown.map(\.year) == ["", ""])
    #expect(shown.map(\.count) == ["", ""])
  }
}
