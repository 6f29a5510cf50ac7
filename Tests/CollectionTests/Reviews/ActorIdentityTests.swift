import Collection
import Facts
import Store
import Testing

/// Which repository a project is of, and which person an account.
@Suite struct ActorIdentityTests {
  private static func history() -> HistoryScript {
    var script = HistoryScript()
    script.commit("One", author: "Ada <ada@example.com>", [.write("a.txt", "a\n")])
    script.commit("Two", author: "Bea <12+bea@users.noreply.github.com>", [.write("b.txt", "a\n")])
    script.commit("Three", author: "Cy <cy@example.com>", [.write("c.txt", "a\n")])
    script.commit("Four", author: "A. Poole <ada@old.example>", [.write("d.txt", "a\n")])
    return script
  }

  /// The names of the persons of accounts, by login.
  private static func persons(_ store: FactStore) throws -> [String] {
    try store.rows(
      """
      SELECT a.login || ' = ' || p.name || CASE WHEN p.personKey LIKE '@%' THEN ' (login only)' ELSE '' END AS line
      FROM actor_roles AS i
      JOIN actors AS a ON a.actorId = i.actorId JOIN people AS p ON p.personId = i.personId ORDER BY a.login
      """
    ).map { $0.text("line") }
  }

  @Test func accountsArePeopleOfTheHistory() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(1, "bea")
    try records.actor(2, "cee", email: "CY@example.com")
    try records.actor(3, "ada-l")
    try records.actor(4, "stranger", name: "Dee")
    try records.actor(5, "renovate", hint: .bot)
    try records.request(1, author: 3)
    try records.commits(of: 1, [(String(repeating: "1", count: 40), "ada@example.com", 0, "x")])
    try records.refresh()
    #expect(
      try Self.persons(collected.store) == [
        "ada-l = Ada Poole", "bea = Bea", "cee = Cy", "stranger = Dee (login only)",
      ])
  }

  @Test func aRequestOfSeveralPeopleIdentifiesNobody() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(3, "ada-l")
    try records.request(1, author: 3)
    try records.commits(
      of: 1,
      [
        (String(repeating: "1", count: 40), "ada@example.com", 0, "x"),
        (String(repeating: "2", count: 40), "cy@example.com", 0, "x"),
      ])
    try records.refresh()
    #expect(try Self.persons(collected.store) == ["ada-l = ada-l (login only)"])
  }

  @Test func aliasesJoinAddressesAndLoginsAndTeamsNameThem() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    let options = CollectionOptions(people: [
      PeopleSetting(kind: .alias, name: "Ada", members: ["ada@old.example", "ada-l"]),
      PeopleSetting(kind: .team, name: "web", members: ["Ada", "bea", "cy@example.com"]),
    ])
    let store = try FactStore(path: "")
    let records = ReviewRecords(store: store)
    try records.project()
    try records.actor(1, "ada-l")
    try records.actor(2, "bea")
    let collected = try collect(repository, into: store, options: options)
    #expect(try Self.persons(store) == ["ada-l = Ada", "bea = Bea"])
    #expect(
      try collected.texts("SELECT name || ' ' || team FROM people ORDER BY name") == ["Ada web", "Bea web", "Cy web"])
    #expect(try collected.number("SELECT COUNT(DISTINCT personId) FROM change_facts") == 3)
    // Without the settings they are four people again, and in no team.
    let again = try collect(repository, into: store)
    #expect(try again.number("SELECT COUNT(DISTINCT personId) FROM change_facts") == 4)
    #expect(try again.texts("SELECT DISTINCT team FROM people") == [""])
  }

  @Test(arguments: [
    ("git@github.com:Octo/Tide.git", nil, 1),
    ("https://github.com/other/name", nil, nil),
    ("https://github.com/other/name", RemoteAddress(host: "github.com", path: "octo/tide"), 1),
  ])
  func aProjectIsLinkedByItsAddress(_ url: String, _ setting: RemoteAddress?, _ expected: Int?) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git("remote", "add", "upstream", url)
    let store = try FactStore(path: "")
    let records = ReviewRecords(store: store)
    try records.project()
    // A second project, so that being the only one does not decide.
    try records.project(2, path: "octo/other")
    let collected = try collect(repository, into: store, options: CollectionOptions(project: setting))
    #expect(try collected.number("SELECT repositoryId FROM projects WHERE projectId = 1") == expected)
    #expect(try collected.health("projects-unlinked") == (expected == nil ? 2 : 1))
  }

  @Test func aProjectIsLinkedByItsCommits() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project(path: "")
    try records.project(2, path: "octo/other")
    for (number, subject) in [(1, "One"), (2, "Two")] {
      try records.request(number, author: nil, landed: try collected.id(subject))
    }
    try records.request(3, author: nil, landed: String(repeating: "9", count: 40))
    try records.refresh()
    #expect(try collected.number("SELECT repositoryId FROM projects WHERE projectId = 1") == 1)
    #expect(try collected.number("SELECT repositoryId FROM projects WHERE projectId = 2") == nil)
  }

  @Test func recordsThatComeLaterAreSeenByTheNextCollection() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    let store = try FactStore(path: "")
    _ = try collect(repository, into: store)
    let records = ReviewRecords(store: store)
    try records.project()
    try records.actor(1, "bea")
    try records.request(1)
    let collected = try collect(repository, into: store)
    #expect(try collected.count("request_facts") == 1)
    #expect(collected.summary.commitsRead == 0)
  }
}
