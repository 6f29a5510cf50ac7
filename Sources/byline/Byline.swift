import ArgumentParser
import Facts
import Foundation
import Logging

/// The program: arguments in, the modules called, text out.
@main
struct Byline: ParsableCommand {
  /// The program's version, as `CHANGELOG.md` names it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "byline",
    abstract: "Report who wrote the code, people or AI, what shipped, and how sure that is.",
    discussion: """
      Byline reads what a repository already holds (git history, agents' marks, records about lines, releases) and \
      never claims more than that says.

      Examples:
        byline report                 last week, in this repository
        byline report -o week.html
        byline report headlines --since 2026-01-01
        byline dashboard -o site      a site to publish
        byline query ai-line-share --by week --since 2026-06-01
        byline blame Sources/App.swift
        byline explain 12
        byline doctor                 what this clone lacks, and how to mend it
        byline metrics describe ai-line-share

      Exit status: 0 done, 1 a check failed, 2 could not do it, 64 wrong usage.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, DashboardCommand.self, DoctorCommand.self, CollectCommand.self, ImportCommand.self,
      SyncCommand.self, QueryCommand.self, BlameCommand.self, ExplainCommand.self, VerifyCommand.self,
      MetricsCommand.self, ConfigCommand.self,
    ])

  /// Runs the command and maps every error to one sentence on standard error and an exit status.
  static func main() async {
    // A reader that closes the pipe early (`byline report | head`) is no error of ours.
    signal(SIGPIPE, SIG_DFL)
    LoggingSystem.bootstrap { _ in LineLogHandler() }
    do {
      var command = try parseAsRoot()
      if var asking = command as? any AsyncParsableCommand {
        try await asking.run()
      } else {
        try command.run()
      }
    } catch let error as BylineError {
      Output.complain("error: \(error.message)")
      if let hint = error.hint { Output.complain("  hint: \(hint)") }
      Foundation.exit(error.exitStatus)
    } catch  where exitCode(for: error) == .failure {
      // What no module foresaw. The argument parser would make it a status that means something else here.
      Output.complain("error: \(error)")
      Foundation.exit(BylineError(.failure, "").exitStatus)
    } catch {
      exit(withError: error)
    }
  }
}
