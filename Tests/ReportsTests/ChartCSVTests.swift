import Facts
import Testing

@testable import Reports

@Suite struct ChartCSVTests {
  private static func files(_ blocks: [ReportDocument.Block]) -> [SiteFile] {
    ChartCSV.files(
      of: ReportDocument(id: "x", title: "X", sections: [.init(id: "one", title: "One", blocks: blocks)]),
      path: { "data/\($0).csv" })
  }

  @Test func holdsANumberARowAndNothingForWhatIsUnknown() {
    let chart = ReportDocument.Chart(
      kind: .lines, title: "Share", summary: "", categories: ["2026-W01", "2026-W02"],
      series: [.init(key: "ai", label: "with AI", values: [0.25, nil], low: [0.1, nil], high: [0.5, nil])],
      unit: .share, metric: "ai-commit-share", observations: [8, 0])
    #expect(
      Self.files([.paragraph("Words."), .chart(chart)]) == [
        SiteFile(
          path: "data/byline-chart-1.csv",
          text: """
            panel,category,series,value,low,high,n,unit,metric
            ,2026-W01,with AI,0.25,0.1,0.5,8,share,ai-commit-share
            ,2026-W02,with AI,,,,0,share,ai-commit-share

            """)
      ])
  }

  @Test func smallMultiplesAreOneFile() {
    func panel(_ name: String) -> ReportDocument.Multiples.Panel {
      .init(
        .init(
          kind: .stackedBars, title: name, summary: "", categories: ["2026-W01"],
          series: [.init(key: "c", label: "commits", values: [1])], unit: .commits))
    }
    let files = Self.files([
      .multiples(.init(title: "All", summary: "", panels: [panel("claude"), panel("=cmd()")], metric: "agent-mix"))
    ])
    #expect(files.map(\.path) == ["data/byline-chart-1.csv"])
    #expect(
      files.first?.text == """
        panel,category,series,value,low,high,n,unit,metric
        claude,2026-W01,commits,1,,,,commits,
        '=cmd(),2026-W01,commits,1,,,,commits,

        """)
  }

  @Test func theFilesAreNumberedAsThePicturesOnThePage() {
    let chart = ReportDocument.Chart(
      kind: .bars, title: "B", summary: "", categories: ["a"], series: [.init(key: "k", label: "k", values: [1])],
      unit: .lines)
    let silent = ReportDocument.Answer(question: "Why?", figure: .init(label: "x", value: "1"))
    #expect(
      Self.files([.answers([silent]), .note("n"), .chart(chart), .code("SELECT 1"), .chart(chart)]).map(\.path)
        == ["data/byline-chart-2.csv", "data/byline-chart-3.csv"])
  }
}
