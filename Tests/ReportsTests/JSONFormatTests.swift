import Facts
import Foundation
import Reports
import Testing

@Suite struct JSONFormatTests {
  private func decoded(_ document: ReportDocument) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(JSONFormat().render(document).utf8))
    return try #require(object as? [String: Any])
  }

  private func result(_ change: (inout MetricResult) -> Void = { _ in }) throws -> [String: Any] {
    var result = MetricResult(
      metric: "ai-line-share", period: Period(week: 2954), value: nil, unit: .share, n: 0, outcome: .notApplicable)
    change(&result)
    let document = ReportDocument(id: "r", title: "R", results: [.init(repository: "all", result: result)])
    let results = try #require(try decoded(document)["results"] as? [[String: Any]])
    return try #require(results.first)
  }

  @Test func theSchemaHasAVersion() throws {
    #expect(try decoded(ReportDocument(id: "weekly", title: "R"))["schemaVersion"] as? Int == 1)
    #expect(try decoded(ReportDocument(id: "weekly", title: "R"))["id"] as? String == "weekly")
  }

  @Test func whatIsMissingIsNull() throws {
    let result = try result()
    for key in ["value", "numerator", "denominator", "low", "high", "coverage", "needs"] {
      #expect(result[key] is NSNull, "\(key)")
    }
    #expect(result["outcome"] as? String == "notApplicable")
  }

  @Test func whatIsNoNumberIsNull() throws {
    let result = try result { ($0.value, $0.low, $0.high) = (.nan, -.infinity, .infinity) }
    #expect(result["value"] is NSNull)
    #expect(result["low"] is NSNull)
    #expect(result["high"] is NSNull)
  }

  @Test func aResultSaysWhatItWouldNeed() throws {
    let result = try result { $0.outcome = .unavailable(needs: "review records") }
    #expect(result["outcome"] as? String == "unavailable")
    #expect(result["needs"] as? String == "review records")
  }

  @Test func windowsEndOnTheirLastDay() throws {
    let result = try result()
    #expect(result["periodStart"] as? String == "2026-08-10")
    #expect(result["periodEnd"] as? String == "2026-08-16")
  }

  @Test func gapsInChartsAreNull() throws {
    let chart = WeeklyExample.originChart(weeks: ["2026-W26", "2026-W27"])
    let document = ReportDocument(
      id: "r", title: "R", sections: [.init(id: "s", title: "S", blocks: [.chart(chart)])])
    let sections = try #require(try decoded(document)["sections"] as? [[String: Any]])
    let block = try #require((sections.first?["blocks"] as? [[String: Any]])?.first?["chart"] as? [String: Any])
    let series = try #require(block["series"] as? [[String: Any]])
    #expect((series.first?["values"] as? [Any])?.map { $0 as? Double } == [0.34, nil])
    #expect((block["observations"] as? [Any])?.map { $0 as? Int } == [3_100, nil])
  }

  @Test func bandsStandBesideTheirValuesWhereThereAreAny() throws {
    let chart = ReportDocument.Chart(
      kind: .survival, title: "C", summary: "S", categories: ["0", "7"],
      series: [
        .init(key: "ai", label: "AI", values: [1, 0.5], low: [nil, 0.4], high: [nil, 0.6]),
        .init(key: "human", label: "human", values: [1, nil]),
      ], unit: .share)
    let document = ReportDocument(
      id: "r", title: "R", sections: [.init(id: "s", title: "S", blocks: [.chart(chart)])])
    let sections = try #require(try decoded(document)["sections"] as? [[String: Any]])
    let block = try #require((sections.first?["blocks"] as? [[String: Any]])?.first?["chart"] as? [String: Any])
    let series = try #require(block["series"] as? [[String: Any]])
    #expect(block["kind"] as? String == "survival")
    #expect((series[0]["low"] as? [Any])?.map { $0 as? Double } == [nil, 0.4])
    #expect((series[0]["high"] as? [Any])?.map { $0 as? Double } == [nil, 0.6])
    #expect(series[1]["low"] == nil)
  }

  @Test func everyBlockNamesItsKind() throws {
    let sections = try #require(try decoded(HostileText.document("x"))["sections"] as? [[String: Any]])
    let blocks = try #require(sections.first?["blocks"] as? [[String: Any]])
    #expect(
      blocks.compactMap { $0["kind"] as? String } == [
        "paragraph", "note", "list", "keyFigures", "table", "table", "table", "code", "table", "multiples", "answers",
      ] + Array(repeating: "chart", count: 15))
  }

  @Test func numbersKeepTheirShortestDigits() throws {
    let document = ReportDocument(
      id: "r", title: "R",
      results: [0.1, 2521.0 / 4812, 3].map { value in
        .init(
          repository: "all",
          result: .init(metric: "m", period: Period(week: 2954), value: value, unit: .ratio, n: 1))
      })
    let lines = JSONFormat().render(document).split(separator: "\n").filter { $0.contains("\"value\" :") }
    #expect(
      lines == ["      \"value\" : 0.1", "      \"value\" : 0.5238985868661679", "      \"value\" : 3"])
  }

  @Test(arguments: HostileText.examples)
  func textIsExactlyWhatTheDocumentHolds(text: String) throws {
    let title = try #require(try decoded(ReportDocument(id: "r", title: text))["title"] as? String)
    #expect(Array(title.unicodeScalars) == Array(text.unicodeScalars))
  }
}
