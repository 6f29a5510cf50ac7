import Facts
import Store

extension RequestJoins {
  /// Joins the requests of a repository to its landed commits.
  init(_ requests: [ReviewedRequest], records: [CommitRecord], _ store: FactStore, _ repository: Int) throws {
    func isShort(_ id: String) -> Bool { (7..<40).contains(id.count) }
    let hasLists = requests.contains { !$0.commits.isEmpty }
    let hasPatches = requests.contains { !$0.patches.isEmpty }
    self.init(
      requests: requests, git: try RequestJoins.gitRequests(store, repository),
      history: JoinHistory(
        records: records, emails: hasLists ? try JoinHistory.emails(store, repository) : [:],
        patches: hasPatches ? try JoinHistory.patches(store, repository) : [:],
        hasShortIDs: requests.contains { isShort($0.landed) || isShort($0.head) }))
  }

  /// The requests that plain git shows, in the order of their numbers.
  static func gitRequests(_ store: FactStore, _ repository: Int) throws -> [GitRequest] {
    var requests: [GitRequest] = []
    try store.each(
      """
      SELECT requestKey, number, landedId, landing, rule, confidence, title FROM change_requests
      WHERE repositoryId = ?1 ORDER BY COALESCE(number, 0), requestKey
      """, of: repository
    ) { row in
      requests.append(
        GitRequest(
          key: row.text(0), number: row.optional(1), landed: row.optional(2), landing: row.text(3), rule: row.text(4),
          confidence: ChangeRequest.Confidence(rawValue: row.text(5)) ?? .low, title: row.text(6)))
    }
    return requests
  }
}
