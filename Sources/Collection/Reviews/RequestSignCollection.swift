import Collectors
import Facts
import Store

/// Looks for agents' marks on change requests: their author, their text, the name of their branch, and those of their
/// commits that no linked repository has (squashed away, or never landed).
struct RequestSignCollection {
  let store: FactStore
  let signatures: SignatureSet

  func run() throws {
    var found: [RequestSigns] = []
    try store.each(
      """
      SELECT r.projectId, r.number, r.title, r.body, r.headBranch, COALESCE(r.createdTime, r.mergedTime, 0),
        COALESCE(a.login, ''), COALESCE(i.writesAs, ''), COALESCE(i.agent, '')
      FROM requests AS r
      LEFT JOIN actors AS a ON a.actorId = r.authorId
      LEFT JOIN actor_roles AS i ON i.actorId = r.authorId
      ORDER BY r.projectId, r.number
      """, of: 0
    ) { row in
      var signs = [author(login: row.text(6), kind: row.text(7), agent: row.text(8))].compactMap(\.self)
      let nobody = Identity(name: "", email: "")
      signs += signatures.evidence(
        in: CommitMarks(
          author: nobody, committer: nobody, message: "\(row.text(2))\n\n\(row.text(3))",
          authoredDay: Calendar.day(ofSeconds: Int64(row.integer(5))), branch: row.text(4)))
      if !signs.isEmpty {
        found.append(RequestSigns(project: row.integer(0), number: row.integer(1), sha: "", evidence: signs))
      }
    }
    try store.each(
      """
      SELECT c.projectId, c.number, c.sha, c.authorName, c.authorEmail, c.message,
        COALESCE(c.authorTime, c.committerTime, 0)
      FROM request_commits AS c
      JOIN projects AS p ON p.projectId = c.projectId
      WHERE NOT EXISTS (SELECT 1 FROM commits AS k WHERE k.repositoryId = p.repositoryId AND k.sha = c.sha)
      ORDER BY c.projectId, c.number, c.sha
      """, of: 0
    ) { row in
      let author = Identity(name: row.text(3), email: row.text(4))
      let signs = signatures.evidence(
        in: CommitMarks(
          author: author, committer: author, message: row.text(5),
          authoredDay: Calendar.day(ofSeconds: Int64(row.integer(6)))))
      if !signs.isEmpty {
        found.append(RequestSigns(project: row.integer(0), number: row.integer(1), sha: row.text(2), evidence: signs))
      }
    }
    try store.setRequestEvidence { write in for signs in found { try write(signs) } }
  }

  /// The account that opened the request, where it is not a person's.
  private func author(login: String, kind: String, agent: String) -> Evidence? {
    let role: Evidence.Role? =
      switch ActorKind(rawValue: kind) {
      case .agent: .agent
      case .reviewer: .reviewer
      case .automation: .automation
      case .person, .unknown, nil: nil
      }
    return role.map {
      Evidence(channel: .author, rule: "account", role: $0, strength: .strong, agent: agent, mark: login)
    }
  }
}
