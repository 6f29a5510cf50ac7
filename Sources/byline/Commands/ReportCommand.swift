import ArgumentParser
import Facts
import Reports

/// `byline report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a report: who wrote it, what shipped, and how sure that is.",
    discussion: """
      weekly (the default) is about the last complete ISO week; headlines computes the field's public figures for your
      repository, over the last 52 weeks unless days are named.

        byline report
        byline report weekly --week 2026-W33 -o week.html
        byline report headlines ~/src/api
        byline report --store team.sqlite

      With --store and no repository, the store is reported as it is; nothing is collected.
      """)

  @Argument(
    help: ArgumentHelp(
      "weekly or headlines, then repositories (default: weekly, the current folder's).", valueName: "report"))
  var arguments: [String] = []

  @OptionGroup var window: WindowOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: StoreOptions
  @OptionGroup var policy: PolicyOptions

  @Flag(name: .customLong("no-collect"), help: "Take the store as it is, without reading new history.")
  var noCollect = false

  func run() throws {
    let named = arguments.first.flatMap { ReportKind(rawValue: $0) }
    let kind = named ?? .weekly
    let format = try FormatRegistry.format(output.formatName)
    let request = try ContextRequest(window, defaultWeeks: kind.defaultWeeks)
    let workspace = try Workspace(
      paths: named == nil ? arguments : Array(arguments.dropFirst()), options: options, policy: policy,
      collects: !noCollect)
    let document = try kind.document(request.context(workspace))
    try Output.write(format.render(document), to: output.output)
  }
}

/// The reports there are.
enum ReportKind: String, CaseIterable {
  case weekly
  case headlines

  /// How many complete weeks the report is about when no days are named.
  var defaultWeeks: Int {
    switch self {
    case .weekly: 1
    case .headlines: 52
    }
  }

  /// Makes the document.
  func document(_ context: ReportContext) throws -> ReportDocument {
    switch self {
    case .weekly: try WeeklyDocument.make(context)
    case .headlines: try HeadlinesDocument.make(context)
    }
  }
}
