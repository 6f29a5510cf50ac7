import Facts

/// GitHub through GraphQL: pull requests by their last change, newest first, with commits, reviews, threads, events and
/// checks; then releases.
///
/// A page that is too much for the server (502, 504, a time-out) is asked for again at half the size, and pages grow again
/// slowly. Lists inside a pull request that do not end with the page are read to their end.
package struct GitHubSync: ForgeSync {
  private static let resource = "requests"
  private static let largestPage = 25
  /// How often a query is asked again after the limit of points was used up.
  private static let waits = 3

  /// Makes the sync.
  package init() {}

  package func run(_ session: inout SyncSession) async throws {
    let parts = session.project.path.split(separator: "/").map(String.init)
    guard parts.count == 2 else {
      throw BylineError(.usage, "'\(session.project.path)' is no GitHub project", hint: "write it as owner/name")
    }
    try await walk(&session, owner: parts[0], name: parts[1])
    try await readReleases(&session, owner: parts[0], name: parts[1])
  }

  private func walk(_ session: inout SyncSession, owner: String, name: String) async throws {
    var walk = try SyncWalk(GitHubSync.resource, session)
    var size = GitHubSync.largestPage
    while true {
      let page = try await page(session, owner, name, walk.cursor, &size)
      guard let pulls = page["data"]?["repository"]?["pullRequests"] else {
        throw GitHubSync.missing(session, page)
      }
      let nodes = (pulls.list("nodes") ?? []).filter { !$0.isNull }
      var items: [ReviewItem] = []
      for node in nodes { items += try await whole(node, &session, owner, name) }
      let isOld = walk.pass(nodes.compactMap { ForgeTime.seconds($0["updatedAt"]) })
      let next = GitHubSync.next(pulls)
      guard let next, !isOld else {
        try session.keep(items, walk.lastStates)
        return
      }
      try session.keep(items, walk.states(next: next))
      size = min(GitHubSync.largestPage, size + 2)
    }
  }

  /// One page, as large as the server can bear.
  private func page(
    _ session: SyncSession, _ owner: String, _ name: String, _ cursor: String, _ size: inout Int
  ) async throws -> JSONValue {
    while true {
      let query = GitHubQuery.pullRequests(owner: owner, name: name, first: size, after: cursor)
      // The last try, for a single one, is left to the client, which waits between its tries.
      let (answer, value) = try await ask(session, query, accepts: size > 1 ? [502, 503, 504] : [])
      if let value, !GitHubSync.isTimeOut(value) { return value }
      guard size > 1, answer.status != 404 else {
        throw BylineError(
          .failure, "\(session.project.host) cannot answer about \(session.project.path) (status \(answer.status))",
          hint: "check the host; where it is right, run the same command later: it goes on where it stopped")
      }
      size = max(1, size / 2)
    }
  }

  /// A pull request with the parts of its lists that its page did not hold.
  private func whole(
    _ node: JSONValue, _ session: inout SyncSession, _ owner: String, _ name: String
  ) async throws -> [ReviewItem] {
    var items = session.items(of: node, url: session.address.graph)
    guard case .request(var record)? = items.first else { return items }
    var cut: Set<RequestRecord.List> = []
    for list in GitHubQuery.List.allCases {
      var value = list.value(in: node)
      while let part = value {
        if list == .threads, GitHubSync.hasCutThreads(part) { cut.insert(.comments) }
        guard let cursor = GitHubSync.next(part) else { break }
        let query = GitHubQuery.more(of: list, owner: owner, name: name, number: record.number, after: cursor)
        let pull = try await ask(session, query).value?["data"]?["repository"]?["pullRequest"]
        guard let pull, case .request(let more)? = session.items(of: pull, url: session.address.graph).first else {
          cut.insert(list.part)
          break
        }
        record.events += more.events
        if let commits = more.commits { record.commits = (record.commits ?? []) + commits }
        value = list.value(in: pull)
      }
    }
    record.cut = cut
    items[0] = .request(record)
    return items
  }

  private func readReleases(_ session: inout SyncSession, owner: String, name: String) async throws {
    var cursor: String? = ""
    var items: [ReviewItem] = []
    while let after = cursor {
      let (_, value) = try await ask(session, GitHubQuery.releases(owner: owner, name: name, after: after))
      guard let releases = value?["data"]?["repository"]?["releases"] else { break }
      for node in releases.list("nodes") ?? [] { items += session.items(of: node, url: session.address.graph) }
      cursor = GitHubSync.next(releases)
    }
    try session.keep(items, [:])
  }

  /// Asks a query; where the points are used up, which comes with status 200, after they are given again.
  private func ask(
    _ session: SyncSession, _ body: String, accepts: Set<Int> = []
  ) async throws -> (answer: HTTPAnswer, value: JSONValue?) {
    let request = HTTPRequest(
      session.address.graph, method: "POST",
      headers: ["Content-Type": "application/json", "Accept": "application/json"], body: Array(body.utf8))
    for _ in 0..<GitHubSync.waits {
      let (answer, value) = try await session.fetch(request, accepts: accepts)
      guard let value, GitHubSync.isLimited(value) else { return (answer, value) }
      try await session.client.waitForReset(answer)
    }
    throw BylineError(
      .failure, "\(session.project.host) allows no more requests",
      hint: "run the same command later: it goes on where it stopped")
  }

  private static func next(_ list: JSONValue) -> String? {
    guard let info = list["pageInfo"], info.bool("hasNextPage") == true else { return nil }
    return info.string("endCursor")
  }

  /// True where a thread has more comments than were asked for.
  private static func hasCutThreads(_ threads: JSONValue) -> Bool {
    (threads.list("nodes") ?? []).contains { thread in
      guard let comments = thread["comments"], let total = comments.integer("totalCount") else { return false }
      return comments.list("nodes")?.count ?? 0 < total
    }
  }

  private static func isLimited(_ value: JSONValue) -> Bool {
    (value.list("errors") ?? []).contains { $0.string("type") == "RATE_LIMITED" }
  }

  /// An answer without data, because the query took too long.
  private static func isTimeOut(_ value: JSONValue) -> Bool {
    guard value["data"] == nil else { return false }
    return (value.list("errors") ?? []).contains { error in
      let said = error.string("message")?.lowercased() ?? ""
      return ["something went wrong", "timeout", "timed out", "couldn't respond"].contains { said.contains($0) }
    }
  }

  private static func missing(_ session: SyncSession, _ value: JSONValue) -> BylineError {
    let said = (value.list("errors") ?? []).compactMap { $0.string("message") }.joined(separator: "; ")
    return BylineError(
      .failure,
      "\(session.project.host) does not show \(session.project.path): "
        + (said.isEmpty ? "no reason given" : String(said.prefix(200))),
      hint: "check the name, and that the token may read it")
  }
}
