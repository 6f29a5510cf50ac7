import Facts
import Store

/// The people of all histories in a store, by what accounts and settings know of them.
struct KnownPeople {
  /// A login as it stands in the private address that a forge gives it.
  struct PrivateAddress: Hashable {
    var forge: String
    var login: String
  }

  /// By address, in lower case.
  private(set) var byEmail: [String: Int] = [:]
  /// By name, in lower case; names that several have are left out.
  private(set) var byName: [String: Int] = [:]
  private(set) var byPrivateAddress: [PrivateAddress: Int] = [:]
  /// By each name and member of the settings' aliases, in lower case.
  private(set) var byAlias: [String: Int] = [:]

  init(store: FactStore) throws {
    var named: [String: Set<Int>] = [:]
    try store.each(
      """
      SELECT rawEmail, email, name, personId FROM identities WHERE personId <> 0 ORDER BY repositoryId, identityId
      """, of: 0
    ) { row in
      let person = row.integer(3)
      for email in [row.text(0).lowercased(), row.text(1).lowercased()] where !email.isEmpty {
        byEmail[email] = byEmail[email] ?? person
        if let address = KnownPeople.privateAddress(email) {
          byPrivateAddress[address] = byPrivateAddress[address] ?? person
        }
      }
      named[row.text(2).lowercased(), default: []].insert(person)
    }
    for (name, people) in named where people.count == 1 && !name.isEmpty { byName[name] = people.first }
    for alias in try store.peopleSettings(.alias) {
      let members = alias.members.map { $0.lowercased() }
      let name = alias.name.lowercased()
      let person =
        try members.compactMap { byEmail[$0] }.first ?? byName[name]
        ?? store.person(key: "@alias/\(name)", name: alias.name, email: members.first { $0.contains("@") } ?? "")
      for key in [name] + members { byAlias[key] = byAlias[key] ?? person }
    }
  }

  /// The login in `123+ada-l@users.noreply.github.com`, `ada-l@users.noreply.github.com` or
  /// `123-ada-l@users.noreply.gitlab.com`.
  static func privateAddress(_ email: String) -> PrivateAddress? {
    guard let at = email.lastIndex(of: "@") else { return nil }
    let local = email[..<at]
    switch email[email.index(after: at)...] {
    case "users.noreply.github.com":
      let plus = local.lastIndex(of: "+").map { local.index(after: $0) } ?? local.startIndex
      return PrivateAddress(forge: ProjectName.Forge.github.rawValue, login: String(local[plus...]))
    case "users.noreply.gitlab.com":
      guard let dash = local.firstIndex(of: "-"), local[..<dash].allSatisfy(\.isNumber) else { return nil }
      return PrivateAddress(
        forge: ProjectName.Forge.gitlab.rawValue, login: String(local[local.index(after: dash)...]))
    default: return nil
    }
  }
}
