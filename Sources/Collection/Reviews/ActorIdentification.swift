import Collectors
import Facts
import Store

/// Finds out what each account on a forge is, and which person of the histories it belongs to.
///
/// A person is found by an alias of the settings, by the private address that the forge gives the login, by the account's
/// own address, or by the author of the changes that the login opened, where one person made them all. An account of
/// somebody who is in no history becomes a person known by the login alone.
struct ActorIdentification {
  private struct Account {
    var id: Int
    var forge: String
    var host: String
    var actor: Actor
  }

  private let store: FactStore
  private let rules: ActorRules
  private let signatures: SignatureSet
  private let people: KnownPeople

  init(store: FactStore, rules: ActorRules, signatures: SignatureSet) throws {
    self.store = store
    self.rules = rules
    self.signatures = signatures
    people = try KnownPeople(store: store)
  }

  func run() throws {
    let accounts = try accounts()
    let votes = try authorVotes()
    var persons: [Int: Int] = [:]
    var taken: Set<Int> = []
    let humans = accounts.filter { account in
      let role = rules.role(of: account.actor)
      return role.writes == .person || role.reviews == .person
    }
    for account in humans {
      guard let person = known(account) else { continue }
      persons[account.id] = person
      taken.insert(person)
    }
    // A person whose login is known otherwise has not got another one; of several logins the one with most changes.
    let claims = humans.filter { persons[$0.id] == nil }.compactMap { account in
      best(votes[account.id] ?? [:]).map { (account: account.id, person: $0.person, count: $0.count) }
    }
    for claim in claims.sorted(by: { ($1.count, $0.account) < ($0.count, $1.account) })
    where !taken.contains(claim.person) {
      persons[claim.account] = claim.person
      taken.insert(claim.person)
    }
    for account in humans where persons[account.id] == nil { persons[account.id] = try own(account) }
    try store.setActorRoles(
      accounts.map {
        IdentifiedActor(actor: $0.id, role: rules.role(of: $0.actor), person: persons[$0.id] ?? 0)
      })
    try setTeams(accounts, persons)
  }

  private func accounts() throws -> [Account] {
    var accounts: [Account] = []
    try store.each("SELECT actorId, forge, host, login, name, email, hint FROM actors ORDER BY actorId", of: 0) { row in
      accounts.append(
        Account(
          id: row.integer(0), forge: row.text(1), host: row.text(2),
          actor: Actor(
            login: row.text(3), name: row.text(4), email: row.text(5), hint: Actor.Hint(rawValue: row.text(6)) ?? .none)
        ))
    }
    return accounts
  }

  /// The person that an alias or an address gives an account to.
  private func known(_ account: Account) -> Int? {
    let email = account.actor.email.lowercased()
    return people.byAlias[account.actor.login] ?? people.byAlias[email]
      ?? people.byPrivateAddress[KnownPeople.PrivateAddress(forge: account.forge, login: account.actor.login)]
      ?? (email.isEmpty ? nil : people.byEmail[email])
  }

  private func own(_ account: Account) throws -> Int {
    let name = account.actor.name.isEmpty ? account.actor.login : account.actor.name
    let host = account.host.isEmpty ? account.forge : account.host
    return try store.person(key: "@\(host)/\(account.actor.login)", name: name, email: account.actor.email)
  }

  /// For each account, the people who made all commits of a request that it opened, with the number of requests.
  private func authorVotes() throws -> [Int: [Int: Int]] {
    var votes: [Int: [Int: Int]] = [:]
    var current: (request: [Int], author: Int, emails: Set<String>) = ([], 0, [])
    func count() {
      guard current.emails.count == 1, let email = current.emails.first, let person = people.byEmail[email],
        !isMachine(email)
      else { return }
      votes[current.author, default: [:]][person, default: 0] += 1
    }
    try store.each(
      """
      SELECT r.projectId, r.number, r.authorId, c.authorEmail FROM requests AS r
      JOIN request_commits AS c ON c.projectId = r.projectId AND c.number = r.number
      WHERE r.authorId IS NOT NULL ORDER BY r.projectId, r.number
      """, of: 0
    ) { row in
      let request = [row.integer(0), row.integer(1)]
      if current.request != request {
        count()
        current = (request, row.integer(2), [])
      }
      current.emails.insert(row.text(3).lowercased())
    }
    count()
    // The one commit that landed is by the request's author, as the forge squashes it.
    try store.each(
      """
      SELECT r.authorId, i.personId, i.rawEmail FROM requests AS r
      JOIN projects AS p ON p.projectId = r.projectId
      JOIN commits AS c ON c.repositoryId = p.repositoryId AND c.sha = r.landedSha AND c.parentCount = 1
      JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.authorId
      WHERE r.authorId IS NOT NULL AND r.state = 'merged' AND NOT EXISTS (
        SELECT 1 FROM request_commits AS k WHERE k.projectId = r.projectId AND k.number = r.number)
      """, of: 0
    ) { row in
      guard !isMachine(row.text(2)) else { return }
      votes[row.integer(0), default: [:]][row.integer(1), default: 0] += 1
    }
    return votes
  }

  /// The person with more than half of the votes.
  private func best(_ votes: [Int: Int]) -> (person: Int, count: Int)? {
    let total = votes.values.reduce(0, +)
    return votes.first { $0.value * 2 > total }.map { ($0.key, $0.value) }
  }

  /// True for the address of an agent or a bot.
  private func isMachine(_ email: String) -> Bool {
    let identity = Identity(name: "", email: email)
    let marks = CommitMarks(author: identity, committer: identity, message: "", authoredDay: 20_666)
    return signatures.evidence(in: marks).contains { $0.channel == .author && $0.role != .human }
  }

  private func setTeams(_ accounts: [Account], _ persons: [Int: Int]) throws {
    var byLogin: [String: Int] = [:]
    for account in accounts { byLogin[account.actor.login] = byLogin[account.actor.login] ?? persons[account.id] }
    var teams: [Int: String] = [:]
    for team in try store.peopleSettings(.team) {
      for member in team.members.map({ $0.lowercased() }) {
        guard let person = people.byAlias[member] ?? people.byEmail[member] ?? byLogin[member] ?? people.byName[member]
        else { continue }
        teams[person] = teams[person] ?? team.name
      }
    }
    try store.setTeams(teams)
  }
}
