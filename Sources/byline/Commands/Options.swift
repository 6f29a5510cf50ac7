import ArgumentParser
import Facts
import Foundation

/// Where the facts are, and how much is said on standard error.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database file (default: byline.sqlite in the repository's git directory; also BYLINE_STORE).",
      valueName: "file"))
  var store: String?

  @Option(help: ArgumentHelp("The ref whose history counts (default: HEAD; also BYLINE_REF).", valueName: "ref"))
  var ref: String?

  @Flag(help: "Fail with status 2 when any record could not be read (default: count it and go on).")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors (default: also what a reader must know).")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say on standard error what is being done, and what it took (default: no).")
  var verbose = false
}

/// What may be said, and of whom.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What lines and commits without any record count as: unmarked or human (default: unmarked; also BYLINE_UNMARKED).",
      valueName: "origin")
  )
  var unmarked: String?

  @Option(
    help: ArgumentHelp(
      "How people may appear: hidden, pseudonyms or names (default: hidden; also BYLINE_PEOPLE).", valueName: "how"))
  var people: String?

  @Option(
    name: .customLong("minimum-group"),
    help: ArgumentHelp(
      "The smallest group of people of whom something is said (default: 5; also BYLINE_MINIMUM_GROUP).", valueName: "n")
  )
  var minimumGroup: String?
}

/// The days that a report or an answer is about.
struct WindowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One ISO week, as 2026-W33 (default: the last complete one, for headlines the last 52).", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("The first day, as 2026-08-01, instead of --week (default: none).", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("The last day, with --since (default: the day of --as-of).", valueName: "day"))
  var until: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Speak as of this moment, as 2026-08-20T12:00:00Z (default: now).", valueName: "time"))
  var asOf: String?

  /// True when some days were asked for.
  var isGiven: Bool { week != nil || since != nil || until != nil }

  /// The moment in seconds since 1970; the clock is read here and nowhere below.
  func moment() throws -> Int64 {
    guard let asOf else { return Int64(Date().timeIntervalSince1970) }
    guard let seconds = Calendar.parseTime(asOf) else {
      throw BylineError(
        .usage, "'\(asOf)' is not a moment", hint: "write it as --as-of 2026-08-20T12:00:00Z or 2026-08-20")
    }
    return seconds
  }
}

/// Whether new history is read before an answer is given.
struct FreshnessOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-collect"),
    help: "Take the store as it is, without reading new history (default: read it first).")
  var noCollect = false

  /// True when new history is to be read.
  var collects: Bool { !noCollect }
}

/// How a result is written, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "markdown, csv, html or json (default: by the ending of --output, else markdown).", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, atomically (default: standard output).", valueName: "path"))
  var output: String?

  /// The format that was asked for: by name, by the output file's ending, or Markdown.
  var formatName: String {
    if let format { return format }
    let name = (output ?? "").split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "markdown" }
    let known = ["csv": "csv", "html": "html", "htm": "html", "json": "json"]
    return known[name[name.index(after: dot)...].lowercased()] ?? "markdown"
  }
}
