import Facts
import GRDB

/// Writes review items within one transaction.
struct RequestWriter {
  let db: Database
  /// The projects that were met, by every name.
  var projects: [ProjectName: Int64] = [:]
  private var actors: [ActorKey: StoredActor] = [:]

  private struct ActorKey: Hashable {
    var forge: String
    var host: String
    var login: String
  }

  private struct StoredActor: Equatable {
    var id: Int64
    var name: String
    var email: String
    var hint: Actor.Hint
  }

  init(_ db: Database) { self.db = db }

  /// Writes one item, or completes what is stored of it.
  mutating func write(_ item: ReviewItem) throws {
    switch item {
    case .request(let record): try write(record)
    case .deployment(let record): try write(record)
    case .release(let record): try write(record)
    case .check(let record): try write(record)
    case .alias(let alias): try write(alias)
    }
  }

  private mutating func write(_ record: RequestRecord) throws {
    let project = try id(of: record.project)
    let author = try id(of: record.author, on: record.project)
    let merger = try id(of: record.mergedBy, on: record.project)
    let new = RequestRow(record, author: author, mergedBy: merger)
    let old = try stored(project, record.number)
    var row = old ?? new
    if old != nil { row.merge(new) }
    if let commits = record.commits {
      try write(commits, project, record.number, isNewest: new.commitsStamp, after: old?.commitsStamp ?? -1)
    }
    let count = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT COUNT(*) FROM request_commits WHERE projectId = ? AND number = ?"),
      arguments: [project, record.number])
    row.count(commits: count ?? 0)
    if row != old { try save(row, project, record.number) }
    for event in record.events { try write(event, record.project, project, record.number) }
  }

  /// Writes the row of a request over the one that is stored.
  func save(_ row: RequestRow, _ project: Int64, _ number: Int) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO requests VALUES (?, ?\(String(repeating: ", ?", count: RequestRow.columns.count)))"
    ).execute(arguments: StatementArguments([project.databaseValue, number.databaseValue] + row.stored))
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO request_stamps VALUES (?, ?, ?)")
      .execute(arguments: [project, number, row.storedStamps])
  }

  /// The stored row of a request.
  func stored(_ project: Int64, _ number: Int) throws -> RequestRow? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.*, s.stamps FROM requests AS r
        LEFT JOIN request_stamps AS s ON s.projectId = r.projectId AND s.number = r.number
        WHERE r.projectId = ? AND r.number = ?
        """)
    return try GRDB.Row.fetchOne(statement, arguments: [project, number]).map {
      RequestRow($0, stamps: $0["stamps"] ?? "")
    }
  }

  // MARK: Commits

  /// Writes a list of commits: a whole one replaces older ones, a part completes what is known.
  private func write(
    _ commits: [RequestCommit], _ project: Int64, _ number: Int, isNewest stamp: Int64, after known: Int64
  ) throws {
    guard stamp >= known else { return }
    if stamp > known {
      try db.cachedStatement(sql: "DELETE FROM request_commits WHERE projectId = ? AND number = ?")
        .execute(arguments: [project, number])
    }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO request_commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (projectId, number, sha) DO UPDATE SET
          authorName = MAX(authorName, excluded.authorName), authorEmail = MAX(authorEmail, excluded.authorEmail),
          authorTime = COALESCE(authorTime, excluded.authorTime),
          committerTime = COALESCE(committerTime, excluded.committerTime),
          message = CASE WHEN LENGTH(excluded.message) > LENGTH(message) THEN excluded.message ELSE message END,
          ordinal = MIN(ordinal, excluded.ordinal)
        WHERE excluded.authorName > authorName OR excluded.authorEmail > authorEmail
          OR authorTime IS NULL AND excluded.authorTime IS NOT NULL
          OR committerTime IS NULL AND excluded.committerTime IS NOT NULL
          OR LENGTH(excluded.message) > LENGTH(message) OR excluded.ordinal < ordinal
        """)
    for (index, commit) in commits.enumerated() {
      try insert.execute(arguments: [
        project, number, commit.id, index, commit.authorName, commit.authorEmail, commit.authored, commit.committed,
        commit.message,
      ])
    }
    // Commits may come one by one, from several files: the forges' order is that of the commits' own times.
    guard stamp < 0 else { return }
    try db.cachedStatement(
      sql: """
        UPDATE request_commits SET ordinal = o.place FROM (
          SELECT c.sha AS sha, ROW_NUMBER() OVER (
            ORDER BY COALESCE(c.committerTime, c.authorTime), c.authorTime, c.ordinal, c.sha) - 1 AS place
          FROM request_commits AS c WHERE c.projectId = ?1 AND c.number = ?2) AS o
        WHERE projectId = ?1 AND number = ?2 AND request_commits.sha = o.sha AND request_commits.ordinal <> o.place
        """
    ).execute(arguments: [project, number])
  }

  // MARK: Events

  private mutating func write(
    _ event: RequestEvent, _ name: ProjectName, _ project: Int64, _ number: Int
  ) throws {
    let actor = try id(of: event.actor, on: name)
    let new = EventRow(event, actor: actor)
    guard try !isToldBetter(event, actor, project, number) else { return }
    let old = try stored(event.key, project, number)
    var row = old ?? new
    if old != nil { row.merge(new) }
    guard row != old else { return }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO request_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        project, number, event.key, row.kind, row.actorId, row.time, row.sha, row.path, row.text, row.textLength,
      ])
  }

  private func stored(_ key: String, _ project: Int64, _ number: Int) throws -> EventRow? {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM request_events WHERE projectId = ? AND number = ? AND eventKey = ?")
    return try GRDB.Row.fetchOne(statement, arguments: [project, number, key]).map {
      EventRow(
        kind: $0["kind"], actorId: $0["actorId"], time: $0["eventTime"], sha: $0["sha"], path: $0["path"],
        text: $0["text"], textLength: $0["textLength"])
    }
  }

  /// True for an event without the forge's id, when the same one is stored with it.
  ///
  /// A key that begins with `~` was made of who did it and when. An event with an id takes the place of the one without.
  private func isToldBetter(_ event: RequestEvent, _ actor: Int64?, _ project: Int64, _ number: Int) throws -> Bool {
    if event.key.hasPrefix("~") {
      let kind = event.key.dropFirst().prefix { $0 != "@" }
      let statement = try db.cachedStatement(
        sql: """
          SELECT 1 FROM request_events WHERE projectId = ? AND number = ? AND eventTime IS ? AND actorId IS ?
            AND eventKey >= ? AND eventKey < ?
          """)
      return try Int.fetchOne(
        statement, arguments: [project, number, event.time, actor, "\(kind):", "\(kind);"]) != nil
    }
    guard let colon = event.key.firstIndex(of: ":") else { return false }
    let time = event.time.map(String.init) ?? ""
    try db.cachedStatement(sql: "DELETE FROM request_events WHERE projectId = ? AND number = ? AND eventKey = ?")
      .execute(arguments: [project, number, "~\(event.key[..<colon])@\(time)@\(event.actor?.login ?? "")"])
    return false
  }

  // MARK: Deployments, releases and checks

  private mutating func write(_ record: DeploymentRecord) throws {
    let project = try id(of: record.project)
    let select = try db.cachedStatement(sql: "SELECT * FROM deployments WHERE projectId = ? AND deploymentKey = ?")
    var record = record
    var stored: DeploymentRecord?
    if let row = try GRDB.Row.fetchOne(select, arguments: [project, record.key]) {
      stored = DeploymentRecord(
        project: record.project, key: record.key, environment: row["environment"], isProduction: row["isProduction"],
        commit: row["sha"], ref: row["ref"], state: row["state"], created: row["createdTime"],
        finished: row["finishedTime"])
      let state: String = row["state"]
      let finished: Int64? = row["finishedTime"]
      let (mine, theirs) = (DeploymentRecord.rank(record.state), DeploymentRecord.rank(state))
      if (theirs, state) > (mine, record.state) {
        (record.state, record.finished) = (state, finished)
      } else if state == record.state {
        record.finished = [record.finished, finished].compactMap { $0 }.min()
      }
      record.environment = max(record.environment, row["environment"])
      record.isProduction = record.isProduction || row["isProduction"]
      record.commit = max(record.commit, row["sha"])
      record.ref = max(record.ref, row["ref"])
      record.created = [record.created, row["createdTime"]].compactMap { $0 }.min()
    }
    guard record != stored else { return }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO deployments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        project, record.key, record.environment, record.isProduction, record.commit, record.ref, record.state,
        record.created, record.finished,
      ])
  }

  private mutating func write(_ record: ReleaseRecord) throws {
    // Published beats draft: a release goes only that way.
    try db.cachedStatement(
      sql: """
        INSERT INTO forge_releases VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (projectId, tag) DO UPDATE SET
          name = MAX(name, excluded.name),
          publishedTime = COALESCE(MIN(publishedTime, excluded.publishedTime), publishedTime, excluded.publishedTime),
          isPrerelease = MIN(isPrerelease, excluded.isPrerelease), isDraft = MIN(isDraft, excluded.isDraft)
        WHERE excluded.name > name OR excluded.isPrerelease < isPrerelease OR excluded.isDraft < isDraft
          OR excluded.publishedTime IS NOT NULL AND excluded.publishedTime < COALESCE(publishedTime, excluded.publishedTime + 1)
        """
    ).execute(arguments: [
      id(of: record.project), record.tag, record.name, record.published, record.isPrerelease, record.isDraft,
    ])
  }

  private mutating func write(_ record: CheckRecord) throws {
    // A check that ran again replaces what it said before.
    try db.cachedStatement(
      sql: """
        INSERT INTO checks VALUES (?, ?, ?, ?, ?) ON CONFLICT (projectId, sha, name) DO UPDATE SET
          state = excluded.state, finishedTime = excluded.finishedTime
        WHERE (COALESCE(excluded.finishedTime, 0), excluded.state) > (COALESCE(finishedTime, 0), state)
        """
    ).execute(arguments: [id(of: record.project), record.commit, record.name, record.state, record.finished])
  }

  // MARK: Projects and actors

  mutating func id(of name: ProjectName) throws -> Int64 {
    if let known = projects[name] { return known }
    let said = name
    let name = try resolved(name)
    try db.execute(
      sql: "INSERT INTO projects (forge, host, path) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [name.forge.rawValue, name.host, name.path])
    let id = try Int64.fetchOne(
      db, sql: "SELECT projectId FROM projects WHERE forge = ? AND host = ? AND path = ?",
      arguments: [name.forge.rawValue, name.host, name.path])
    projects[said] = id
    return id ?? 0
  }

  /// The number of an account.
  ///
  /// What a record says of it completes what is known; a bot stays one.
  private mutating func id(of actor: Actor?, on project: ProjectName) throws -> Int64? {
    guard let actor else { return nil }
    let login = [actor.login, actor.email, actor.name].first { !$0.isEmpty }
    guard let login else { return nil }
    let key = ActorKey(forge: project.forge.rawValue, host: project.host, login: login)
    let known = try actors[key] ?? stored(key)
    var merged = known ?? StoredActor(id: 0, name: "", email: "", hint: .none)
    merged.name = max(merged.name, actor.name)
    merged.email = max(merged.email, actor.email)
    if merged.hint == .none || actor.hint == .bot { merged.hint = actor.hint }
    if known == nil {
      try db.cachedStatement(
        sql: "INSERT INTO actors (forge, host, login, name, email, hint) VALUES (?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [key.forge, key.host, key.login, merged.name, merged.email, merged.hint.rawValue])
      merged.id = db.lastInsertedRowID
    } else if merged != known {
      try db.cachedStatement(sql: "UPDATE actors SET name = ?, email = ?, hint = ? WHERE actorId = ?")
        .execute(arguments: [merged.name, merged.email, merged.hint.rawValue, merged.id])
    }
    actors[key] = merged
    return merged.id
  }

  private func stored(_ key: ActorKey) throws -> StoredActor? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM actors WHERE forge = ? AND host = ? AND login = ?")
    return try GRDB.Row.fetchOne(statement, arguments: [key.forge, key.host, key.login]).map {
      StoredActor(
        id: $0["actorId"], name: $0["name"], email: $0["email"], hint: Actor.Hint(rawValue: $0["hint"]) ?? .none)
    }
  }
}
