import Facts
import Store

extension ReviewedRequest {
  /// The requests of the projects that are linked to a repository, by project and number: one query a table.
  static func load(_ store: FactStore, _ repository: Int) throws -> [ReviewedRequest] {
    var requests: [ReviewedRequest] = []
    try store.each(
      """
      SELECT r.projectId, r.number, p.forge, r.changeKey, r.title, r.url, r.state, r.isDraft, r.createdTime, r.readyTime,
        r.closedTime, r.mergedTime, r.authorId, r.mergedById, r.headSha, r.landedSha, r.method, r.commitCount,
        r.addedLines, r.deletedLines, r.changedFiles, r.has, r.cut, r.headBranch
      FROM requests AS r JOIN projects AS p ON p.projectId = r.projectId
      WHERE p.repositoryId = ?1 ORDER BY r.projectId, r.number
      """, of: repository
    ) { row in
      var request = ReviewedRequest(
        project: row.integer(0), number: row.integer(1), forge: ProjectName.Forge(rawValue: row.text(2)) ?? .github)
      (request.changeKey, request.title, request.url) = (row.text(3), row.text(4), row.text(5))
      request.state = RequestRecord.State(rawValue: row.text(6)) ?? .open
      request.isDraft = row.optional(7).map { $0 == 1 }
      (request.created, request.ready) = (row.optional(8), row.optional(9))
      (request.closed, request.merged) = (row.optional(10), row.optional(11))
      (request.author, request.mergedBy) = (row.optional(12), row.optional(13))
      (request.head, request.landed) = (row.text(14), row.text(15))
      request.method = RequestRecord.Method(rawValue: row.text(16))
      request.commitCount = row.optional(17)
      (request.added, request.deleted, request.files) = (row.optional(18), row.optional(19), row.optional(20))
      request.has = Set(row.text(21).split(separator: ","))
      let cut = row.text(22)
      if !cut.isEmpty {
        request.cut = Set(cut.split(separator: ",").compactMap { RequestRecord.List(rawValue: String($0)) })
      }
      request.headBranch = row.text(23)
      requests.append(request)
    }
    guard !requests.isEmpty else { return [] }
    try addLists(to: &requests, store, repository)
    try addPatches(to: &requests, store, repository)
    for index in requests.indices { requests[index].mergeVerdicts() }
    return requests
  }

  private static func addLists(to requests: inout [ReviewedRequest], _ store: FactStore, _ repository: Int) throws {
    // The tables are in the same order, so one position runs along.
    func each(
      _ columns: String, from table: String, order: String, _ body: (inout ReviewedRequest, Columns) -> Void
    ) throws {
      var position = 0
      try store.each(
        """
        SELECT t.projectId, t.number, \(columns) FROM \(table) JOIN projects AS p ON p.projectId = t.projectId
        WHERE p.repositoryId = ?1 ORDER BY t.projectId, t.number, \(order)
        """, of: repository
      ) { row in
        let key = (row.integer(0), row.integer(1))
        while position < requests.count, (requests[position].project, requests[position].number) < key { position += 1 }
        guard position < requests.count, (requests[position].project, requests[position].number) == key else { return }
        body(&requests[position], row)
      }
    }
    try each(
      "t.sha, t.authorEmail, t.authorTime, t.committerTime, t.message", from: "request_commits AS t",
      order: "t.ordinal, t.sha"
    ) { request, row in
      request.commits.append(
        Listed(
          sha: row.text(2), email: row.text(3).lowercased(), authored: row.optional(4), committed: row.optional(5),
          message: row.text(6)))
    }
    try each(
      "t.eventKey, t.kind, t.actorId, t.eventTime, t.sha, t.textLength", from: "request_events AS t",
      order: "t.eventTime, t.eventKey"
    ) { request, row in
      guard let kind = RequestEvent.Kind(rawValue: row.text(3)) else { return }
      request.events.append(
        Event(
          key: row.text(2), kind: kind, actor: row.optional(4), time: row.optional(5), sha: row.text(6),
          textLength: row.integer(7)))
    }
    try each(
      "t.sha, t.channel, t.rule, t.role, t.strength, t.agent, t.model, t.session, t.mark",
      from: "request_evidence AS t",
      order: "t.sha, t.ordinal"
    ) { request, row in
      guard let channel = Evidence.Channel(rawValue: row.text(3)), let role = Evidence.Role(rawValue: row.text(5)),
        let strength = Evidence.Strength(rawValue: row.text(6))
      else { return }
      let sign = Evidence(
        channel: channel, rule: row.text(4), role: role, strength: strength, agent: row.text(7), model: row.text(8),
        session: row.text(9), mark: row.text(10))
      if row.text(2).isEmpty {
        request.signs.append(sign)
      } else {
        request.commitSigns[row.text(2), default: []].append(sign)
      }
    }
    try each(
      "k.state", from: "requests AS t JOIN checks AS k ON k.projectId = t.projectId AND k.sha = t.headSha",
      order: "k.name"
    ) { request, row in request.checks.append(row.text(2)) }
  }
  private static func addPatches(
    to requests: inout [ReviewedRequest], _ store: FactStore, _ repository: Int
  ) throws {
    struct Key: Hashable {
      var project: Int
      var number: Int
    }
    var patches: [Key: [String]] = [:]
    try store.each(
      """
      SELECT q.projectId, q.number, i.patchId FROM request_patches AS q
      JOIN patch_ids AS i ON i.repositoryId = q.repositoryId AND i.sha = q.sha
      WHERE q.repositoryId = ?1 ORDER BY q.projectId, q.number, q.ordinal
      """, of: repository
    ) { row in
      let patch = row.text(2)
      if !patch.isEmpty { patches[Key(project: row.integer(0), number: row.integer(1)), default: []].append(patch) }
    }
    guard !patches.isEmpty else { return }
    for index in requests.indices {
      requests[index].patches = patches[Key(project: requests[index].project, number: requests[index].number)] ?? []
    }
  }
}
