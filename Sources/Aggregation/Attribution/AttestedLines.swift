import Facts
import Store

/// The claims of all records about the lines of commits, without any line counted twice.
struct AttestedLines {
  /// A writer's lines of one path in one commit.
  struct Claim {
    var path: Int
    var origin: Origin
    var agent: String
    var model: String
    var session: String
    /// The lines' numbers in the commit's version; no line is in two claims about a path.
    var lines: LineRanges

    var count: Int { lines.count }
  }

  /// Claims by commit number.
  private(set) var claims: [Int: [Claim]] = [:]

  /// Where two formats claim the same line, the format that stands first here is believed.
  static let precedence = ["git-ai", "agentblame", "agent-trace"]

  /// Loads a repository's claims, all or those about some paths; overlaps between formats are taken off the later one.
  static func load(_ store: FactStore, _ repository: Int, paths: Set<Int>? = nil) throws -> AttestedLines {
    var result = AttestedLines()
    var covered: [Int: LineRanges] = [:]
    var current = -1
    try store.each(
      """
      SELECT commitId, pathId, origin, agent, model, session, lineRanges FROM attested_lines WHERE repositoryId = ?1
      ORDER BY commitId, CASE format WHEN 'git-ai' THEN 0 WHEN 'agentblame' THEN 1 ELSE 2 END, format, ordinal
      """, of: repository
    ) { row in
      let commit = row.integer(0)
      let path = row.integer(1)
      guard paths?.contains(path) ?? true else { return }
      if commit != current {
        covered.removeAll(keepingCapacity: true)
        current = commit
      }
      guard let origin = Origin(rawValue: row.text(2)), let claimed = LineRanges(encoded: row.bytes(6)) else { return }
      let known = covered[path] ?? LineRanges()
      let lines = known.isEmpty ? claimed : claimed.subtracting(known)
      guard !lines.isEmpty else { return }
      covered[path] = known.isEmpty ? lines : known.union(lines)
      result.claims[commit, default: []].append(
        Claim(path: path, origin: origin, agent: row.text(3), model: row.text(4), session: row.text(5), lines: lines))
    }
    return result
  }

  /// What a commit's claims add up to, over files that count in shares or not.
  func summary(_ commit: Int) -> AttestedSummary {
    var summary = AttestedSummary()
    for claim in claims[commit] ?? [] {
      if claim.origin == .ai {
        summary.aiLines += claim.count
        summary.writers.insert(.init(agent: claim.agent, model: claim.model, session: claim.session))
      } else {
        summary.humanLines += claim.count
      }
    }
    return summary
  }
}
