import Aggregation
import ArgumentParser
import Facts
import Reports

/// `byline explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print why a change request or a commit has its verdict: each sign, each join, each review.",
    usage: "byline explain <change> [--repo <folder>] [<options>]",
    discussion: """
      For people who doubt a number. It is the repository's own data, so accounts and names are shown, as git and the \
      forge show them.

      Examples:
        byline explain 12
        byline explain '#12' --store team.sqlite
        byline explain octo/tide#12
        byline explain 3f2a91c --format json
      """)

  @Argument(
    help: ArgumentHelp(
      "A change request (12, #12, owner/name#12), or a commit's id or its beginning.", valueName: "change"))
  var change: String

  @Option(
    help: ArgumentHelp("The repository, or a folder of it (default: the current folder's).", valueName: "folder"))
  var repo: String?

  @Option(help: ArgumentHelp("text or json, one object an answer (default: text).", valueName: "format"))
  var format: String = ExplanationFormat.text.rawValue

  @OptionGroup var options: StoreOptions
  @OptionGroup var freshness: FreshnessOptions

  func run() throws {
    guard let format = ExplanationFormat(rawValue: format) else {
      throw BylineError(
        .usage, "'\(self.format)' is no format of explanations",
        hint: "the formats are \(ExplanationFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let workspace = try Workspace(
      paths: repo.map { [$0] } ?? [], options: options, collects: freshness.collects)
    let finder = try ExplanationFinder(store: workspace.store, repositories: workspace.repositories)
    try Output.write(format.render(finder.explanations(of: change)), to: nil)
  }
}
