import ArgumentParser
import Collectors
import Facts
import Foundation

/// `byline config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print every setting in force and where it came from.",
    discussion: """
      A flag wins over a variable of the environment, that over \(SettingsFile.name) at the top of the repository, that \
      over the default.

      Examples:
        byline config
        BYLINE_REF=release byline config ~/src/api
      """)

  @Argument(help: ArgumentHelp("A repository (default: the current folder's).", valueName: "repo"))
  var repository: String?

  @OptionGroup var options: StoreOptions
  @OptionGroup var policy: PolicyOptions

  func run() throws {
    let settings = try Settings(
      Settings.Request(options, policy), repository: try Workspace.repository(at: repository ?? "."))
    let rows = Setting.allCases.map { settings.row($0) }
    let widths = [rows.map(\.name.count), rows.map(\.value.count), rows.map(\.source.count)].map { $0.max() ?? 0 }
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
    let lines = rows.map { row in
      "\(padded(row.name, widths[0]))  \(padded(row.value, widths[1]))  \(padded(row.source, widths[2]))  \(row.meaning)\n"
    }
    try Output.write(lines.joined(), to: nil)
  }
}
