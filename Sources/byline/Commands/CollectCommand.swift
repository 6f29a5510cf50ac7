import ArgumentParser
import Collection
import Facts

/// `byline collect`.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Read repositories into the store: only what is new.",
    discussion: """
      Reports read new history by themselves. This command is for one store of several repositories, and for a \
      nightly job. A collection that was stopped half-way is completed by the next one.

      Examples:
        byline collect
        byline collect ~/src/api ~/src/web --store team.sqlite
        byline collect --full
      """)

  @Argument(help: ArgumentHelp("Repositories (default: the current folder's).", valueName: "repo"))
  var repositories: [String] = []

  @OptionGroup var options: StoreOptions

  @Flag(help: "Read everything again (default: only what is new).")
  var full = false

  func run() throws {
    let workspace = try Workspace(paths: repositories, options: options, takesWholeStore: false, isFull: full)
    guard !options.quiet else { return }
    try Output.write(workspace.summaries.map { "\(CollectCommand.line($0))\n" }.joined(), to: nil)
  }

  private static func line(_ summary: CollectionSummary) -> String {
    var text =
      "\(summary.name) (\(summary.refName)): \(summary.commitsRead) commits and \(summary.recordsRead) records read, "
      + "\(summary.commitsTotal) commits in all"
    if summary.rejected > 0 { text += ", \(summary.rejected) parts of records not resolved" }
    return text
  }
}
