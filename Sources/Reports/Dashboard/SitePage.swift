/// One page of a site: a document with the site's menu, its style and its script in files of their own.
///
/// Nothing on it needs the script, an inline style or the network, so that it works from a disk and under the policies
/// that build servers put on what they publish.
struct SitePage {
  private let document: ReportDocument
  private let id: String
  private let menu: [(id: String, title: String)]
  private let links: HTMLLinks
  private let scope: String

  /// Prepares a page; `menu` names every page of the site, `scope` what the site is about.
  init(_ document: ReportDocument, id: String, menu: [(id: String, title: String)], links: HTMLLinks, scope: String) {
    self.document = document
    self.id = id
    self.menu = menu
    self.links = links
    self.scope = scope
  }

  /// Nothing may be loaded but the site's own files, and nothing sent, framed or run that stands in the page.
  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

  /// The page's text.
  var html: String {
    let page = HTMLPage(document, links: links)
    let title = id == "index" ? "Byline: \(scope)" : "\(document.title) · Byline: \(scope)"
    return """
      \(HTMLFormat.opening(title: title, policy: Self.policy))
      <link rel="icon" href="\(SiteAssets.icon)" type="image/svg+xml">
      <link rel="stylesheet" href="\(SiteAssets.style)">
      <script src="\(SiteAssets.script)" defer></script>
      </head>
      <body class="site" data-page="\(id)">
      <a class="skip" href="#byline-report">Skip to the content</a>
      <header class="masthead">
      <div class="nameplate"><a href="index.html">Byline</a> <span>\(HTMLFormat.escape(scope))</span></div>
      \(navigation)
      </header>
      <main id="byline-report">
      \(page.heading(withContents: id != "index"))\(choices)
      \(page.main)
      </main>
      \(page.footer)
      </body>
      </html>

      """
  }

  /// The place of what the script lets a reader choose; only where there is something to choose.
  ///
  /// It stands in the page so that nothing moves when the script fills it.
  private var choices: String {
    let blocks = document.sections.flatMap(\.blocks)
    let hasChoice = blocks.contains { block in
      switch block {
      case .chart(let chart): links.windows.contains { chart.last(weeks: $0) != nil }
      case .table(let table): table.rows.count > 1 && table.columns.contains { $0.subject == .repository }
      case .multiples(let multiples): multiples.panels.contains { !$0.repository.isEmpty }
      default: false
      }
    }
    return hasChoice ? "\n<div class=\"controls\"></div>" : ""
  }

  private var navigation: String {
    let items = menu.map { page in
      let current = page.id == id ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(page.id).html\"\(current)>\(HTMLFormat.escape(page.title))</a></li>"
    }
    return "<nav aria-label=\"Pages\"><ul>\(items.joined())</ul></nav>"
  }
}
