import ArgumentParser
import Foundation

/// Measures what collecting costs beside what git alone takes to print the same history, and to blame its files; and what
/// importing review records costs beside jq, which reads and prints them.
///
/// All run alternately in one session, so that a busy machine slows each; medians and ratios are printed, never a verdict.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "byline-bench",
    abstract: """
      Measure collecting and reporting on a history, beside git's own time for printing and blaming it, and importing \
      records, beside jq.
      """)

  @Argument(help: "Repositories, or bundles of them.")
  var histories: [String] = []

  @Option(help: "How often each is run; medians are printed. Blaming takes long and is run once.")
  var rounds = 5

  @Option(help: "The ref whose history is read.")
  var ref = "HEAD"

  @Option(help: "The byline to measure (default: the one beside this program).")
  var byline: String?

  @Flag(help: "Do not blame the files.")
  var withoutBlame = false

  @Option(help: "Make up a history of so many commits and measure that too.")
  var large: Int?

  @Option(name: .customLong("import"), help: "Measure the import of a file of review records, beside jq.")
  var records: String?

  @Option(help: "Make up so many megabytes of review records and measure their import.")
  var importMadeUp: Int?

  @Option(help: "Make up so many change requests of each history, and measure importing and reporting them too.")
  var requests: Int?

  @Option(help: "Collect so many copies of the histories into one store, and measure the site about them instead.")
  var copies: Int?

  func validate() throws {
    guard !histories.isEmpty || large != nil || records != nil || importMadeUp != nil else {
      throw ValidationError("name a repository, --large COMMITS, --import FILE or --import-made-up MEGABYTES")
    }
    guard rounds > 0, large ?? 1 > 0, requests ?? 1 > 0, importMadeUp ?? 1 > 0, copies ?? 1 > 0 else {
      throw ValidationError("rounds, commits, requests, megabytes and copies are numbers above 0")
    }
  }

  func run() throws {
    let program =
      byline
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("byline").path
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("byline-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    print("Medians of \(rounds) rounds; CPU is user and system time with all processes started.\n")
    if let copies {
      let histories = try histories.map { try opened($0, in: folder) }
      return try MeasuredSite(of: histories, copies: copies, program, in: folder).measure(rounds: rounds)
    }
    for history in histories {
      let repository = try opened(history, in: folder)
      try measure(repository, program, folder.appendingPathComponent("store.sqlite").path)
    }
    if let large {
      let repository = folder.appendingPathComponent("made-up-\(large).git").path
      var history = LargeHistory(commits: large)
      try history.write(to: repository)
      try measure(repository, program, folder.appendingPathComponent("store.sqlite").path)
    }
    let store = folder.appendingPathComponent("records.sqlite").path
    if let records { try measureImport(of: records, program, store) }
    if let importMadeUp {
      let file = folder.appendingPathComponent("made-up-\(importMadeUp)-MB.ndjson").path
      var records = LargeRecords(length: importMadeUp * 1_000_000)
      print("Made up: \(try records.write(to: file)) change requests.\n")
      try measureImport(of: file, program, store)
    }
  }

  /// Imports a file into an empty store and into the filled one, beside jq.
  private func measureImport(of file: String, _ program: String, _ store: String) throws {
    guard let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int else {
      throw ValidationError("there is nothing at \(file)")
    }
    var jq: [Run] = []
    var full: [Run] = []
    var again: [Run] = []
    for _ in 0..<rounds {
      jq.append(try Run(["jq", "-c", ".", file]))
      for suffix in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: store + suffix) }
      full.append(try Run([program, "import", file, "--store", store]))
      again.append(try Run([program, "import", file, "--store", store]))
    }
    print("## \(URL(fileURLWithPath: file).lastPathComponent): \(size / 1_000_000) MB\n")
    var table = CostTable(floor: jq)
    table.add("jq -c . (the floor)", jq)
    table.add("import into an empty store", full)
    table.add("import the same again", again)
    print("\(table.text)\n")
    fflush(nil)
  }

  /// A bundle is cloned first; a repository is taken as it is.
  private func opened(_ history: String, in folder: URL) throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: history, isDirectory: &isFolder) else {
      throw ValidationError("there is nothing at \(history)")
    }
    guard !isFolder.boolValue else { return history }
    let name = URL(fileURLWithPath: history).deletingPathExtension().lastPathComponent
    let clone = folder.appendingPathComponent("\(name).git").path
    _ = try Run(["git", "clone", "--quiet", "--mirror", history, clone])
    return clone
  }

  private func measure(_ repository: String, _ program: String, _ store: String) throws {
    let history = try MeasuredHistory(repository: repository, ref: ref)
    let git = ["git", "-C", repository]
    func collect(_ ref: String) throws -> Run {
      try Run([program, "collect", repository, "--store", store, "--ref", ref, "--verbose"])
    }
    func forget() {
      for suffix in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: store + suffix) }
    }
    var floor: [Run] = []
    var full: [Run] = []
    var again: [Run] = []
    var report: [Run] = []
    var week: [Run] = []
    for _ in 0..<rounds {
      floor.append(try Run(git + ["log", "-c", "-p", "-U0", "-M", "--raw", ref]))
      forget()
      full.append(try collect(ref))
      again.append(try collect(ref))
      report.append(try Run([program, "report", "--store", store]))
      guard let start = history.weekStart else { continue }
      forget()
      _ = try collect(start)
      week.append(try collect(ref))
    }
    var reviews = MeasuredRecords(program: program, store: store)
    if let requests {
      var records = try HistoryRecords(requests: requests, of: repository, ref: ref)
      try records.write(to: reviews.file, last: reviews.lastFile)
      for _ in 0..<rounds {
        forget()
        _ = try collect(ref)
        try reviews.measure()
      }
    }
    forget()
    let blame = try withoutBlame ? nil : Run(git + ["blame", "-s", ref, "--"], each: history.textFiles)

    let name = URL(fileURLWithPath: repository).deletingPathExtension().lastPathComponent
    print("## \(name): \(history.commits) commits, \(history.textFiles.count) text files at \(ref)\n")
    var table = CostTable(floor: floor)
    table.add("git log -c -p -U0 -M --raw (the floor)", floor)
    table.add("collect into an empty store, with the line history", full)
    table.add("collect again, nothing new", again)
    table.add("collect the last week (\(history.weekCommits) commits)", week)
    table.add("report from the filled store", report)
    if let requests { reviews.add(to: &table, requests) }
    if let blame { table.add("git blame -s of every text file, once", [blame]) }
    print(table.text)
    if let blame {
      print("\nBlaming takes \(CostTable.ratio([blame], full, \.cpu)) times the CPU of collecting.")
    }
    print("")
    // A table appears when it is ready, also in a file.
    fflush(nil)
  }
}
