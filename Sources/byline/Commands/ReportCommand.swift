import ArgumentParser
import Facts
import Reports

/// `byline report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a report: who wrote it, what shipped, and how sure that is.",
    usage: "byline report [weekly | headlines] [<repo> ...] [<options>]",
    discussion: """
      weekly is about one week, the last complete one. headlines computes the figures that the field publishes about \
      itself, for your repository and over the last 52 weeks. Other days: --week, or --since and --until.

      New history is read first. With --store and no repository nothing is read, and the report is about all that the \
      store holds.

      Examples:
        byline report
        byline report weekly --week 2026-W33 -o week.html
        byline report headlines ~/src/api
        byline report --store team.sqlite
      """)

  @Argument(
    help: ArgumentHelp(
      "weekly or headlines, then repositories (default: weekly, the current folder's).", valueName: "report or repo"))
  var arguments: [String] = []

  @OptionGroup var window: WindowOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: StoreOptions
  @OptionGroup var policy: PolicyOptions

  @OptionGroup var freshness: FreshnessOptions

  func run() throws {
    let named = try ReportKind.named(arguments.first)
    let kind = named ?? .weekly
    let format = try FormatRegistry.format(output.formatName)
    let request = try ContextRequest(window, defaultWeeks: kind.defaultWeeks)
    let workspace = try Workspace(
      paths: named == nil ? arguments : Array(arguments.dropFirst()), options: options, policy: policy,
      collects: freshness.collects)
    let document = try kind.document(request.context(workspace))
    try Output.write(format.render(document), to: output.output)
  }
}

/// The reports there are.
enum ReportKind: String, CaseIterable {
  case weekly
  case headlines

  /// The report that the first argument names; nil where it is a repository, or missing.
  static func named(_ argument: String?) throws -> ReportKind? {
    guard let argument else { return nil }
    if let kind = ReportKind(rawValue: argument) { return kind }
    guard !argument.contains("/"), !FileBytes.exists(argument) else { return nil }
    let names = allCases.map(\.rawValue)
    throw BylineError(
      .usage, "'\(argument)' is neither a report nor a folder",
      hint: Spelling.nearest(to: argument, in: names).map { "did you mean '\($0)'?" }
        ?? "the reports are \(names.joined(separator: " and "))")
  }

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
