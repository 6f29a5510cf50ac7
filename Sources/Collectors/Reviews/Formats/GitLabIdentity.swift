import Facts

/// Who did something on GitLab, whose records mostly do not tell bots from people.
enum GitLabIdentity {
  /// An account; nil for the stand-in of accounts that were deleted.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, let login = value.text("username") ?? value.text("name"), !isGhost(login) else { return nil }
    var hint = Actor.Hint.none
    if let isBot = value.bool("bot") { hint = isBot ? .bot : .person }
    if isTokenAccount(login) || login.lowercased() == "gitlabduo" { hint = .bot }
    // Webhooks write `[REDACTED]` for an address, which would make one person of everybody.
    let email = value.text("email") ?? value.string("public_email") ?? ""
    return Actor(
      login: login, name: value.string("name") ?? "", email: email.contains("@") ? email : "", hint: hint)
  }

  /// `ghost`, or with a number behind it where somebody had that name first.
  private static func isGhost(_ login: String) -> Bool {
    let login = login.lowercased()
    return login.hasPrefix("ghost") && login.dropFirst(5).allSatisfy(\.isNumber)
  }

  /// The account that GitLab makes for a token of a project or group: `project_12_bot`, `group_3_bot_0f3a…`.
  private static func isTokenAccount(_ login: String) -> Bool {
    let parts = login.lowercased().split(separator: "_")
    return parts.count >= 3 && (parts[0] == "project" || parts[0] == "group") && parts[2].hasPrefix("bot")
      && parts[1].allSatisfy(\.isNumber)
  }
}
