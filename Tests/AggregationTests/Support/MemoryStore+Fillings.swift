import Facts
import GRDB
import TestSupport

/// The stores over which the laws of the catalogue are checked.
enum Filling: String, CaseIterable {
  /// Tables without rows.
  case empty
  /// A repository in which only bots work.
  case automationOnly
  /// One row in each table.
  case oneRow
  /// A bit of everything: all origins and classes, unknown diffs and owners, unreleased, reverted, moved, never landed,
  /// ended after the window; two repositories, eight people.
  case mixed

  /// The filled store; each is made once and only read.
  func store() throws -> MemoryStore {
    switch self {
    case .empty: try Self.emptyStore.get()
    case .automationOnly: try Self.automationStore.get()
    case .oneRow: try Self.oneRowStore.get()
    case .mixed: try Self.mixedStore.get()
    }
  }

  private static let emptyStore = Result { try MemoryStore() }
  private static let automationStore = Result { try filled { try $0.fillWithAutomation() } }
  private static let oneRowStore = Result { try filled { try $0.fillWithOneRow() } }
  private static let mixedStore = Result { try filled { try $0.fillWithEverything() } }

  private static func filled(_ fill: (MemoryStore) throws -> Void) throws -> MemoryStore {
    let store = try MemoryStore()
    try fill(store)
    return store
  }
}

extension MemoryStore {
  fileprivate func fillWithAutomation() throws {
    try repository(1, "alpha", expected: 1)
    try person(1, "bot")
    try commit(1)
    try change(1, day: monday, .automation)
    try unit(1, day: monday, .automation, changeClass: "dependency", releaseDay: monday + 1)
    try lines(12, day: monday, .automation)
    try feature(1, day: monday, .automation)
    try fate(12, day: monday, .automation)
    try fate(5, day: monday - 40, .automation, .deleted(monday, by: .automation))
    try request(1, merged: monday, .automation, changeClass: "dependency", unit: 1)
  }

  fileprivate func fillWithOneRow() throws {
    try repository(1, "alpha", expected: 1)
    try person(1, "Ada")
    try commit(1)
    try change(1, day: monday, .assisted, agent: "claude", model: "opus")
    try unit(1, day: monday, .assisted, changeClass: "feature", releaseDay: monday + 1, agent: "claude", model: "opus")
    try lines(12, day: monday, .assisted, agent: "claude", model: "opus")
    try fate(12, day: monday, .assisted, agent: "claude", model: "opus")
    try marks(1, day: monday, [.coAuthor])
    try release(1, day: monday + 1)
    try feature(1, day: monday, .assisted, agent: "claude", model: "opus")
    try rejection("git-ai", 1)
    try health("absent-objects", 1)
    try request(1, merged: monday, .assisted, agent: "claude", model: "opus", unit: 1)
    try review("a", of: 1, .approved, day: monday)
    try deployment("a", day: monday + 1)
  }

  fileprivate func fillWithEverything() throws {
    var generator = SeededGenerator(seed: 42)
    let agents = ["", "claude", "codex", "several"]
    let classes = ["", "feature", "fix", "documentation", "dependency", "revert"]
    let fileClasses = ["source", "test", "documentation", "generated", "lock"]
    for id in 1...2 { try repository(id, "repository \(id)", expected: 150, isComplete: id == 1) }
    for id in 1...8 { try person(id, "Person \(id)", team: id > 5 ? "" : "web") }
    try release(1, day: monday - 60)
    for id in 1...300 {
      let repository = id % 2 + 1
      let day = monday + Int.random(in: -60...20, using: &generator)
      let origin = ChangeOrigin.allCases.randomElement(using: &generator) ?? .unmarked
      let isAI = origin == .agentic || origin == .assisted
      let agent = isAI ? agents.randomElement(using: &generator) ?? "" : ""
      let size = id % 17 == 0 ? nil : Int.random(in: 0...900, using: &generator)
      let person = Int.random(in: 1...8, using: &generator)
      try commit(id, repository: repository)
      try change(
        id, day: day, origin, person: person, repository: repository, isMerge: id % 11 == 0,
        hasRecord: origin == .human, isSuspected: origin == .unmarked && id % 5 == 0, lines: size, agent: agent,
        model: agent == "claude" ? "opus" : "")
      if isAI { try marks(id, day: day, id % 3 == 0 ? [.coAuthor, .lineRecord] : [.author], repository: repository) }
      try unit(
        id, day: day, origin, repository: repository, changeClass: classes[id % classes.count], added: size,
        deleted: id % 40, authoredDay: day - id % 30, releaseDay: id % 4 == 0 ? nil : day + id % 20 - 3,
        revertedDay: id % 13 == 0 ? day + id % 50 : nil, agent: agent, person: person)
      try lines(
        size ?? 0, day: day, Origin.allCases[id % 5], repository: repository, person: person, isAttested: id % 3 == 0,
        fileClass: fileClasses[id % fileClasses.count], language: id % 2 == 0 ? "swift" : "",
        directory: id % 7 == 0 ? "" : "Sources", agent: agent)
      try fillWithFates(of: id, day: day, repository: repository, agent: agent, &generator)
      try fillWithRequest(id, day: day, origin, repository: repository, agent: agent, &generator)
      if id % 10 == 0 {
        try feature(
          id, day: day, id % 20 == 0 ? nil : origin, repository: repository, rung: id % 3 == 0 ? "feat" : "changelog",
          isReleased: id % 30 != 0, isReverted: id % 50 == 0, agent: agent, person: id % 9)
      }
    }
    try rejection("git-ai", 4)
    try health("clocks-backwards", 2, repository: 2)
  }

