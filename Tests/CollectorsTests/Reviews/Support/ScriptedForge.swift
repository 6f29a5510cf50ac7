import Collectors
import Facts
import Testing

/// A forge that answers what a test says, and remembers what it was asked.
///
/// An actor, because a transport is asked from anywhere.
actor ScriptedForge: HTTPTransport {
  /// Answers a request, given how many came before it.
  typealias Script = @Sendable (_ request: HTTPRequest, _ count: Int) throws -> HTTPAnswer

  /// The connection broke off.
  struct Broken: Error {}

  private(set) var requests: [HTTPRequest] = []
  private(set) var waits: [Double] = []
  private let script: Script

  init(_ script: @escaping Script) { self.script = script }

  /// A forge that gives these answers one after the other, and then breaks off.
  init(_ answers: [HTTPAnswer?]) {
    script = { _, count in
      guard count < answers.count, let answer = answers[count] else { throw Broken() }
      return answer
    }
  }

  func send(_ request: HTTPRequest) throws -> HTTPAnswer {
    requests.append(request)
    return try script(request, requests.count - 1)
  }

  private func note(_ seconds: Double) { waits.append(seconds) }

  /// A client of this forge, which notes its waits instead of waiting; the time is always 1000.
  nonisolated func client(_ host: String = "forge.example") -> ForgeClient {
    ForgeClient(
      self, host: host, credentials: ["Authorization": "Bearer secret"], now: { 1000 },
      wait: { seconds, _ in await self.note(seconds) })
  }

  /// A session of a project of this forge.
  nonisolated func session(
    _ forge: ProjectName.Forge, _ path: String, keeper: MemoryKeeper, since: Int64? = nil,
    host: String = "forge.example"
  ) throws -> SyncSession {
    let address = try #require(ForgeAddress(forge, host: host, hasToken: true))
    return SyncSession(
      client: client(address.authority), project: ProjectName(forge: forge, host: address.host, path: path),
      address: address, since: since, keeper: keeper)
  }
}

/// Keeps what a sync fetched in memory.
///
/// A class, because the session that writes to it and the test that reads it share it.
final class MemoryKeeper: SyncKeeper {
  var items: [ReviewItem] = []
  var states: [String: SyncState] = [:]

  func state(_ resource: String) -> SyncState? { states[resource] }

  func keep(_ items: [ReviewItem], _ states: [String: SyncState?]) {
    self.items += items
    for (resource, state) in states { self.states[resource] = state }
  }
}

extension HTTPAnswer {
  /// An answer with JSON in it.
  static func json(_ text: String, _ headers: [String: String] = [:], status: Int = 200) -> HTTPAnswer {
    HTTPAnswer(status: status, headers: headers, body: Array(text.utf8))
  }
}
