import Facts
import Testing

@testable import Reports

@Suite struct StackedBarsDrawingTests {
  private static func chart(_ ai: [Double?], _ human: [Double?]) -> ReportDocument.Chart {
    ReportDocument.Chart(
      kind: .stackedBars, title: "Changes", summary: "By week.",
      categories: ai.indices.map { "2026-W0\($0 + 1)" },
      series: [.init(key: "ai", label: "AI", values: ai), .init(key: "human", label: "human", values: human)],
      unit: .changes)
  }

  private static func svg(_ chart: ReportDocument.Chart, beside peers: [ReportDocument.Chart] = [], width: Double = 720)
    -> String
  {
    StackedBarsDrawing(chart, id: "c", width: width, beside: peers).svg(class: "wide")
  }

  /// The heights of the bars of a class, in order.
  private static func heights(_ text: String, _ name: String) -> [Double] {
    text.split(separator: "<rect").compactMap { part in
      guard part.hasPrefix(" class=\"seg \(name)\""), part.contains("</rect>") else { return nil }
      return part.split(separator: "height=\"").dropFirst().first.flatMap { Double($0.prefix { $0 != "\"" }) }
    }
  }

  @Test func barsAreAsHighAsTheirNumbers() {
    let text = Self.svg(Self.chart([2, 4], [2, 0]))
    let ai = Self.heights(text, "ai")
    #expect(ai.count == 2)
    #expect(abs(ai[1] - 2 * ai[0]) < 0.2)
    #expect(Self.heights(text, "human") == [ai[0]])
  }

  @Test func whatIsUnknownIsAGapAndZeroIsNot() {
    let text = Self.svg(Self.chart([nil, 0, 3], [nil, 0, 1]))
    #expect(text.contains("2026-W01 · no data"))
    #expect(text.contains("2026-W02 · 0"))
    #expect(text.components(of: "class=\"gap\"") == 1)
    #expect(text.components(of: "class=\"zero\"") == 1)
  }

  /// Of a stack one part of which is missing the sum is not known.
  @Test func aMissingPartLeavesTheBarUnknown() {
    #expect(Self.svg(Self.chart([3, 1], [nil, 1])).contains("2026-W01 · no data"))
  }

  @Test func aSharedScaleMakesBarsComparable() {
    let alone = Self.heights(Self.svg(Self.chart([5], [0])), "ai")
    let beside = Self.heights(Self.svg(Self.chart([5], [0]), beside: [Self.chart([50], [0])]), "ai")
    #expect(alone[0] > 5 * beside[0])
  }

  @Test(arguments: [320.0, 360, 720])
  func numbersOutOfThisWorldStayInThePicture(width: Double) {
    let text = Self.svg(Self.chart([.infinity, .nan, 1e300, -4], [1, 1, 1, 1]), width: width)
    #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("height=\"-"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
