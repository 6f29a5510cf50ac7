import Collectors
import Facts
import Foundation
import Testing

/// Exchanges that were recorded with real forges, given out again to a sync.
@Suite(.enabled(if: RecordedReviews.arePresent, RecordedReviews.reason))
struct RecordedSyncTests {
  private struct Exchange: Sendable {
    var url: String
    var answer: HTTPAnswer
  }

  /// The recorded exchanges of a file, the later one where an address was asked twice.
  private static func exchanges(_ name: String) throws -> [Exchange] {
    let data = try Data(contentsOf: URL(filePath: "\(RecordedReviews.folder)/ogr-recorded/\(name).json"))
    let list = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return try list.reversed().map { exchange in
      var headers: [String: String] = [:]
      for (name, value) in exchange["headers"] as? [String: String] ?? [:] { headers[name.lowercased()] = value }
      let body = try JSONSerialization.data(withJSONObject: try #require(exchange["body"]))
      return Exchange(
        url: try #require(exchange["url"] as? String),
        answer: HTTPAnswer(status: try #require(exchange["status"] as? Int), headers: headers, body: Array(body)))
    }
  }

  /// A forge that answers the first question with the recording at `first`, the pages behind it by their addresses, and
  /// knows nothing else.
  private static func forge(_ exchanges: [Exchange], first: @escaping @Sendable (String) -> Bool) -> ScriptedForge {
    ScriptedForge { request, count in
      let found = exchanges.first { count == 0 ? first($0.url) : sorted($0.url) == sorted(request.url) }
      return found?.answer ?? HTTPAnswer(status: 404)
    }
  }

  /// An address with its query in order: the pages name the next ones in another order than they were asked for in.
  private static func sorted(_ url: String) -> [String] {
    url.split(separator: "?").flatMap { $0.split(separator: "&").map(String.init).sorted() }
  }

  @Test func allPagesOfGitLabAreRead() async throws {
    let forge = Self.forge(try Self.exchanges("gitlab_mr_list")) {
      $0.hasSuffix("merge_requests?state=all&order_by=updated_at&sort=desc")
    }
    let keeper = MemoryKeeper()
    var session = try forge.session(.gitlab, "packit-service/ogr-tests", keeper: keeper, host: "gitlab.com")
    try await PagedSync(.gitlab).run(&session)
    // `x-total` of the later recording.
    #expect(session.tally.changes == 86)
    #expect(session.tally.rejected == 0)
    #expect(session.tally.projects.map(\.path) == ["packit-service/ogr-tests"])
    #expect(await forge.requests.count { $0.url.contains("merge_requests?") } == 5)
  }

  @Test func allPagesOfForgejoAreRead() async throws {
    let forge = Self.forge(try Self.exchanges("forgejo_pr_list")) { $0.hasSuffix("state=all&page=1") }
    let keeper = MemoryKeeper()
    let host = "v10.next.forgejo.org"
    var session = try forge.session(.gitea, "packit-validator/ogr-tests", keeper: keeper, host: host)
    try await PagedSync(.forgejo).run(&session)
    // `x-total-count` of the recording.
    #expect(session.tally.changes == 96)
    #expect(session.tally.rejected == 0)
    #expect(await forge.requests.count { $0.url.contains("/pulls?") } == 4)
  }
}
