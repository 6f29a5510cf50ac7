import Facts

/// The parts of the page that hold the document: its head, its sections, its definitions and where it comes from.
struct HTMLPage {
  private let document: ReportDocument
  private let blocks: HTMLBlocks

  /// Prepares a document's page, whose numbers lead to the definitions at its end, or where the links say.
  init(_ document: ReportDocument, links: HTMLLinks? = nil) {
    self.document = document
    blocks = HTMLBlocks(links ?? HTMLLinks(document.definitions))
  }

  /// The blocks of a document that are drawn, each with its id on the page.
  static func charts(of document: ReportDocument) -> [(id: String, block: ReportDocument.Block)] {
    document.sections.flatMap(\.blocks).filter(isDrawn).enumerated().map { ("byline-chart-\($0 + 1)", $1) }
  }

  private static func isDrawn(_ block: ReportDocument.Block) -> Bool {
    switch block {
    case .chart, .multiples, .answers: true
    case .paragraph, .keyFigures, .table, .list, .note, .code: false
    }
  }

  /// The masthead: the title, what it is about, the report in a sentence, and the way to its sections.
  var header: String {
    var parts = ["<header class=\"masthead\">"]
    parts.append("<p class=\"nameplate\">Byline <span>\(HTMLFormat.escape(document.id))</span></p>")
    return (parts + [heading(), "</header>"]).joined(separator: "\n")
  }

  /// The title, what the document is about, the document in a sentence, and the way to its sections.
  func heading(withContents: Bool = true) -> String {
    var parts = ["<h1>\(HTMLFormat.escape(document.title))</h1>"]
    if !document.subtitle.isEmpty { parts.append("<p class=\"subtitle\">\(HTMLFormat.escape(document.subtitle))</p>") }
    if !document.summary.isEmpty { parts.append("<p class=\"standfirst\">\(HTMLFormat.escape(document.summary))</p>") }
    if withContents, document.sections.count > 1 { parts.append(contents) }
    return parts.joined(separator: "\n")
  }

  /// The sections and the definitions.
  var main: String {
    var chartCount = 0
    let sections = document.sections.enumerated().map { place, section in
      let body = section.blocks.map { block -> String in
        if Self.isDrawn(block) { chartCount += 1 }
        return blocks.html(block, chartId: "byline-chart-\(chartCount)")
      }
      return self.section(id: anchor(place), title: section.title, body.joined(separator: "\n"))
    }
    return (sections + [definitions]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Where the numbers come from.
  var footer: String {
    guard !document.provenance.isEmpty else { return "<footer><p>Made by Byline.</p></footer>" }
    let fields = document.provenance.map { field in
      "<div><dt>\(HTMLFormat.escape(field.name))</dt><dd>\(HTMLFormat.escape(field.value))</dd></div>"
    }
    return """
      <footer aria-labelledby="byline-provenance">
      <h2 id="byline-provenance">Where the numbers come from</h2>
      <dl class="provenance">
      \(fields.joined(separator: "\n"))
      </dl>
      </footer>
      """
  }

  private var contents: String {
    let links = document.sections.enumerated().map { place, section in
      "<li><a href=\"#\(anchor(place))\">\(HTMLFormat.escape(section.title))</a></li>"
    }
    return "<nav aria-label=\"Sections\"><ul>\(links.joined())</ul></nav>"
  }

  private var definitions: String {
    guard !document.definitions.isEmpty else { return "" }
    guard blocks.links.definitionsFile.isEmpty else { return definitionLinks }
    let items = document.definitions.map { definition in
      """
      <div id="\(HTMLLinks.anchor(ofMetric: definition.metric))"><dt>\(HTMLFormat.escape(definition.title))</dt>
      <dd>\(HTMLFormat.escape(definition.text)) <code>\(HTMLFormat.escape(definition.metric))</code></dd></div>
      """
    }
    let list = "<dl class=\"definitions\">\n\(items.joined(separator: "\n"))\n</dl>"
    return section(id: "byline-definitions", title: "Definitions", list)
  }

  /// Where the numbers of the page are defined, those in its sentences too.
  private var definitionLinks: String {
    let items = document.definitions.map { "<li>\(blocks.linked($0.title, to: $0.metric))</li>" }
    let list = "<ul class=\"terms\">\n\(items.joined(separator: "\n"))\n</ul>"
    return section(id: "byline-definitions", title: "What the numbers on this page mean", list)
  }

  private func section(id: String, title: String, _ body: String) -> String {
    """
    <section id="\(id)" aria-labelledby="byline-title-\(id)">
    <h2 id="byline-title-\(id)">\(HTMLFormat.escape(title))</h2>
    <div class="body">
    \(body)
    </div>
    </section>
    """
  }

  /// A section's own id; a second section of the same name is told apart by its place.
  private func anchor(_ place: Int) -> String {
    let slugs = document.sections.map { Anchor.slug($0.id) }
    return slugs.prefix(place).contains(slugs[place]) ? "\(slugs[place])-\(place + 1)" : slugs[place]
  }
}
