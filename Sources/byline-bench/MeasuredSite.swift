import Foundation

/// What a site about many repositories costs, made from a store that holds them all.
struct MeasuredSite {
  private let program: String
  private let folder: URL
  private let store: String
  private let repositories: [String]

  /// Copies histories so many times, and collects all the copies into one store.
  init(of histories: [String], copies: Int, _ program: String, in folder: URL) throws {
    self.program = program
    self.folder = folder
    store = folder.appendingPathComponent("site.sqlite").path
    repositories = (1...copies).flatMap { number in
      histories.map { history in
        let name = URL(fileURLWithPath: history).deletingPathExtension().lastPathComponent
        return folder.appendingPathComponent("\(name)-\(number).git").path
      }
    }
    for (place, repository) in repositories.enumerated() {
      _ = try Run(["git", "clone", "--quiet", "--mirror", histories[place % histories.count], repository])
      _ = try Run([program, "collect", repository, "--store", store])
    }
  }

  /// Makes the site of 52 weeks and that of five years up to the last commit, beside git listing the same commits.
  func measure(rounds: Int) throws {
    let last = try lastCommit()
    let days = { (count: Double) in
      last.addingTimeInterval(count * 86_400).formatted(.iso8601.year().month().day())
    }
    let (asOf, since) = (days(1), days(-5 * 365.25))
    var floor: [Run] = []
    var year: [Run] = []
    var years: [Run] = []
    for _ in 0..<rounds {
      floor.append(
        try Run(all: repositories.map { ["git", "-C", $0, "log", "--format=%H %P %an %ae %at %s"] }))
      year.append(try made(["--as-of", asOf]))
      years.append(try made(["--as-of", asOf, "--since", since]))
    }
    print("## A site about \(repositories.count) repositories\n")
    var table = CostTable(floor: floor)
    table.add("git log of each, without diffs (the floor)", floor)
    table.add("dashboard of 52 weeks from the filled store", year)
    table.add("dashboard since \(since) from the filled store", years)
    print("\(table.text)\n\nThe largest page of the last has \(try largestPage() / 1_000) kB.\n")
    fflush(nil)
  }

  private var site: URL { folder.appendingPathComponent("site") }

  private func made(_ window: [String]) throws -> Run {
    try Run([program, "dashboard", "--store", store, "--output", site.path] + window)
  }

  /// When the last commit of any of them was made.
  private func lastCommit() throws -> Date {
    let seconds = try repositories.map { repository in
      String(decoding: try output(of: ["git", "-C", repository, "log", "-1", "--format=%ct"]), as: UTF8.self)
    }.compactMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    return Date(timeIntervalSince1970: seconds.max() ?? 0)
  }

  private func largestPage() throws -> Int {
    try FileManager.default.contentsOfDirectory(at: site, includingPropertiesForKeys: [.fileSizeKey])
      .filter { $0.pathExtension == "html" }
      .compactMap { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize }.max() ?? 0
  }
}
