import Facts
import Reports
import Testing

@Suite struct MarkdownFormatTests {
  private func body(_ blocks: [ReportDocument.Block], definitions: [ReportDocument.Definition] = []) -> String {
    let document = ReportDocument(
      id: "r", title: "R", sections: [.init(id: "s", title: "S", blocks: blocks)], definitions: definitions)
    return String(MarkdownFormat().render(document).dropFirst("# R\n\n## S\n\n".count))
  }

  @Test func tablesLineUpInTheirSource() {
    let table = ReportDocument.Table(
      caption: "Models", columns: [.init("Model"), .init("Changes", isNumeric: true)],
      rows: [["claude-opus-4.5", "31"], ["日本", "1,204"], ["short"]])
    #expect(
      body([.table(table)]) == """
        **Models**

        | Model           | Changes |
        | :-------------- | ------: |
        | claude-opus-4.5 |      31 |
        | 日本            |   1,204 |
        | short           |         |

        """)
  }

  @Test func keyFiguresLeaveOutWhatNoneHas() {
    let figures = [
      ReportDocument.KeyFigure(label: "Features", value: "9", signal: "no signal"),
      .init(label: "AI share", value: "52.4–61.0 %", metric: "ai"),
    ]
    #expect(
      body([.keyFigures(figures)], definitions: [.init(metric: "ai", title: "AI share", text: "Lines over lines.")])
        == """
        | Figure        |       Value | Signal    |
        | :------------ | ----------: | :-------- |
        | Features      |           9 | no signal |
        | AI share[^ai] | 52.4–61.0 % |           |

        [^ai]: **AI share**: Lines over lines.

        """)
  }

  @Test func definitionsThatNothingMentionsAreListed() {
    let text = body([.paragraph("Text.")], definitions: [.init(metric: "m", title: "Coverage", text: "All of it.")])
    #expect(text == "Text.\n\n## Definitions\n\n- **Coverage**: All of it.\n")
  }

  @Test func notesAreQuotedAndListsListed() {
    #expect(body([.note("Why."), .list(["one", "- two"])]) == "> Why.\n\n- one\n- \\- two\n")
  }

  @Test func aChartIsDrawnWithCharactersBesideItsNumbers() {
    let chart = ReportDocument.Chart(
      kind: .stackedShare, title: "Origin", summary: "Half.", categories: ["2026-W32", "2026-W33"],
      series: [
        .init(key: "ai", label: "AI", values: [0.5, nil]),
        .init(key: "unmarked", label: "unmarked", values: [0.5, nil]),
      ], unit: .share, observations: [1_204, nil])
    #expect(
      body([.chart(chart)]) == """
        **Origin**

        Half.

        ```text
        Week                                       █ AI  ░ unmarked        n
        2026-W32  ██████████████░░░░░░░░░░░░░░   50.0 %      50.0 %    1,204
        2026-W33  (no data)                     no data     no data  no data
        ```

        _No data for 2026-W33: a gap, not a zero._

        """)
  }

  @Test func aFenceIsLongerThanWhatItHolds() {
    let chart = ReportDocument.Chart(
      kind: .bars, title: "T", summary: "", categories: ["````"], series: [.init(key: "a", label: "A", values: [1])],
      unit: .lines)
    #expect(body([.chart(chart)]).contains("\n`````text\n"))
  }
}
