import ArgumentParser
import Foundation

/// Measures what collecting costs beside what git alone takes to print the same history.
///
/// Both run alternately in one session, so that a busy machine slows both; medians and ratios are printed, never a verdict.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "byline-bench",
    abstract: "Measure collecting and reporting on a history, beside git's own time for printing it.")

  @Argument(help: "Repositories, or bundles of them.")
  var histories: [String]

  @Option(help: "How often each is run; medians are printed.")
  var rounds = 5

  @Option(help: "The ref whose history is read.")
  var ref = "HEAD"

  @Option(help: "The byline to measure (default: the one beside this program).")
  var byline: String?

  func run() throws {
    let program =
      byline
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("byline").path
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("byline-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    print("\(rounds) rounds each, medians; CPU is user and system time with all processes started.\n")
    for history in histories {
      let repository = try opened(history, in: folder)
      try measure(repository, program, folder.appendingPathComponent("store.sqlite").path)
    }
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
    var floor: [Run] = []
    var collect: [Run] = []
    var again: [Run] = []
    var report: [Run] = []
    for _ in 0..<rounds {
      floor.append(try Run(["git", "-C", repository, "log", "-c", "-p", "-U0", "-M", "--raw", ref]))
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + suffix) }
      let arguments = [program, "collect", repository, "--store", store, "--ref", ref, "--verbose"]
      collect.append(try Run(arguments))
      again.append(try Run(arguments))
      report.append(try Run([program, "report", "--store", store]))
    }
    let name = URL(fileURLWithPath: repository).deletingPathExtension().lastPathComponent
    print("## \(name)\n")
    print(
      "| what | wall s | CPU s | wall, of the floor | CPU, of the floor | Byline's own CPU s | Byline's own peak MB |")
    print(
      "|:-----|-------:|------:|-------------------:|------------------:|-------------------:|---------------------:|")
    row("git log -c -p -U0 -M --raw (the floor)", floor, floor)
    row("collect into an empty store", collect, floor)
    row("collect again, nothing new", again, floor)
    row("report from the filled store", report, floor)
    print("")
  }

  private func row(_ name: String, _ runs: [Run], _ floor: [Run]) {
    let wall = median(runs.map(\.wall))
    let cpu = median(runs.map(\.cpu))
    let own = runs.compactMap(\.ownCPU)
    let peak = runs.compactMap(\.ownPeak)
    let cells = [
      name, decimal(wall, 2), decimal(cpu, 2), decimal(median(zip(runs, floor).map { $0.wall / $1.wall }), 2),
      decimal(median(zip(runs, floor).map { $0.cpu / $1.cpu }), 2), own.isEmpty ? "" : decimal(median(own), 2),
      peak.isEmpty ? "" : decimal(median(peak), 0),
    ]
    print("| \(cells.joined(separator: " | ")) |")
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 0 ? 1 : 100
    let whole = Int((value * Double(scale)).rounded())
    guard digits > 0 else { return "\(whole)" }
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
