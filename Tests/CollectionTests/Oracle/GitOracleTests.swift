import Collection
import Facts
import Foundation
import Store
import Testing

/// What is collected equals what git says, commit by commit and file by file.
@Suite struct GitOracleTests {
  private static let histories = "../shared/histories"

  /// True when the bundle of a real history lies beside the project.
  static func isPresent(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(histories)/\(name).bundle")
  }

  /// A repository of a bundle, its default branch named `main`.
  static func repository(bundle name: String) throws -> TemporaryRepository {
    let file = FileManager.default.currentDirectoryPath + "/\(histories)/\(name).bundle"
    return try TemporaryRepository(cloning: file, ["--mirror"], name: "\(name).git")
  }

  @Test(arguments: [51, 52, 53, 54, 55])
  func aRandomHistoryIsWhatGitSays(seed: UInt64) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: 60 + Int(seed) % 4 * 30).script)
    let comparison = try Comparison(repository)
    try comparison.commits()
    try comparison.files()
    try comparison.merges()
    try comparison.landings(of: 200)
    try comparison.releases()
  }

  @Test(.enabled(if: isPresent("entire"), "needs \(histories)/entire.bundle"))
  func entireIsWhatGitSays() throws {
    let comparison = try Comparison(Self.repository(bundle: "entire"))
    try comparison.commits()
    try comparison.files()
    try comparison.merges()
    try comparison.landings(of: 40)
  }

  @Test(.enabled(if: isPresent("aider"), "needs \(histories)/aider.bundle"))
  func aiderIsWhatGitSays() throws {
    let comparison = try Comparison(Self.repository(bundle: "aider"))
    try comparison.commits()
    try comparison.files()
    try comparison.landings(of: 10)
  }

  @Test(.enabled(if: isPresent("git-ai"), "needs \(histories)/git-ai.bundle"))
  func gitAIIsWhatGitSays() throws {
    let comparison = try Comparison(Self.repository(bundle: "git-ai"))
    try comparison.commits()
    try comparison.files()
    try comparison.landings(of: 10)
    try comparison.attestedLines()
  }
}

/// A collected repository beside what git says of it.
private struct Comparison: ~Copyable {
  private let oracle: GitOracle
  private let collected: Collected

  init(_ repository: consuming TemporaryRepository) throws {
    collected = try collect(repository, ref: "main")
    oracle = GitOracle(repository)
  }

  /// Compares how many commits there are, and their parents, people, dates and messages.
  func commits() throws {
    #expect(try collected.summary.commitsTotal == oracle.count())
    #expect(try collected.count("commits") == collected.summary.commitsTotal)
    let parents = try collected.lists(
      """
      SELECT c.sha AS k, x.parentSha AS v FROM commit_parents AS x
      JOIN commits AS c ON c.repositoryId = x.repositoryId AND c.commitId = x.commitId ORDER BY c.sha, x.ordinal
      """)
    var headers: [String: String] = [:]
    for row in try collected.store.rows(
      """
      SELECT c.sha AS sha, a.rawName AS authorName, a.rawEmail AS authorEmail, k.rawName AS committerName,
        k.rawEmail AS committerEmail, c.authorTime AS authorTime, c.authorOffset AS authorOffset,
        c.committerTime AS committerTime, c.committerOffset AS committerOffset, c.message AS message
      FROM commits AS c
      JOIN identities AS a ON a.repositoryId = c.repositoryId AND a.identityId = c.authorId
      JOIN identities AS k ON k.repositoryId = c.repositoryId AND k.identityId = c.committerId
      """)
    {
      let sha = row.text("sha")
      let fields = [
        sha, (parents[sha] ?? []).joined(separator: " "), row.text("authorName"), row.text("authorEmail"),
        Comparison.date(row, "author"), row.text("committerName"), row.text("committerEmail"),
        Comparison.date(row, "committer"), row.text("message"),
      ]
      headers[sha] = fields.joined(separator: "\n")
    }
    expectEqual(headers, try oracle.headers())
  }

  private static func date(_ row: Row, _ name: String) -> String {
    let minutes = row.integer("\(name)Offset") ?? 0
    let digits = abs(minutes) / 60 * 100 + abs(minutes) % 60
    let zone = String(repeating: "0", count: max(0, 4 - String(digits).count)) + String(digits)
    return "\(row.text("\(name)Time")) \(minutes < 0 ? "-" : "+")\(zone)"
  }

  /// Compares every file of every commit that is no merge with `git log --numstat`.
  func files() throws {
    var files: [String: [String]] = [:]
    for sha in try collected.texts("SELECT sha FROM commits WHERE parentCount < 2") { files[sha] = [] }
    for row in try collected.store.rows(
      """
      SELECT c.sha AS sha, f.content AS content, f.addedLines AS added, f.deletedLines AS deleted,
        f.addedRanges AS ranges, p.rawPath AS path, o.rawPath AS oldPath
      FROM file_changes AS f
      JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
      JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
      LEFT JOIN paths AS o ON o.repositoryId = f.repositoryId AND o.pathId = f.oldPathId
      WHERE c.parentCount < 2
      """)
    {
      guard case .bytes(let path) = row.value("path"), case .bytes(let ranges) = row.value("ranges") else { continue }
      var old = ""
      if case .bytes(let bytes) = row.value("oldPath") { old = "\(bytes.readable) => " }
      let counts = row.text("content") == "binary" ? "- -" : "\(row.text("added")) \(row.text("deleted"))"
      files[row.text("sha"), default: []].append("\(counts) \(old)\(path.readable)")
      #expect(LineRanges(encoded: ranges)?.count == row.integer("added"), "\(row.text("sha")) \(path.readable)")
    }
    expectEqual(files.mapValues { $0.sorted() }, try oracle.files())
  }

