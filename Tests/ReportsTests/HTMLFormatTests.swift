import Facts
import Foundation
import Reports
import TestSupport
import Testing

@Suite struct HTMLFormatTests {
  private func page(_ blocks: [ReportDocument.Block], definitions: [ReportDocument.Definition] = []) -> String {
    HTMLFormat().render(
      ReportDocument(
        id: "r", title: "R", sections: [.init(id: "s", title: "S", blocks: blocks)], definitions: definitions))
  }

  @Test func nothingIsLoadedOrRun() {
    let page = HTMLFormat().render(WeeklyExample.document)
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"))
    for word in ["<script", "<link", "<img", "<iframe", "@import", "url(h", "url(/", " src=", "href=\"h"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(arguments: HostileText.examples.filter { text in text.contains { !$0.isWhitespace } })
  func hostileTextStaysText(text: String) {
    let page = HTMLFormat().render(HostileText.document(text))
    let plain = HTMLFormat().render(HostileText.document("plain"))
    #expect(tags(page) == tags(plain))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func randomTextAddsNoElementAndNoAttribute(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plain = tags(HTMLFormat().render(HostileText.document("plain")))
    for _ in 0..<5 {
      let page = HTMLFormat().render(HostileText.document(HostileText.random(&generator) + "x"))
      #expect(tags(page) == plain)
    }
  }

  /// Every element of a page with its attributes' names, in order: what hostile text would change if it got out.
  ///
  /// How many labels stand under an axis depends on how long they are, so they are left out.
  private func tags(_ page: String) -> [String] {
    let body = page.components(separatedBy: "</style>").last ?? ""
    return body.split(separator: "<").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: ">") else { return "unclosed" }
      let pieces = part[..<end].split(separator: "\"", omittingEmptySubsequences: false)
      let outside = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
      return outside.joined()
    }.filter { !["text class= x= y= text-anchor=", "/text"].contains($0) }
  }

  @Test func numbersLinkToTheirDefinitions() {
    let figure = ReportDocument.KeyFigure(label: "AI share", value: "52.4 %", metric: "ai-line-share")
    let defined = page([.keyFigures([figure])], definitions: [.init(metric: "ai-line-share", title: "T", text: "D")])
    #expect(defined.contains("<dt><a class=\"defined\" href=\"#define-ai-line-share\">AI share</a></dt>"))
    #expect(defined.contains("<div id=\"define-ai-line-share\"><dt>T</dt>"))
    #expect(page([.keyFigures([figure])]).contains("<dt>AI share</dt>"))
  }

  @Test func everyLinkHasItsTargetAndEveryIdIsUnique() {
    let page = HTMLFormat().render(WeeklyExample.document)
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets =
      page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
      + page.matches(of: /url\(#([^)]*)\)/).map { String($0.1) }
      + page.matches(of: /aria-labelledby="([^"]*)"/).flatMap { $0.1.split(separator: " ").map(String.init) }
    #expect(!targets.isEmpty)
    #expect(targets.filter { !ids.contains($0) } == [])
  }

  @Test func sectionsOfOneNameHaveAnchorsOfTheirOwn() {
    let page = HTMLFormat().render(
      ReportDocument(
        id: "r", title: "R",
        sections: [.init(id: "same", title: "A", blocks: []), .init(id: "same", title: "B", blocks: [])]))
    #expect(page.contains("<section id=\"same\""))
    #expect(page.contains("<section id=\"same-2\""))
  }

  @Test func tablesAreTablesForEverybody() {
    let table = ReportDocument.Table(
      caption: "Models", columns: [.init("Model"), .init("Changes", isNumeric: true)], rows: [["opus", "31"]])
    let page = page([.table(table)])
    #expect(page.contains("role=\"group\" aria-label=\"Models\" tabindex=\"0\"><table><caption>Models</caption>"))
    #expect(page.contains("<th scope=\"col\">Model</th><th scope=\"col\" class=\"numeric\">Changes</th>"))
    #expect(page.contains("<tr><th scope=\"row\">opus</th><td class=\"numeric\">31</td></tr>"))
  }

  @Test func anEmptyTableSaysSo() {
    let page = page([.table(.init(caption: "Reverts", columns: [.init("Change")], rows: []))])
    #expect(page.contains("<strong>Reverts</strong> Nothing to list."))
    #expect(!page.contains("<table"))
  }

  @Test func aSignalStandsOutAndItsAbsenceDoesNot() {
    let figures = ["no signal", "above its limits"].map {
      ReportDocument.KeyFigure(label: "L", value: "1", signal: $0)
    }
    let page = page([.keyFigures(figures)])
    #expect(page.contains("<dd class=\"quiet\">no signal</dd>"))
    #expect(page.contains("<dd class=\"signal\">above its limits</dd>"))
  }

  @Test func aChartBringsItsNumbersAndItsWords() {
    let page = page([.chart(WeeklyExample.originChart(weeks: ["2026-W26", "2026-W27"]))])
    #expect(page.contains("role=\"img\" aria-labelledby=\"byline-chart-1-wide-title byline-chart-1-wide-desc\""))
    #expect(page.contains("<title id=\"byline-chart-1-narrow-title\">Added lines by origin</title>"))
    #expect(page.contains("No data for 2026-W27: a gap, not a zero."))
    #expect(page.contains("<summary>The numbers in this chart</summary>"))
    #expect(page.contains("<tr><th scope=\"row\">2026-W26</th><td class=\"numeric\">34.0 %</td>"))
  }
}
