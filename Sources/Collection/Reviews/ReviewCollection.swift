import Aggregation
import Collectors
import Facts
import Store

/// Ties the review records of a store to its repositories and people, and looks for agents' marks in them.
///
/// About all projects at once: an account is the same person in each of them. Nothing here starts git, so that it can be
/// done again when records come in without a repository at hand.
package struct ReviewCollection {
  private let store: FactStore
  private let signatures: SignatureSet

  /// Prepares to tie up the records of a store.
  package init(store: FactStore, signatures: SignatureSet) {
    self.store = store
    self.signatures = signatures
  }

  /// Links projects, identifies accounts and gathers signs; the same records give the same rows.
  package func run() throws {
    try recordRejections()
    guard try store.rows("SELECT projectId AS project FROM projects LIMIT 1").first != nil else { return }
    try ProjectLinking(store: store).run()
    let rules = try ActorRules(signatures: signatures)
    try ActorIdentification(store: store, rules: rules, signatures: signatures).run()
    try RequestSignCollection(store: store, signatures: signatures).run()
  }

  /// Does so, and judges the requests of every repository that a project is linked to: what an import ends with.
  ///
  /// Nothing is done where the records, the rules and the repositories are those of the last time. Repositories whose
  /// collection did not finish are left to their next collection.
  package func refresh() throws {
    let stamp = try refreshStamp()
    guard try store.reviewState("refresh") != stamp else { return try recordRejections() }
    try run()
    for row in try store.rows(
      """
      SELECT DISTINCT r.repositoryId AS repository FROM repositories AS r
      JOIN projects AS p ON p.repositoryId = r.repositoryId WHERE r.isComplete = 1 ORDER BY r.repositoryId
      """)
    {
      try Verdicts.rebuildRequests(store: store, repository: row.integer("repository") ?? 0)
    }
    try store.setReviewState("refresh", stamp)
  }

  /// All that a refresh is made of, in a line.
  private func refreshStamp() throws -> String {
    let repositories = try store.repositories().map { repository in
      "\(repository.id) \(repository.facts.tip?.hex ?? "") \(repository.isComplete) \(repository.rulesFingerprint)"
    }
    return try "\(store.reviewStamp());\(signatures.fingerprint);\(repositories.sorted().joined(separator: ","))"
  }

  /// Says with the first repository why parts of review records could not be read: with each of them they would be counted
  /// twice.
  private func recordRejections() throws {
    let rejections = try store.importRejections()
    for (index, repository) in try store.repositories().map(\.id).sorted().enumerated() {
      try store.setRejections(index == 0 ? rejections : [], source: "reviews", of: repository)
    }
  }
}
