import Aggregation

/// A static site about some repositories: pages, one style, one script, and the data behind every picture as CSV.
///
/// It needs no server and no network. Without the script, and under a policy that forbids scripts, everything is there.
package enum Dashboard {
  /// The windows, in weeks, that a reader may pick beside the whole.
  static let windows = [13, 26, 52]

  /// What every page says of who made it.
  package static let signature = HTMLFormat.signature

  /// The folder of the data files.
  private static let dataFolder = "data"

  /// Every file of the site, the same for the same store, window and version.
  ///
  /// The contexts are of the same store, window and memory, each with a connection of its own; as much is done at a time as
  /// there are contexts.
  package static func files(_ contexts: [ReportContext]) async throws -> [SiteFile] {
    let contexts = contexts.map(\.ofAWindow)
    guard let context = contexts.first else { return [] }
    try await prepareAnswers(contexts)
    let documents = try await Lanes.map(DashboardPage.all, in: contexts) { try $0.make($1) }
    let pages = zip(DashboardPage.all, documents).compactMap { page, document in document.map { (page, $0) } }
    let menu = pages.map { (id: $0.0.id, title: $0.0.title) }
    let files = try await Lanes.map(pages, in: contexts) { page, _ in
      written(page.1, page.0, menu: menu, scope: context.scopeLabel)
    }
    return files.flatMap(\.self) + SiteAssets.files
  }

  /// Asks beforehand what the pages will ask, so that what one SELECT can answer is asked together.
  private static func prepareAnswers(_ contexts: [ReportContext]) async throws {
    let rehearsal = Rehearsal()
    let rehearsing = contexts.map { context in
      var copy = context
      copy.data = context.data.rehearsing(rehearsal)
      return copy
    }
    _ = try await Lanes.map(DashboardPage.all, in: rehearsing) { _ = try $0.make($1) }
    _ = try await Lanes.map(rehearsal.questions, in: contexts) { try $1.data.prepare($0) }
  }

  /// A page's file and those of its pictures.
  private static func written(
    _ document: ReportDocument, _ page: DashboardPage, menu: [(id: String, title: String)], scope: String
  ) -> [SiteFile] {
    let links = HTMLLinks.site(
      definitionsFile: page.id == "definitions" ? "" : "definitions.html",
      pages: Dictionary(uniqueKeysWithValues: menu), dataPrefix: "\(dataFolder)/\(page.id)-", windows: windows)
    let html = SitePage(document, id: page.id, menu: menu, links: links, scope: scope).html
    return [SiteFile(path: "\(page.id).html", text: html)] + ChartCSV.files(of: document, path: links.data)
  }

  /// Whether a file of this name may be one of ours from an earlier time: what a site no longer has is taken away, for
  /// a page about people must not stay when people are hidden again.
  package static func mayBeOurs(_ path: String) -> Bool {
    let names = DashboardPage.all.map(\.id)
    if names.contains(where: { path == "\($0).html" }) { return true }
    return path.hasSuffix(".csv") && names.contains { path.hasPrefix("\(dataFolder)/\($0)-byline-chart-") }
  }
}

extension ReportContext {
  /// The same for a site, which speaks of its window even where that is one week.
  fileprivate var ofAWindow: ReportContext {
    var context = self
    context.isWeek = false
    return context
  }
}
