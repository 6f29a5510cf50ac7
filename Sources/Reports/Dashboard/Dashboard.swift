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
  /// The contexts are of the same store and window; as many pages as there are contexts are made at a time.
  package static func files(_ contexts: [ReportContext]) async throws -> [SiteFile] {
    let contexts = contexts.map(\.ofAWindow)
    guard let context = contexts.first else { return [] }
    let pages = try await documents(contexts)
    let menu = pages.map { (id: $0.page.id, title: $0.page.title) }
    let files = pages.flatMap { page, document -> [SiteFile] in
      let links = HTMLLinks.site(
        definitionsFile: page.id == "definitions" ? "" : "definitions.html",
        pages: Dictionary(uniqueKeysWithValues: menu), dataPrefix: "\(dataFolder)/\(page.id)-", windows: windows)
      let html = SitePage(document, id: page.id, menu: menu, links: links, scope: context.scopeLabel).html
      return [SiteFile(path: "\(page.id).html", text: html)]
        + ChartCSV.files(of: document, path: links.data)
    }
    return files + SiteAssets.files
  }

  /// The pages that there are, each with its document.
  private static func documents(
    _ contexts: [ReportContext]
  ) async throws -> [(page: DashboardPage, document: ReportDocument)] {
    let all = DashboardPage.all
    let made = try await withThrowingTaskGroup(of: [Int: ReportDocument].self) { group in
      for (lane, context) in contexts.enumerated() {
        group.addTask {
          try stride(from: lane, to: all.count, by: contexts.count).reduce(into: [:]) { documents, place in
            documents[place] = try all[place].make(context)
          }
        }
      }
      return try await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
    return all.indices.compactMap { place in made[place].map { (page: all[place], document: $0) } }
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
