import Facts
import GRDB

/// An address under which a repository says that a forge knows it.
package struct RemoteName: Sendable, Equatable {
  /// Who says so.
  package enum Source: String, Sendable {
    /// The repository's settings.
    case setting
    /// A remote of its git configuration.
    case remote
  }

  package var source: Source
  package var address: RemoteAddress

  /// Makes a name.
  package init(source: Source, address: RemoteAddress) {
    self.source = source
    self.address = address
  }
}

/// One name with its members: an alias with a person's logins and addresses, or a team with people.
package struct PeopleSetting: Sendable, Equatable {
  /// What the members have in common.
  package enum Kind: String, Sendable {
    case alias
    case team
  }

  package var kind: Kind
  package var name: String
  package var members: [String]

  /// Makes a setting.
  package init(kind: Kind, name: String, members: [String]) {
    self.kind = kind
    self.name = name
    self.members = members
  }
}

/// What an account is, and whose.
package struct IdentifiedActor: Sendable, Equatable {
  package var actor: Int
  package var role: ActorRole
  /// 0 for nobody's.
  package var person: Int

  /// Makes an identified account.
  package init(actor: Int, role: ActorRole, person: Int) {
    self.actor = actor
    self.role = role
    self.person = person
  }
}

/// The signs found on a request (`sha` empty) or on one of its commits.
package struct RequestSigns: Sendable, Equatable {
  package var project: Int
  package var number: Int
  package var sha: String
  package var evidence: [Evidence]

  /// Makes the signs of a request.
  package init(project: Int, number: Int, sha: String, evidence: [Evidence]) {
    self.project = project
    self.number = number
    self.sha = sha
    self.evidence = evidence
  }
}

extension FactStore {
  /// Replaces what a repository says of the forges that know it.
  package func setRemotes(_ remotes: [RemoteName], of repository: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM remotes WHERE repositoryId = ?", arguments: [repository])
      for (ordinal, remote) in remotes.enumerated() {
        try db.execute(
          sql: "INSERT INTO remotes VALUES (?, ?, ?, ?, ?)",
          arguments: [repository, ordinal, remote.source.rawValue, remote.address.host, remote.address.path])
      }
    }
  }

  /// Replaces the aliases and teams of a repository's settings.
  package func setPeopleSettings(_ settings: [PeopleSetting], of repository: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM people_settings WHERE repositoryId = ?", arguments: [repository])
      for setting in settings {
        for (ordinal, member) in setting.members.enumerated() {
          try db.execute(
            sql: "INSERT OR REPLACE INTO people_settings VALUES (?, ?, ?, ?, ?)",
            arguments: [repository, setting.kind.rawValue, setting.name, ordinal, member])
        }
      }
    }
  }

  /// The aliases or teams of all repositories' settings, by name.
  package func peopleSettings(_ kind: PeopleSetting.Kind) throws -> [PeopleSetting] {
    var settings: [PeopleSetting] = []
    for row in try rows(
      """
      SELECT name AS settingName, member AS settingMember FROM people_settings WHERE kind = '\(kind.rawValue)'
      ORDER BY name, repositoryId, ordinal
      """)
    {
      if settings.last?.name != row.text("settingName") {
        settings.append(PeopleSetting(kind: kind, name: row.text("settingName"), members: []))
      }
      let member = row.text("settingMember")
      if settings.last?.members.contains(member) == false { settings[settings.count - 1].members.append(member) }
    }
    return settings
  }

  /// Writes which repository each project is the forge's side of; nil for none.
  package func setProjectRepositories(_ repositories: [Int: Int?]) throws {
    try write { db in
      for (project, repository) in repositories.sorted(by: { $0.key < $1.key }) {
        try db.execute(
          sql: "UPDATE projects SET repositoryId = ? WHERE projectId = ? AND repositoryId IS NOT ?",
          arguments: [repository, project, repository])
      }
    }
  }

  /// The person known by a key; enters one with that name and address when there is none.
  package func person(key: String, name: String, email: String) throws -> Int {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO people (personKey, name, email) VALUES (?1, ?2, ?3)
          ON CONFLICT (personKey) DO UPDATE SET name = excluded.name WHERE name = ''
          """, arguments: [key, name, email])
      return try Int.fetchOne(db, sql: "SELECT personId FROM people WHERE personKey = ?", arguments: [key]) ?? 0
    }
  }

  /// Replaces what all accounts are, and whose.
  package func setActorRoles(_ actors: [IdentifiedActor]) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM actor_roles")
      var rows = try Inserter(db, "actor_roles", columns: 5)
      for actor in actors {
        rows.bind(actor.actor)
        rows.bind(actor.role.writes.rawValue)
        rows.bind(actor.role.reviews.rawValue)
        rows.bind(actor.role.agent)
        rows.bind(actor.person)
        try rows.insert(db)
      }
    }
  }

  /// Gives people their teams, and everybody else none.
  package func setTeams(_ teams: [Int: String]) throws {
    try write { db in
      try db.execute(sql: "UPDATE people SET team = '' WHERE team <> ''")
      for (person, team) in teams.sorted(by: { $0.key < $1.key }) {
        try db.execute(sql: "UPDATE people SET team = ? WHERE personId = ?", arguments: [team, person])
      }
    }
  }

  /// Replaces the signs on the requests of all projects.
  package func setRequestEvidence(_ fill: ((RequestSigns) throws -> Void) throws -> Void) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM request_evidence")
      var rows = try Inserter(db, "request_evidence", columns: 12)
      try fill { signs in
        for (ordinal, sign) in signs.evidence.enumerated() {
          rows.bind(signs.project)
          rows.bind(signs.number)
          rows.bind(signs.sha)
          rows.bind(ordinal)
          rows.bind(sign)
          try rows.insert(db)
        }
      }
    }
  }
}
