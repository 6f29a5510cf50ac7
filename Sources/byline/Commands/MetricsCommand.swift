import Aggregation
import ArgumentParser
import Facts

/// `byline metrics`.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Say which metrics there are and how each is defined.",
    discussion: """
      Examples:
        byline metrics
        byline metrics describe ai-line-share
      """,
    subcommands: [List.self, Describe.self, Reference.self], defaultSubcommand: List.self)

  /// `byline metrics list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print every metric, one a line.", discussion: "Example: byline metrics list")

    func run() throws {
      let width = MetricCatalogue.all.map(\.id.count).max() ?? 0
      let lines = MetricCatalogue.all.map { metric in
        metric.id + String(repeating: " ", count: width - metric.id.count + 2) + metric.question + "\n"
      }
      try Output.write(lines.joined(), to: nil)
    }
  }

  /// `byline metrics describe`.
  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "describe", abstract: "Print a metric's definition, denominator, pitfalls, dimensions and SQL.",
      discussion: "Example: byline metrics describe ai-line-share")

    @Argument(help: ArgumentHelp("The metric's id, as ai-line-share.", valueName: "metric"))
    var metric: String

    func run() throws {
      let text = try MetricCatalogue.describe(metric)
      try Output.write(text.hasSuffix("\n") ? text : text + "\n", to: nil)
    }
  }

  /// `byline metrics reference`.
  struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference", abstract: "Print all definitions as Markdown (METRICS.md is made with it).",
      discussion: "Example: byline metrics reference > METRICS.md")

    func run() throws {
      try Output.write(MetricCatalogue.reference(), to: nil)
    }
  }
}
