import Facts
import Store

/// Finds what a person may mean by `#12`, `12`, `owner/name#12` or the beginning of a commit's id, and explains it.
package struct ExplanationFinder {
  let store: FactStore
  /// The repositories to look in.
  let repositories: [Int]

  /// Looks in some repositories of a store; none for all.
  package init(store: FactStore, repositories: [Int]) throws {
    self.store = store
    self.repositories = try repositories.isEmpty ? store.repositories().map(\.id).sorted() : repositories
  }

  /// The explanations of all that the name fits, requests before commits.
  package func explanations(of name: String) throws -> [Explanation] {
    var found: [Explanation] = []
    for repository in repositories {
      for row in try requests(named: name, in: repository) { found.append(try explain(request: row, in: repository)) }
    }
    if found.isEmpty {
      for repository in repositories {
        for commit in try commits(named: name, in: repository) {
          found.append(try explain(commit: commit, in: repository))
        }
      }
    }
    guard !found.isEmpty else {
      throw BylineError(
        .failure, "nothing is known of '\(name)'",
        hint: "give a change request as #12 or owner/name#12, or a commit by at least 4 digits of its id")
    }
    return found
  }

  private func requests(named name: String, in repository: Int) throws -> [Row] {
    let mark = name.lastIndex { "#!".contains($0) }
    let digits = mark.map { name[name.index(after: $0)...] } ?? name[...]
    guard let number = Int(digits), number > 0 else {
      return try rows(repository, "f.requestKey = '\(ExplanationFinder.quoted(name))'")
    }
    var condition = "f.number = \(number)"
    if let mark {
      condition += " AND f.requestKey = '\(name[mark])\(number)'"
      let path = name[..<mark].lowercased()
      if !path.isEmpty { condition += " AND LOWER(p.path) = '\(ExplanationFinder.quoted(path))'" }
    }
    return try rows(repository, condition)
  }

  private func rows(_ repository: Int, _ condition: String) throws -> [Row] {
    try store.rows(
      """
      SELECT f.*, COALESCE(p.path, '') AS projectPath, COALESCE(c.sha, '') AS unitSha,
        COALESCE(a.login, '') AS authorLogin, COALESCE(m.login, '') AS mergerLogin,
        COALESCE(w.name, '') AS initiatorName
      FROM request_facts AS f
      LEFT JOIN projects AS p ON p.projectId = f.projectId
      LEFT JOIN requests AS r ON r.projectId = f.projectId AND r.number = f.number
      LEFT JOIN actors AS a ON a.actorId = r.authorId
      LEFT JOIN actors AS m ON m.actorId = r.mergedById
      LEFT JOIN people AS w ON w.personId = f.initiatorId
      LEFT JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.unitId
      WHERE f.repositoryId = \(repository) AND \(condition) ORDER BY f.projectId, f.number
      """)
  }

  private func commits(named name: String, in repository: Int) throws -> [Row] {
    let prefix = name.lowercased()
    guard (4...64).contains(prefix.utf8.count), prefix.utf8.allSatisfy({ $0.isHexadecimal }) else { return [] }
    let found = try store.rows(
      """
      SELECT c.commitId AS commitNumber, c.sha AS commitSha, c.subject AS commitSubject, c.landedTime AS landed,
        COALESCE(u.sha, '') AS unitSha, i.name AS authorName, i.email AS authorEmail,
        COALESCE(f.origin, '') AS origin, COALESCE(f.agent, '') AS agent, COALESCE(f.model, '') AS model,
        COALESCE(f.session, '') AS session, COALESCE(f.isSuspected, 0) AS isSuspected,
        COALESCE(f.hasRecord, 0) AS hasRecord
      FROM commits AS c
      JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.authorId
      LEFT JOIN commits AS u ON u.repositoryId = c.repositoryId AND u.commitId = c.landedId
      LEFT JOIN change_facts AS f ON f.repositoryId = c.repositoryId AND f.commitId = c.commitId
      WHERE c.repositoryId = \(repository) AND c.sha >= '\(prefix)' AND c.sha < '\(prefix)g'
      ORDER BY c.sha LIMIT 9
      """)
    guard found.count > 1, repositories.count == 1 else { return found }
    throw BylineError(
      .failure, "'\(name)' is the beginning of several commits",
      hint: "give more digits: \(found.prefix(3).map { $0.text("commitSha").prefix(12) }.joined(separator: ", "))")
  }

  /// A text within the quotes of SQL.
  private static func quoted(_ text: some StringProtocol) -> String { String(text).replacing("'", with: "''") }
}

extension UInt8 {
  /// True for `0` to `9` and `a` to `f`.
  fileprivate var isHexadecimal: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
