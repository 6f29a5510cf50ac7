import Aggregation
import ArgumentParser
import Collectors
import Facts
import Reports

/// `byline blame`.
struct BlameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame",
    abstract: "Print each line of a file with who owns it, and who really wrote it.",
    usage: "byline blame <path> [--repo <folder>] [--ref <ref>] [<options>]",
    discussion: """
      Owners are those of git blame, taken from the store; beside them stands what is recorded: ai, assisted, human, \
      unmarked or automation, with agent, model and session. It is the repository's own data, so names are shown, as \
      git blame shows them.

      With --ref the file is shown as it was at that commit. Lines of commits that the store does not have are unknown.

      Examples:
        byline blame Sources/App.swift
        byline blame Sources/App.swift --ref v1.2.0
        byline blame README.md --repo ~/src/api --format csv
      """)

  @Argument(
    help: ArgumentHelp("The file, from the folder where you are or from the repository's top.", valueName: "path"))
  var path: String

  @Option(
    help: ArgumentHelp("The repository, or a folder of it (default: the current folder's).", valueName: "folder"))
  var repo: String?

  @Option(help: ArgumentHelp("text, csv or json, one object a line (default: text).", valueName: "format"))
  var format: String = BlameFormat.text.rawValue

  @OptionGroup var options: StoreOptions
  @OptionGroup var freshness: FreshnessOptions

  func run() throws {
    guard let format = BlameFormat(rawValue: format) else {
      throw BylineError(
        .usage, "'\(self.format)' is no format of lines",
        hint: "the formats are \(BlameFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let folder = repo ?? "."
    // The ref says which commit is shown; which history counts does not change with it.
    var collecting = options
    collecting.ref = nil
    let workspace = try Workspace(
      paths: [folder], options: collecting, collects: freshness.collects, takesWholeStore: false)
    let file = try BlamedFile(workspace, folder: folder, path: path, revision: options.ref)
    try Output.write(format.render(file.lines, texts: file.texts), to: nil)
  }
}
