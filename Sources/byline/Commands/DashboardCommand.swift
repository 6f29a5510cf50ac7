import ArgumentParser
import Facts
import Foundation
import Reports

/// `byline dashboard`.
struct DashboardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard",
    abstract: "Write a static site: who wrote it, did people verify it, did it ship, did it hold up.",
    usage: "byline dashboard [<repo> ...] --output <folder> [<options>]",
    discussion: """
      The pages work from a disk, without a server, a network or scripts, and under the policies that build servers put \
      on what they publish. They are about the last 52 complete weeks, unless --since, --until or --week name other days.

      New history is read first. With --store and no repository nothing is read, and the site is about all that the \
      store holds. A page of an earlier site in the folder that the new one no longer has is taken away; other files stay.

      Examples:
        byline dashboard -o site
        byline dashboard ~/src/api ~/src/web --store team.sqlite -o site
        byline dashboard --store team.sqlite --since 2024-01-01 -o /srv/www/byline
      """)

  @Argument(help: ArgumentHelp("Repositories (default: the current folder's).", valueName: "repo"))
  var repositories: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write into; it is made where it is missing.", valueName: "folder"))
  var output: String

  @OptionGroup var window: WindowOptions
  @OptionGroup var options: StoreOptions
  @OptionGroup var policy: PolicyOptions

  @OptionGroup var freshness: FreshnessOptions

  /// How many pages are made at a time at most.
  private static let lanes = 4

  func run() async throws {
    let request = try ContextRequest(window, defaultWeeks: 52)
    let workspace = try Workspace(
      paths: repositories, options: options, policy: policy, collects: freshness.collects)
    let count = min(Self.lanes, ProcessInfo.processInfo.activeProcessorCount)
    let files = try await Dashboard.files(request.contexts(workspace, count: count))
    let folder = try SiteFolder(path: output)
    try folder.write(files)
    if !options.quiet { Output.complain("\(files.count) files in \(output): open \(folder.join("index.html"))") }
  }
}
