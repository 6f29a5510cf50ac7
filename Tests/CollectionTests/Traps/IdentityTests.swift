import Collection
import Testing

/// Who people are: as recorded, and by the committed mailmap.
@Suite struct IdentityTests {
  private static func people(_ collected: Collected) throws -> [String] {
    try collected.texts(
      """
      SELECT p.name || ' <' || p.email || '> ' || COUNT(*) AS line FROM change_facts AS c
      JOIN people AS p ON p.personId = c.personId GROUP BY p.personId ORDER BY p.name, p.email
      """)
  }

  @Test func anEmptyNameIsKept() throws {
    var history = HistoryScript()
    history.commit("One", author: "<nameless@example.com>", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.commit("One", "authorName") == "")
    #expect(try collected.commit("One", "authorEmail") == "nameless@example.com")
    #expect(try collected.health("empty-author-names") == 1)
  }

  @Test func anAddressWithoutAnAtIsAnAddress() throws {
    var history = HistoryScript()
    history.commit("One", author: "Root <root>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "Root <ROOT>", [.write("a.txt", "2\n")])
    #expect(try Self.people(collect(history)) == ["Root <root> 2"])
  }

  @Test func peopleWithoutAnAddressAreToldApartByTheirNames() throws {
    var history = HistoryScript()
    history.commit("One", author: "Ada <>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "Bea <>", [.write("a.txt", "2\n")])
    history.commit("Three", author: "Ada <>", [.write("a.txt", "3\n")])
    #expect(try Self.people(collect(history)) == ["Ada <> 2", "Bea <> 1"])
  }

  @Test func equalNamesAloneDoNotMakeOnePerson() throws {
    var history = HistoryScript()
    history.commit("One", author: "Kim Lee <kim@example.com>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "Kim Lee <lee@example.org>", [.write("a.txt", "2\n")])
    #expect(try Self.people(collect(history)) == ["Kim Lee <kim@example.com> 1", "Kim Lee <lee@example.org> 1"])
  }

  @Test func anAddressIsTheSamePersonInAnyCase() throws {
    var history = HistoryScript()
    history.commit("One", author: "Kim Lee <Kim@Example.com>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "Kim Lee <kim@example.com>", [.write("a.txt", "2\n")])
    #expect(try collect(history).number("SELECT COUNT(DISTINCT personId) AS n FROM change_facts") == 1)
  }

  @Test(arguments: [["kim", "Kim Lee"], ["Kim Lee", "kim"], ["Kim Lee", "Kim Lee (aider)"], ["", "Kim Lee"]])
  func aPersonsNameIsTheFullOneWhateverTheOrder(names: [String]) throws {
    var history = HistoryScript()
    for (number, name) in names.enumerated() {
      history.commit("\(number)", author: "\(name) <kim@example.com>".trimmed, [.write("a.txt", "\(number)\n")])
    }
    #expect(try Self.people(collect(history)) == ["Kim Lee <kim@example.com> 2"])
  }

  @Test func namesThatDifferInTheirBytesAreTwoRecordedIdentities() throws {
    var history = HistoryScript()
    history.commit("One", author: "J\u{f6}rg <one@example.com>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "Jo\u{308}rg <one@example.com>", [.write("a.txt", "2\n")])
    let collected = try collect(history)
    #expect(try collected.commit("One", "authorName").utf8.count == 5)
    #expect(try collected.commit("Two", "authorName").utf8.count == 6)
    #expect(try collected.number("SELECT COUNT(DISTINCT personId) AS n FROM change_facts") == 1)
  }

  // MARK: Mailmap

  private static let mailmap =
    "Ada Poole <ada@example.com> <ada@old.example>\nBea Rill <bea@example.com> bea <box@example.com>\n"

  private static func mapped() -> HistoryScript {
    var history = HistoryScript()
    history.commit("One", author: "ada <ada@old.example>", [.write("a.txt", "1\n")])
    history.commit("Two", author: "bea <box@example.com>", [.write("a.txt", "2\n")])
    history.commit("Three", author: "cleo <box@example.com>", [.write("a.txt", "3\n")])
    history.commit("Four", author: "Ada Poole <ada@example.com>", [.write(".mailmap", mailmap)])
    return history
  }

  private static let expected = [
    "Ada Poole <ada@example.com> 2", "Bea Rill <bea@example.com> 1", "cleo <box@example.com> 1",
  ]

  @Test func theCommittedMailmapIsHonouredInABareRepository() throws {
    let collected = try collect(Self.mapped())
    #expect(try Self.people(collected) == Self.expected)
    #expect(try collected.commit("One", "authorEmail") == "ada@old.example")
    #expect(try collected.commit("One", "mappedEmail") == "ada@example.com")
  }

  @Test func aMailmapInTheWorkTreeIsNotLookedAt() throws {
    let repository = try TemporaryRepository()
    try repository.importing(Self.mapped())
    try repository.git("reset", "--quiet", "--hard")
    try repository.write(".mailmap", "Nobody <nobody@example.com> <ada@old.example>\n")
    #expect(try Self.people(collect(repository)) == Self.expected)
  }

  @Test func aMailmapInTheConfigurationIsNotLookedAt() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.mapped())
    try repository.write("mine", "Nobody <nobody@example.com> <ada@example.com>\n")
    try repository.git("config", "mailmap.file", "\(repository.path)/mine")
    #expect(try Self.people(collect(repository)) == Self.expected)
  }

  @Test func aMailmapThatChangesMovesOldCommitsToo() throws {
    let repository = try TemporaryRepository(isBare: true)
    var history = Self.mapped()
    try repository.importing(history)
    let store = try collect(repository).store
    history.commit("Five", author: "ada <ada@old.example>", [.write(".mailmap", "Cleo Fen <box@example.com>\n")])
    try repository.importing(history)
    let collected = try collect(repository, into: store)
    #expect(collected.summary.commitsRead == 1)
    #expect(
      try Self.people(collected) == [
        "Ada Poole <ada@example.com> 1", "Cleo Fen <box@example.com> 2", "ada <ada@old.example> 2",
      ])
    #expect(try collected.count("people") == 3)
  }

  @Test func hostileIdentitiesGoThroughTheMailmapUnchanged() throws {
    var history = HistoryScript()
    history.commit("Map", [.write(".mailmap", Self.mailmap)])
    for (number, author) in ["a b <c d@e f>", "-- <--help>", "x\ty <t@e>", "\u{1e} <r@e>", "'; DROP <q'@e>"]
      .enumerated()
    {
      history.commit("\(number)", author: author, [.write("a.txt", "\(number)\n")])
    }
    #expect(
      try Self.people(collect(history)) == [
        "\u{1e} <r@e> 1", "'; DROP <q'@e> 1", "-- <--help> 1", "Ada Poole <ada@example.com> 1", "a b <c d@e f> 1",
        "x\ty <t@e> 1",
      ])
  }

  @Test func aMailmapOfNonsenseLosesNobody() throws {
    var history = HistoryScript()
    history.commit("Map", [.write(".mailmap", "<<<\n>\n\u{0}\n# c\nName\n<a@b\nX <> <>\n")])
    #expect(try Self.people(collect(history)) == ["Ada Poole <ada@example.com> 1"])
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