  /// Compares the lines that merges add themselves with the intersection of their parents' diffs.
  func merges() throws {
    var lines: [String: [String: Set<Int>]] = [:]
    for sha in try collected.texts("SELECT sha FROM commits WHERE parentCount > 1") { lines[sha] = [:] }
    for row in try collected.store.rows(
      """
      SELECT c.sha AS sha, f.addedRanges AS ranges, p.rawPath AS path FROM file_changes AS f
      JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
      JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
      WHERE c.parentCount > 1 AND f.addedLines > 0
      """)
    {
      guard case .bytes(let path) = row.value("path"), case .bytes(let bytes) = row.value("ranges") else { continue }
      let ranges = try #require(LineRanges(encoded: bytes)).ranges
      lines[row.text("sha"), default: [:]][path.readable] = Set(
        ranges.flatMap { Int($0.lowerBound)...Int($0.upperBound) })
    }
    expectEqual(lines, try oracle.mergeLines())
  }

  /// Compares what each of some mainline commits brought, evenly chosen.
  func landings(of number: Int) throws {
    let landed = try collected.lists(
      """
      SELECT l.sha AS k, c.sha AS v FROM commits AS c
      JOIN commits AS l ON l.repositoryId = c.repositoryId AND l.commitId = c.landedId
      """)
    let mainline = try oracle.mainline()
    #expect(Set(landed.keys) == Set(mainline))
    #expect(
      try collected.texts("SELECT sha FROM commits WHERE mainlineIndex IS NOT NULL ORDER BY mainlineIndex") == mainline)
    let merges = mainline.dropFirst().filter { landed[$0]?.count ?? 0 > 1 || mainline.count < 200 }
    for index in stride(from: 0, to: merges.count, by: max(1, merges.count / number)) {
      #expect(try Set(landed[merges[index]] ?? []) == oracle.landed(with: merges[index]))
    }
  }

  /// Compares the first release of each commit with the first tag that contains it.
  func releases() throws {
    let stable = try collected.texts("SELECT name FROM tags WHERE isRelease = 1 AND isPrerelease = 0")
    let releases = stable.isEmpty ? try collected.texts("SELECT name FROM tags WHERE isRelease = 1") : stable
    for row in try collected.store.rows(
      """
      SELECT c.sha AS sha, t.name AS name FROM commits AS c
      LEFT JOIN tags AS t ON t.repositoryId = c.repositoryId AND t.tagId = c.releaseId
      """)
    {
      let first = try oracle.tags(containing: row.text("sha")).first { releases.contains($0) }
      #expect(row.text("name") == first ?? "", "\(row.text("sha"))")
    }
  }

  /// Compares the lines that git-ai's notes attest with those that a script finds which knows nothing of Byline.
  func attestedLines() throws {
    let script = FileManager.default.currentDirectoryPath + "/Tests/Oracle/attested-lines.py"
    let result = try Program.run(
      ["python3", script, oracle.repository.path], in: oracle.repository.folder,
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
    try #require(result.status == 0, "\(result.errors)")
    var expected: [String: String] = [:]
    for line in result.lines {
      let words = line.split(separator: " ")
      if words[1] != "0" || words[2] != "0" { expected[String(words[0])] = "\(words[1]) AI, \(words[2]) human" }
    }
    var attested: [String: String] = [:]
    for row in try collected.store.rows(
      """
      SELECT c.sha AS sha, SUM(CASE a.origin WHEN 'ai' THEN a.lineCount ELSE 0 END) AS ai,
        SUM(CASE a.origin WHEN 'human' THEN a.lineCount ELSE 0 END) AS human
      FROM attested_lines AS a JOIN commits AS c ON c.repositoryId = a.repositoryId AND c.commitId = a.commitId
      WHERE a.format = 'git-ai' GROUP BY c.sha
      """)
    { attested[row.text("sha")] = "\(row.text("ai")) AI, \(row.text("human")) human" }
    expectEqual(attested, expected)
  }
}

extension Collected {
  /// The values `v` of a query by its keys `k`, in the query's order.
  fileprivate func lists(_ sql: String) throws -> [String: [String]] {
    var lists: [String: [String]] = [:]
    for row in try store.rows(sql) { lists[row.text("k"), default: []].append(row.text("v")) }
    return lists
  }
}

/// Expects equal values for equal keys, and prints the first few that differ.
private func expectEqual<Value: Equatable>(
  _ ours: [String: Value], _ gits: [String: Value], sourceLocation: SourceLocation = #_sourceLocation
) {
  let different = Set(ours.keys).union(gits.keys).filter { ours[$0] != gits[$0] }.sorted()
  guard !different.isEmpty else { return }
  let text = different.prefix(5).map { key in
    "\(key)\n  ours: \(ours[key].map { "\($0)" } ?? "none")\n  git:  \(gits[key].map { "\($0)" } ?? "none")"
  }
  Issue.record("\(different.count) differ\n\(text.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
