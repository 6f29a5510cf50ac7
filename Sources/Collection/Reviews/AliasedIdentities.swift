import Facts
import Store

/// Gives the identities of one person the same address, as the settings' aliases say.
struct AliasedIdentities {
  let aliases: [PeopleSetting]

  /// The identities, in the order given, after the aliases: those with one of an alias's addresses, and those of exactly
  /// its name.
  func applied(to identities: [Identity]) -> [Identity] {
    guard !aliases.isEmpty else { return identities }
    var aliasOf: [String: Int] = [:]
    for (index, alias) in aliases.enumerated() {
      for key in [alias.name] + alias.members { aliasOf[key.lowercased()] = aliasOf[key.lowercased()] ?? index }
    }
    // Whoever commits under the name has the address under which it is done, whatever name stands beside that elsewhere.
    for identity in identities where !identity.email.isEmpty {
      if let alias = aliasOf[identity.name.lowercased()] {
        aliasOf[identity.email.lowercased()] = aliasOf[identity.email.lowercased()] ?? alias
      }
    }
    let found = identities.map { identity in
      aliasOf[identity.email.lowercased()] ?? aliasOf[identity.name.lowercased()]
    }
    var addresses = aliases.map { $0.members.first { $0.contains("@") } }
    for (identity, alias) in zip(identities, found) {
      guard let alias, aliases[alias].members.allSatisfy({ !$0.contains("@") }) else { continue }
      addresses[alias] = min(addresses[alias] ?? identity.email, identity.email)
    }
    return zip(identities, found).map { identity, alias in
      alias.map { Identity(name: aliases[$0].name, email: addresses[$0] ?? identity.email) } ?? identity
    }
  }
}
