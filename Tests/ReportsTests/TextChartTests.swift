import Facts
import Testing

@testable import Reports

@Suite struct TextChartTests {
  private func lines(
    _ kind: ReportDocument.Chart.Kind, _ categories: [String], _ series: [ReportDocument.Chart.Series],
    _ unit: MetricUnit
  ) -> [String] {
    TextChart(.init(kind: kind, title: "T", summary: "S", categories: categories, series: series, unit: unit)).lines
  }

  @Test func barsAreScaledToTheLongest() {
    #expect(
      lines(
        .bars, ["claude", "codex", "none", "new"], [.init(key: "x", label: "Lines", values: [1_400, 700, 0, nil])],
        .lines)
        == [
          "Group                                       Lines",
          "claude  ████████████████████████████  1,400 lines",
          "codex   ██████████████                  700 lines",
          "none    |                                 0 lines",
          "new     (no data)                         no data",
        ])
  }

  @Test func stacksAreAsWideAsTheWhole() {
    let third = 1.0 / 3
    let series = ["ai", "assisted", "unmarked"].map {
      ReportDocument.Chart.Series(key: $0, label: $0, values: [third, 0])
    }
    #expect(
      lines(.stackedShare, ["2026-W32", "2026-W33"], series, .share) == [
        "Week                                      █ ai  ▓ assisted  ░ unmarked",
        "2026-W32  █████████▓▓▓▓▓▓▓▓▓▓░░░░░░░░░  33.3 %      33.3 %      33.3 %",
        "2026-W33  |                              0.0 %       0.0 %       0.0 %",
      ])
  }

  @Test func areasAreThinnedOutAndAsLongAsTheLongest() {
    let weeks = (1...27).map { "2026-W\($0 < 10 ? "0" : "")\($0)" }
    let lines = lines(
      .stackedArea, weeks,
      [
        .init(key: "ai", label: "AI", values: (1...27).map { $0 == 25 ? nil : Double($0 * 1000) }),
        .init(key: "unknown", label: "unknown owner", values: (1...27).map { $0 < 3 ? 0 : 1000 }),
      ], .lines)
    #expect(lines.count == 15)
    #expect(lines[0] == "Week      lines                            █ AI  ? unknown owner")
    #expect(lines[1] == "2026-W01  █                                1.0k                0")
    #expect(lines[2] == "2026-W03  ███?                             3.0k             1.0k")
    #expect(lines[13] == "2026-W25  (no data)                     no data             1.0k")
    #expect(lines[14] == "2026-W27  ███████████████████████████?      27k             1.0k")
  }

  @Test func linesAreSparklinesOnOneScale() {
    #expect(
      lines(
        .lines, ["2026-W31", "2026-W32", "2026-W33"],
        [
          .init(key: "ai", label: "AI", values: [0, nil, 700]),
          .init(key: "human", label: "human", values: [1_400, 1_400, 1_400]),
        ], .lines) == [
          "Series (lines)  2026-W31 to 2026-W33        First   Last  Lowest  Highest",
          "AI              ▁·▅                             0    700       0      700",
          "human           ███                         1,400  1,400   1,400    1,400",
        ])
  }

  @Test func distributionsAreStripsOnALogarithmicScale() {
    #expect(
      lines(
        .distribution, ["ai", "none"],
        [
          .init(key: "p50", label: "p50", values: [600, nil]), .init(key: "p75", label: "p75", values: [3_600, nil]),
          .init(key: "p90", label: "p90", values: [86_400, nil]),
        ], .seconds) == [
          "Group  10 min                   1 d      p50      p75      p90",
          "ai     ●━━━━━━━━━━────────────────┤   10 min      1 h    1.0 d",
          "none   (no data)                     no data  no data  no data",
        ])
  }

  @Test func heatMapsAreShadesWithALegend() {
    #expect(
      lines(
        .heat, ["0", "1", "2", "3"],
        [
          .init(key: "mon", label: "Monday", values: [0, 1, 2, nil]),
          .init(key: "tue", label: "Tue", values: [4, 3, 0, 0]),
        ], .commits) == [
          "        0   2",
          "Monday  ▁▁░░▒▒··",
          "Tue     ██▓▓▁▁▁▁",
          "",
          "▁ 0  ░ 1  ▒ 2  ▓ 3  █ 4 commits  · no data",
        ])
  }

  @Test func hostileNamesStayOnTheirLine() {
    let lines = lines(.bars, ["a\nb\u{1B}[2J"], [.init(key: "x", label: "L\nM", values: [1])], .lines)
    #expect(lines.count == 2)
    #expect(lines.last?.hasPrefix("a b\u{FFFD}[2J  ") == true)
  }
}
