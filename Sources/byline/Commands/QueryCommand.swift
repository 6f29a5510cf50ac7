import Aggregation
import ArgumentParser
import Facts
import Reports

/// `byline query`.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Answer one question: a metric, split as you like.",
    usage: "byline query <metric> [<repo> ...] [--by <dimensions>] [<options>]",
    discussion: """
      The reports' own numbers, one metric at a time. `byline metrics list` prints the metrics, \
      `byline metrics describe ID` the dimensions of one.

      Examples:
        byline query ai-line-share --by week --since 2026-06-01
        byline query agent-mix --by agent,model --format csv
        byline query throughput --by repository --store team.sqlite
      """)

  @Argument(help: ArgumentHelp("The metric's id, as ai-line-share.", valueName: "metric"))
  var metric: String

  @Argument(help: ArgumentHelp("Repositories (default: the current folder's).", valueName: "repo"))
  var repositories: [String] = []

  @Option(
    help: ArgumentHelp(
      "Dimensions to split by, with commas between (default: none, one answer).", valueName: "dimensions"))
  var by: String?

  @OptionGroup var window: WindowOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: StoreOptions
  @OptionGroup var policy: PolicyOptions

  @OptionGroup var freshness: FreshnessOptions

  func run() throws {
    let asked = try MetricCatalogue.metric(id: metric)
    let names = (by ?? "").split(separator: ",").map(\.trimmingBlanks).filter { !$0.isEmpty }
    let dimensions = try MetricQuery.dimensions(named: names, of: asked)
    let format = try FormatRegistry.format(output.formatName)
    let request = try ContextRequest(window, defaultWeeks: 1)
    let workspace = try Workspace(paths: repositories, options: options, policy: policy, collects: freshness.collects)
    let document = try QueryDocument.make(request.context(workspace), metric: asked, by: dimensions)
    try Output.write(format.render(document), to: output.output)
  }
}
