import Facts
import Testing

@testable import Reports

@Suite struct SitePageTests {
  private static let links = HTMLLinks(
    defined: ["origin-mix": ["git", "AI marks"]], definitionsFile: "definitions.html",
    pages: ["index": "Overview", "durability": "Durability"],
    dataPrefix: "data/index-", windows: [13])
  private static let menu = [(id: "index", title: "Overview"), (id: "durability", title: "Durability")]

  private static func page(_ document: ReportDocument, scope: String = "harbour") -> String {
    SitePage(document, id: "index", menu: menu, links: links, scope: scope).html
  }

  private static func document(_ blocks: [ReportDocument.Block]) -> ReportDocument {
    ReportDocument(
      id: "index", title: "Overview", sections: [.init(id: "one", title: "One", blocks: blocks)],
      definitions: [.init(metric: "origin-mix", title: "Origins", text: "Who wrote what.")])
  }

  private static func weeks(_ count: Int) -> ReportDocument.Chart {
    let first = Calendar.parseWeek("2026-W01") ?? 0
    return ReportDocument.Chart(
      kind: .stackedBars, title: "Lines", summary: "By week.",
      categories: (0..<count).map { Calendar.weekLabel(first + $0) },
      series: [.init(key: "ai", label: "AI", values: (0..<count).map(Double.init))], unit: .lines, metric: "origin-mix")
  }

  @Test func nothingIsWrittenIntoTheMarkup() {
    let text = Self.page(WeeklyExample.document)
    #expect(!text.contains("<style") && !text.contains(" style=") && !text.contains(" onclick"))
    #expect(text.contains("style-src 'self'; script-src 'self'; img-src 'self'"))
    #expect(!text.contains("unsafe-inline"))
  }

  @Test(arguments: HostileText.examples)
  func hostileTextStaysText(text: String) {
    let page = Self.page(HostileText.document(text), scope: text)
    #expect(page.split(separator: "<script").count == 2)
    #expect(!page.contains("<img") && !page.contains("<iframe"))
  }

  @Test func numbersLeadToTheDefinitionsOfTheSite() {
    let text = Self.page(Self.document([.chart(Self.weeks(4))]))
    #expect(text.contains("href=\"definitions.html#define-origin-mix\""))
    #expect(!text.contains("id=\"define-origin-mix\""))
    #expect(text.contains("Source: git, AI marks."))
  }

  @Test func everyPictureLeadsToItsData() {
    let text = Self.page(Self.document([.paragraph("First."), .chart(Self.weeks(4))]))
    #expect(text.contains("href=\"data/index-byline-chart-1.csv\" download"))
  }

  @Test func theMenuMarksThePageItIsOn() {
    let text = Self.page(Self.document([]))
    #expect(text.contains("<a href=\"index.html\" aria-current=\"page\">Overview</a>"))
    #expect(text.contains("<a href=\"durability.html\">Durability</a>"))
  }

  /// A picture that is longer than a window is drawn for it too, and hidden until a reader asks for it.
  @Test(arguments: [(12, false), (13, false), (14, true), (52, true)])
  func offersShorterWindowsWhereThereAreMoreWeeks(count: Int, isOffered: Bool) {
    let text = Self.page(Self.document([.chart(Self.weeks(count))]))
    #expect(text.contains("<div data-weeks=\"13\" hidden>") == isOffered)
    #expect(text.contains("<div class=\"controls\"></div>") == isOffered)
  }

  @Test func answersSayWhereMoreIs() {
    let answer = ReportDocument.Answer(
      question: "Did it hold up?", figure: .init(label: "Gone", value: "3.8 %"), chart: Self.weeks(3),
      page: "durability")
    let text = Self.page(Self.document([.answers([answer])]))
    #expect(text.contains("<h3 id=\"byline-chart-1-question-1\">Did it hold up?</h3>"))
    #expect(text.contains("<a href=\"durability.html\">Durability</a></p>"))
    #expect(text.contains("<details><summary>The numbers in this chart</summary>"))
  }
}
