import ArgumentParser
import Collection
import Collectors
import Facts

/// `byline verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare the owners of lines with git blame, line by line.",
    usage: "byline verify [<repo>] [--files <n> | --all] [<options>]",
    discussion: """
      Takes files of the tip (the same ones each time, large ones among them), asks git blame about each, and compares \
      commit, path and number of every line. Checks too that the books balance: lines born less lines dead are the \
      lines alive, and as many as git counts.

      Lines whose owner cannot be known, and lines that differ by a written rule, are counted apart and never as \
      agreement. The status is 1 when a line differs without such a reason, or the books do not balance.

      Examples:
        byline verify
        byline verify ~/src/api --files 200
        byline verify --all
      """)

  @Argument(help: ArgumentHelp("The repository (default: the current folder's).", valueName: "repo"))
  var repository: String?

  @Option(help: ArgumentHelp("How many files to compare (default: 50).", valueName: "n"))
  var files: Int = 50

  @Flag(help: "Compare all files (default: some).")
  var all = false

  @OptionGroup var options: StoreOptions
  @OptionGroup var freshness: FreshnessOptions

  func run() throws {
    guard files > 0 else {
      throw BylineError(.usage, "\(files) is no number of files", hint: "name one, as --files 50, or use --all")
    }
    let workspace = try Workspace(
      paths: [repository ?? "."], options: options, collects: freshness.collects, takesWholeStore: false)
    let repository = try Workspace.repository(at: repository ?? ".")
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    defer { line.clear() }
    let result = try LineVerification(
      store: workspace.store, repository: repository, number: workspace.repositories.first ?? 0
    ).run(files: all ? nil : files) {
      line.show("\(repository.name.prefix(30)): \($0) of \($1) files compared", $0, $1)
    }
    line.clear()
    try Output.write(VerificationText.text(result, name: repository.name), to: nil)
    guard result.holds else {
      throw BylineError(
        .checkFailed,
        result.linesDiffering > 0
          ? "\(result.linesDiffering) lines differ from git blame without a known reason"
          : "the books of the line history do not balance",
        hint: "report it with the lines above, and collect again with: byline collect --full")
    }
  }
}
