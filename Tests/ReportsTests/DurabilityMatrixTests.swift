import Facts
import Testing

@testable import Reports

@Suite struct DurabilityMatrixTests {
  private func results(_ counts: KeyValuePairs<String, Int>) -> [MetricResult] {
    counts.map {
      MetricResult(
        metric: "who-rewrites-whom", measure: $0.key, period: Period(firstDay: 0, endDay: 7), value: Double($0.value),
        unit: .lines, n: $0.value)
    }
  }

  @Test func originsWithoutLinesHaveNoRowAndNoColumn() throws {
    let table = try #require(
      DurabilityMatrix.table(
        results([
          "ai.agentic": 1_200, "ai.unmarked": 3, "human.agentic": 0, "unmarked.agentic": 0, "unknown.unmarked": 7,
        ])))
    #expect(table.columns.map(\.title) == ["Lines of", "by agents", "by unmarked"])
    #expect(table.rows == [["AI", "1,200", "3"], ["unknown owner", "0", "7"]])
  }

  @Test func whereNoLineWentThereIsNoTable() {
    #expect(DurabilityMatrix.table(results(["ai.agentic": 0])) == nil)
  }

  @Test func theRangeOfTheCodesShareIsNotPrintedAsAnInterval() {
    let share = MetricResult(
      metric: "surviving-ai-share", period: Period(firstDay: 0, endDay: 7), value: 0.25, unit: .share, numerator: 25,
      denominator: 100, n: 100, low: 0.25, high: 0.5)
    #expect(WeeklyFigures.detail(share) == "25 of 100")
    #expect(WeeklyFigures.lineShare(share) == "25.0–50.0 %")
  }
}
