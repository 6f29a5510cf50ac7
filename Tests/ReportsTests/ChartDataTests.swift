import Facts
import Testing

@testable import Reports

@Suite struct ChartDataTests {
  private func chart(_ values: [Double?], _ others: [Double?], unit: MetricUnit = .share) -> ReportDocument.Chart {
    .init(
      kind: .stackedShare, title: "T", summary: "S", categories: values.indices.map { "c\($0)" },
      series: [.init(key: "ai", label: "AI", values: values), .init(key: "human", label: "human", values: others)],
      unit: unit)
  }

  @Test(
    arguments: [
      (0.25, 0.75, MetricUnit.share, [0.25, 0.75]), (0.25, nil, .share, [0.25, 0]), (0.5, 1.5, .share, [0.25, 0.75]),
      (30, 90, .lines, [0.25, 0.75]), (nil, nil, .share, nil), (0, 0, .lines, nil), (-1, 1, .share, [0, 1]),
      (.nan, 1, .share, [0, 1]), (.greatestFiniteMagnitude, .greatestFiniteMagnitude, .lines, nil),
    ] as [(Double?, Double?, MetricUnit, [Double]?)])
  func barsAreDividedAmongTheKnown(first: Double?, second: Double?, unit: MetricUnit, shares: [Double]?) {
    #expect(chart([first], [second], unit: unit).stackedShares(0) == shares)
  }

  @Test func zeroIsKnownAndNilIsNot() {
    let chart = chart([0, nil, .nan], [nil, nil, nil])
    #expect(chart.categories.indices.map(chart.isUnknown) == [false, true, true])
  }

  @Test func gapsAreNamedNeighboursTogether() {
    let values: [Double?] = [1, nil, 1, nil, nil, nil, 1]
    #expect(chart(values, values).gapNote == "No data for c1, c3 to c5: a gap, not a zero.")
    #expect(chart([1], [1]).gapNote == "")
  }

  @Test func missingValuesAtTheEndAreNotKnown() {
    var chart = chart([0.5, 0.5], [0.5])
    chart.observations = [7]
    #expect(chart.dataTable.columns.map(\.title) == ["Group", "AI", "human", "n"])
    #expect(chart.dataTable.rows == [["c0", "50.0 %", "50.0 %", "7"], ["c1", "50.0 %", "no data", "no data"]])
  }
}
