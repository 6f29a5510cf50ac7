import Facts
import Testing

@testable import Reports

@Suite struct SparklineTests {
  @Test(
    arguments: [
      ([0, 1, nil, 0.5], "▁█·▅"), ([0, 0], "▁▁"), ([nil, .nan, .infinity], "···"), ([], ""), ([7], "█"),
      ([0.001, 100], "▂█"), ([-5, 5], "▁█"),
    ] as [([Double?], String)])
  func onlyWhatIsNothingStandsLowest(values: [Double?], text: String) {
    #expect(Sparkline.text(values) == text)
  }

  @Test func comparedSeriesShareTheirTop() {
    #expect(Sparkline.text([1, 2], upTo: 4) == "▃▅")
  }

  @Test(arguments: [(26, 26), (27, 14), (52, 26), (53, 18), (260, 26)])
  func longSeriesAreThinned(count: Int, columns: Int) {
    #expect(Sparkline.text((0..<count).map(Double.init)).count == columns)
  }

  @Test func neighboursAreAveragedAndOnlyTheUnknownStaysUnknown() {
    #expect(Sparkline.thinned([8, 1, 3, nil, 5, nil, nil], to: 4) == [8, 2, 5, nil])
    #expect(
      Sparkline.thinned([.greatestFiniteMagnitude, .greatestFiniteMagnitude], to: 1) == [.greatestFiniteMagnitude])
  }

  private func svg(_ values: [Double?], _ unit: MetricUnit = .lines, name: String = "Trend") -> String {
    SparklineDrawing(values, unit: unit, name: name).svg
  }

  @Test func theLineStandsOnNothingAndItsEndIsMarked() {
    let svg = svg([0, 1])
    #expect(svg.contains("<path class=\"spark-line\" d=\"M4 18L106 4\"/>"))
    #expect(svg.contains("<circle class=\"spark-end\" cx=\"106\" cy=\"4\""))
    #expect(svg.contains("aria-label=\"Trend: first 0 lines, last 1 line, lowest 0 lines, highest 1 line\""))
    #expect(!svg.contains("style="))
  }

  @Test func gapsBreakTheLine() {
    let svg = svg([1, 1, nil, 1, nil])
    #expect(svg.matches(of: /<path class="spark-line"/).count == 1)
    #expect(svg.contains("<circle class=\"spark-point\" cx=\"80.5\""))
    #expect(svg.contains("<circle class=\"spark-end\" cx=\"80.5\""))
  }

  @Test func whatIsNotKnownIsNoLineOnTheGround() {
    let unknown = svg([nil, .nan])
    #expect(unknown.contains(">no data</text>") && !unknown.contains("<path") && !unknown.contains("<circle"))
    #expect(unknown.contains("aria-label=\"Trend: no data\""))
    #expect(svg([0, 0]).contains("d=\"M4 18L106 18\""))
  }

  @Test func hostileNamesStayText() {
    #expect(svg([1], name: "\"><script>").contains("aria-label=\"&quot;&gt;&lt;script&gt;: first"))
  }
}
