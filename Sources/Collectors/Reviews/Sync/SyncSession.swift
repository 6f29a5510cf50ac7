import Facts

/// Where a sync keeps what it fetched and how far it came.
package protocol SyncKeeper {
  /// How far the sync of a kind of record has come; nil where nothing is known.
  func state(_ resource: String) throws -> SyncState?
  /// Keeps items and how far they bring the sync, all or nothing; a state that is nil is forgotten.
  func keep(_ items: [ReviewItem], _ states: [String: SyncState?]) throws
}

/// One sync of one project: what asks, what is asked for, and where it goes.
package struct SyncSession {
  package let client: ForgeClient
  package let project: ProjectName
  package let address: ForgeAddress
  /// What the user wants to begin with; nil for what is not known yet.
  package let since: Int64?
  private let keeper: any SyncKeeper
  private let finder: RecordFinder
  private let progress: (ReadingTally) -> Void
  /// What came in.
  package private(set) var tally = ReadingTally()

  /// Makes a session; `progress` is told after each page.
  package init(
    client: ForgeClient, project: ProjectName, address: ForgeAddress, since: Int64?, keeper: any SyncKeeper,
    progress: @escaping (ReadingTally) -> Void = { _ in }
  ) {
    self.client = client
    self.project = project
    self.address = address
    self.since = since
    self.keeper = keeper
    self.progress = progress
    finder = RecordFinder()
  }

  /// How far the sync of a kind of record has come; nil where nothing is known.
  func state(_ resource: String) throws -> SyncState? { try keeper.state(resource) }

  /// Asks, and takes the answer apart; an answer that is no JSON is asked for once more.
  ///
  /// There is no value when the status is none of success.
  func fetch(_ request: HTTPRequest, accepts: Set<Int> = []) async throws -> (answer: HTTPAnswer, value: JSONValue?) {
    for _ in 0..<2 {
      let answer = try await client.send(request, accepts: accepts)
      guard (200..<300).contains(answer.status) else { return (answer, nil) }
      var body = answer.body
      // Gerrit's guard against being run as a script.
      if body.starts(with: ")]}'".utf8) { body.removeFirst(4) }
      if let text = JSONText(body) { return (answer, text.root) }
    }
    throw BylineError(
      .failure, "\(ForgeClient.host(of: request.url)) answered with something that is not JSON",
      hint: "check the host and the project's name")
  }

  /// The items of a page; what does not fit is counted with the address that it came from.
  mutating func items(of value: JSONValue, url: String) -> [ReviewItem] {
    let found = finder.find(value, ReviewContext(project: project, fileName: url, url: url))
    tally.records += found.records
    tally.ignored += found.ignored
    for format in found.formats { tally.formats[format, default: 0] += 1 }
    for reason in found.rejections { tally.reject(url, SplitPiece.Place(line: 1, byte: 0), reason) }
    return found.items
  }

  /// Keeps a page, counts it, and tells how far the sync is.
  mutating func keep(_ items: [ReviewItem], _ states: [String: SyncState?]) throws {
    try keeper.keep(items, states)
    for item in items { tally.add(item) }
    progress(tally)
  }
}

/// How one sort of forge is asked for a project's records.
package protocol ForgeSync: Sendable {
  /// Asks for everything that is new, and keeps it page by page.
  func run(_ session: inout SyncSession) async throws
}
