import Facts
import Testing

@testable import Reports

/// The blocks of a site as HTML.
@Suite struct HTMLBlocksTests {
  private static let page = HTMLFormat().render(ChartExample.document)

  @Test func idsAreUnique() {
    let ids = Self.page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(ids.count > 40 && Set(ids).count == ids.count)
  }

  @Test func nothingIsStyledOrScriptedInline() {
    #expect(!Self.page.contains(" style=") && !Self.page.contains("<script"))
    #expect(Self.page.firstMatch(of: /\son[a-z]+=/) == nil)
  }

  @Test func everyPictureHasAName() {
    let pictures = Self.page.matches(of: /<svg [^>]*>/).map { String($0.output) }
    #expect(!pictures.isEmpty)
    for picture in pictures {
      #expect(picture.contains("role=\"img\""))
      #expect(picture.contains("aria-labelledby=") || picture.contains("aria-label="))
    }
  }

  @Test func panelsShareTheirScaleAndNameTheirRepository() {
    #expect(Self.page.contains("<li data-repository=\"harbour/ferry\"><p class=\"panel-title\">claude</p>"))
    #expect(Self.page.contains("<li><p class=\"panel-title\">codex</p>"))
    let panels = Self.page.matches(of: /<svg class="chart panel"(?s:.)*?<\/svg>/).map { String($0.output) }
    #expect(panels.count == 3)
    for panel in panels { #expect(panel.contains(">80 %</text>")) }
  }

  @Test func anAnswerIsNamedByItsQuestion() {
    let names = Self.page.matches(of: /<article aria-labelledby="([^"]*)">/).map { String($0.output.1) }
    #expect(names.count == 3)
    for name in names { #expect(Self.page.contains("<h3 id=\"\(name)\">")) }
    #expect(Self.page.contains(">Did people verify it?</h3>"))
    // Without a site there is no page to lead to.
    #expect(!Self.page.contains("verification.html"))
  }

  @Test func aRowLeadsToItsOwnDefinition() {
    #expect(Self.page.contains("<a class=\"defined\" href=\"#define-wait\">harbour/tides</a>"))
    #expect(Self.page.contains("<th scope=\"row\">harbour/buoys</th>"))
    #expect(Self.page.contains("<th scope=\"col\" data-column=\"repository\">Repository</th>"))
  }

  @Test func aTrendStandsInItsRow() {
    #expect(Self.page.contains("<th scope=\"col\" class=\"trend\">16 weeks</th>"))
    #expect(Self.page.contains("aria-label=\"16 weeks: harbour/ferry: first 60.0 %, last 62.0 %"))
    #expect(Self.page.contains("aria-label=\"16 weeks: harbour/buoys: no data\""))
  }

  @Test func codeKeepsItsLines() {
    #expect(
      Self.page.contains(
        "<code>SELECT COUNT(*) AS n\n  FROM changes\n WHERE verified = 1 AND lines &lt; 10</code></pre>"))
  }
}
