import Facts
import Store

/// What the accounts of a store are, and whose; and who an address belongs to.
struct ReviewActors {
  /// An account that did something.
  struct Account {
    var role: ActorRole
    /// 0 for nobody's.
    var person: Int
    var login: String
  }

  private var accounts: [Int: Account] = [:]
  private var personOfEmail: [String: Int] = [:]
  private var personOfLogin: [String: Int] = [:]
  private var machines: Set<String> = []

  init(_ store: FactStore) throws {
    try store.each(
      """
      SELECT a.actorId, a.login, i.writesAs, i.reviewsAs, i.agent, i.personId FROM actors AS a
      JOIN actor_roles AS i ON i.actorId = a.actorId ORDER BY a.actorId
      """, of: 0
    ) { row in
      let role = ActorRole(
        writes: ActorKind(rawValue: row.text(2)) ?? .unknown, reviews: ActorKind(rawValue: row.text(3)) ?? .unknown,
        agent: row.text(4))
      accounts[row.integer(0)] = Account(role: role, person: row.integer(5), login: row.text(1))
      if role.writes == .person, row.integer(5) != 0 {
        personOfLogin[row.text(1)] = personOfLogin[row.text(1)] ?? row.integer(5)
      } else {
        machines.insert(row.text(1))
      }
    }
    guard !accounts.isEmpty else { return }
    try store.each(
      "SELECT rawEmail, personId FROM identities WHERE personId <> 0 ORDER BY repositoryId, identityId", of: 0
    ) { row in
      let email = row.text(0).lowercased()
      if !email.isEmpty { personOfEmail[email] = personOfEmail[email] ?? row.integer(1) }
    }
  }

  /// An account by its number; nil for a deleted one.
  func account(_ actor: Int?) -> Account? { actor.flatMap { accounts[$0] } }

  /// What an account is where it opens, closes or merges.
  func writer(_ actor: Int?) -> ActorKind { account(actor)?.role.writes ?? .unknown }

  /// What an account is where it reviews or comments.
  func reviewer(_ actor: Int?) -> ActorKind { account(actor)?.role.reviews ?? .unknown }

  /// The person that a co-author line names; nil for agents, bots and strangers.
  func person(coAuthor value: String) -> Int? {
    guard let open = value.lastIndex(of: "<"), let close = value.lastIndex(of: ">"), open < close else { return nil }
    let email = value[value.index(after: open)..<close].lowercased()
    guard let at = email.firstIndex(of: "@") else { return nil }
    var login = email[..<at]
    if let plus = login.lastIndex(of: "+") { login = login[login.index(after: plus)...] }
    guard !login.hasSuffix("[bot]"), email != "noreply@anthropic.com" else { return nil }
    if email.hasSuffix("@users.noreply.github.com") {
      guard !machines.contains(String(login)) else { return nil }
      return personOfLogin[String(login)] ?? personOfEmail[email]
    }
    return personOfEmail[email]
  }
}
