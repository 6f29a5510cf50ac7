import Foundation

/// Made-up review records of a history, as `gh pr list --json` prints them, a request a line: the same for the same
/// history and number.
///
/// Nine in ten landed with a mainline commit each, spread over the history: as merges of the branch that is there, as
/// squashes, or as rebases without the branch. The others were closed or are open. Reviews, comments, bodies and agents' marks are about
/// as many as on a busy project.
struct HistoryRecords {
  /// A mainline commit, by what its record has of it.
  private struct Unit {
    var id: String
    var parents: [String]
    var seconds: Int
    var email: String
    var subject: String
  }

  private let units: [Unit]
  private let requests: Int
  private var random = SplitMix64(state: 0xf0e5)

  /// Prepares so many requests on the mainline of a repository.
  init(requests: Int, of repository: String, ref: String) throws {
    self.requests = requests
    let lines = try output(of: [
      "git", "-C", repository, "log", "--first-parent", "--reverse", "--format=%H%x09%P%x09%ct%x09%ae%x09%s", ref,
    ]).split(separator: 0x0a)
    units = lines.compactMap { line in
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 5 else { return nil }
      return Unit(
        id: String(fields[0]), parents: fields[1].split(separator: " ").map(String.init), seconds: Int(fields[2]) ?? 0,
        email: String(fields[3]), subject: String(fields[4]))
    }
  }

  /// Writes all requests but the last into one file, and the last into another.
  mutating func write(to path: String, last: String) throws {
    guard let file = fopen(path, "w") else { throw POSIXError(.EIO) }
    defer { fclose(file) }
    for number in 1...max(1, requests) {
      let line = request(number) + "\n"
      if number == requests {
        try line.write(toFile: last, atomically: false, encoding: .utf8)
      } else {
        fputs(line, file)
      }
    }
  }

  private mutating func request(_ number: Int) -> String {
    let unit = units[min(units.count - 1, number * units.count / (requests + 1))]
    let created = unit.seconds - 3600 * (1 + random.below(72))
    let kind = random.below(100)
    let isMerged = kind < 90
    let isAgents = random.below(5) == 0
    let branch = unit.parents.count > 1 ? unit.parents[1] : id()
    let commits = (0..<(1 + random.below(3))).map { index in
      let message = index == 0 ? unit.subject : "Change more, part \(index)"
      let trailer = isAgents ? "Co-Authored-By: Claude <noreply@anthropic.com>" : ""
      return """
        {"oid":"\(index == 0 ? branch : id())","messageHeadline":"\(message)","messageBody":"\(trailer)",\
        "authoredDate":"\(time(created - 600 * (index + 1)))","committedDate":"\(time(created - 500 * index - 60))",\
        "authors":[{"name":"","email":"\(unit.email)","login":"login\(random.below(200))"}]}
        """
    }
    let reviews = (0..<random.below(4)).map { index in
      let state = ["APPROVED", "COMMENTED", "CHANGES_REQUESTED", "APPROVED"][random.below(4)]
      return """
        {"id":"R\(number)-\(index)","author":{"login":"login\(random.below(200))"},"state":"\(state)","body":"Looks fine.",\
        "submittedAt":"\(time(created + 900 * (index + 1)))","commit":{"oid":"\(branch)"}}
        """
    }
    let comments = (0..<random.below(5)).map { index in
      """
      {"id":"C\(number)-\(index)","author":{"login":"login\(random.below(200))"},"body":"A word about part \(index).",\
      "createdAt":"\(time(created + 700 * (index + 1)))"}
      """
    }
    let body = String(repeating: "What this does, why, and how it was tested. ", count: 2 + random.below(30))
    let mark = isAgents ? "Generated with [Claude Code](https://claude.com/claude-code)" : ""
    return """
      {"number":\(number),"title":"Change part \(number)","body":"\(body)\(mark)",\
      "url":"https://forge.example/made/up/pull/\(number)","state":"\(isMerged ? "MERGED" : kind < 97 ? "CLOSED" : "OPEN")",\
      "isDraft":false,"author":{"is_bot":false,"login":"login\(random.below(200))"},\
      "headRefName":"topic/\(number)","baseRefName":"main","headRefOid":"\(branch)",\
      "createdAt":"\(time(created))","updatedAt":"\(time(unit.seconds + 60))",\
      "mergedAt":\(isMerged ? "\"\(time(unit.seconds))\"" : "null"),\
      "closedAt":\(kind < 97 ? "\"\(time(unit.seconds))\"" : "null"),\
      "mergeCommit":\(isMerged ? "{\"oid\":\"\(unit.id)\"}" : "null"),\
      "mergedBy":\(isMerged ? "{\"is_bot\":false,\"login\":\"login\(random.below(200))\"}" : "null"),\
      "additions":\(random.below(400)),"deletions":\(random.below(100)),"changedFiles":\(1 + random.below(8)),\
      "labels":[],"commits":[\(commits.joined(separator: ","))],"reviews":[\(reviews.joined(separator: ","))],\
      "comments":[\(comments.joined(separator: ","))]}
      """
  }

  private mutating func id() -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<40).map { _ in digits[random.below(16)] })
  }

  private func time(_ seconds: Int) -> String {
    let moment = gmtime(seconds)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return
      "\(moment.year)-\(two(moment.month))-\(two(moment.day))T\(two(moment.hour)):\(two(moment.minute)):\(two(moment.second))Z"
  }

  private func gmtime(_ seconds: Int) -> (
    year: Int32, month: Int32, day: Int32, hour: Int32, minute: Int32, second: Int32
  ) {
    var clock = time_t(seconds)
    var parts = tm()
    gmtime_r(&clock, &parts)
    return (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec)
  }
}