  /// A change request with its reviews and a deployment: open, closed or merged, with and without records, also after the
  /// window.
  private func fillWithRequest(
    _ id: Int, day: Int, _ origin: ChangeOrigin, repository: Int, agent: String, _ generator: inout SeededGenerator
  ) throws {
    let size = id % 23 == 0 ? nil : Int.random(in: 0...900, using: &generator)
    let (created, isMerged, isClosed) = (day - id % 12, id % 5 != 0, id % 10 == 0)
    let approvals = id % 3 == 0 ? 1 : 0
    let opened = created * 86_400
    let released: Int? = id % 4 == 0 ? nil : day + id % 9
    let reverted: Int? = id % 13 == 0 ? day + id % 50 : nil
    let merger: String = isMerged ? ["person", "automation", "agent"][id % 3] : ""
    let aiLines: Int? = size.map { $0 - $0 % 7 }
    let times: [String: Int?] = [
      "firstCommitTime": id % 8 == 0 ? nil : opened - Int.random(in: -900...90_000, using: &generator),
      "firstReviewTime": id % 2 == 0 ? opened + id * 60 : nil,
      "firstApprovalTime": approvals > 0 ? opened + id * 90 : nil, "releaseTime": released.map { $0 * 86_400 },
      "releaseDay": released, "revertedDay": reverted, "fixedDay": id % 17 == 0 ? day + 3 : nil,
    ]
    let numbers: [String: Int?] = [
      "hasReviews": id % 11 == 0 ? 0 : 1, "isCut": id % 29 == 0 ? 1 : 0, "isDraft": id % 31 == 0 ? 1 : 0,
      "humanReviews": id % 2, "humanApprovals": approvals, "humanObjections": id % 4 == 0 ? 1 : 0,
      "humanComments": id % 6, "aiReviews": id % 3, "aiObjections": id % 6 == 0 ? 1 : 0,
      "isVerified": id % 13 == 0 ? nil : approvals, "isStale": approvals == 0 ? nil : id % 2,
      "isSelfMerged": isMerged ? id % 2 : nil, "isAutoMerged": id % 9 == 0 ? 1 : 0,
      "commitCount": id % 8 == 0 ? nil : 1 + id % 4, "agentCommitCount": id % 2, "countedLines": size,
      "aiLines": aiLines, "rounds": id % 3,
    ]
    var values: [String: (any DatabaseValueConvertible)?] = [
      "mergerKind": merger, "checksState": ["success", "failure", ""][id % 3],
      "headBranch": id % 3 == 0 ? "move/\(id % 15)" : "main",
    ]
    for (column, value) in times.merging(numbers, uniquingKeysWith: { $1 }) { values[column] = .some(value) }
    try request(
      id, merged: isMerged ? day : nil, closed: isClosed ? day : nil, created: created, origin,
      repository: repository, lines: size, agent: agent, model: agent == "claude" ? "opus" : "",
      changeClass: id % 2 == 0 ? "fix" : "", title: "Campaign \(id % 20)", unit: id % 7 == 0 ? 0 : id, person: id % 9,
      with: values)
    let kinds: [RequestEvent.Kind] = [.approved, .changesRequested, .reviewed, .comment, .lineComment]
    for part in 0..<(id % 4) {
      try review(
        "\(part)", of: id, kinds[(id + part) % kinds.count], by: part == 1 ? "reviewer" : "person",
        person: part == 1 ? 0 : Int.random(in: 1...8, using: &generator), day: created + part, seconds: id,
        repository: repository)
    }
    if id % 6 == 0 {
      try deployment(
        "\(id)", day: day, hours: id % 24, id % 5 == 0 ? "failure" : "success", commit: id, repository: repository)
    }
  }

  /// Lines of a commit with all sorts of fates, some of which the window's end does not know yet.
  private func fillWithFates(
    of id: Int, day: Int, repository: Int, agent: String, _ generator: inout SeededGenerator
  ) throws {
    for part in 0..<3 {
      let end = day + Int.random(in: 0...60, using: &generator)
      let ends: [Fate] = [.alive, .deleted(end, by: ChangeOrigin.allCases[id % 5], in: 1000 + id % 40), .moved(end)]
      let isUnlanded = id % 9 == 0 && part == 1
      try fate(
        Int.random(in: 1...90, using: &generator), day: id % 7 == 0 ? day - 400 : day,
        id % 19 == 0 ? nil : Origin.allCases[(id + part) % 5],
        isUnlanded ? .deleted(day, in: id) : ends[(id + part) % 3],
        repository: repository, commit: id, unit: id % 4 == 0 ? id + 1 : nil, isLanded: !isUnlanded,
        isMoved: id % 8 == 0, isAttested: id % 3 == 0, fileClass: id % 6 == 0 ? "lock" : "source",
        language: id % 2 == 0 ? "swift" : "", directory: id % 7 == 0 ? "" : "Sources", agent: agent,
        model: agent == "claude" ? "opus" : "", person: id % 9)
    }
  }
}
