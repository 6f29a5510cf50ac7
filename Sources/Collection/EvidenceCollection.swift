import Collectors
import Facts
import Store

/// Looks for agents' marks and trailers in the commits of a repository.
struct EvidenceCollection {
  /// How many commits are looked at between two writes.
  private static let batch = 2000

  let store: FactStore
  let repository: Int
  let signatures: SignatureSet

  /// Looks at the commits above a number (all of them for 0, the new ones otherwise), and at those that landed from
  /// another branch than before.
  ///
  /// `branches` is the branch that each commit was known to have landed from.
  func run(above number: Int, before branches: [Int: String]) throws {
    let now = try store.landedBranches(repository)
    let again = Set(now.keys).union(branches.keys).filter { $0 <= number && now[$0] != branches[$0] }.sorted()
    for start in stride(from: 0, to: again.count, by: EvidenceCollection.batch) {
      var found: [CommitSigns] = []
      let numbers = Array(again[start..<min(again.count, start + EvidenceCollection.batch)])
      try store.eachCommitText(of: repository, numbers: numbers) { found.append(signs(of: $0)) }
      try store.clearEvidence(of: repository, commits: numbers)
      try store.addEvidence(found, of: repository)
    }
    try store.clearEvidence(of: repository, above: number)
    var next = number
    var count = 0
    repeat {
      var found: [CommitSigns] = []
      try store.eachCommitText(of: repository, above: next, limit: EvidenceCollection.batch) { text in
        next = text.number
        found.append(signs(of: text))
      }
      if !found.isEmpty { try store.addEvidence(found, of: repository) }
      count = found.count
    } while count == EvidenceCollection.batch
  }

  private func signs(of text: CommitText) -> CommitSigns {
    let marks = CommitMarks(
      author: text.author, committer: text.committer, message: text.message, authoredDay: text.authoredDay,
      branch: text.branch)
    return CommitSigns(
      commit: text.number, trailers: Trailer.all(in: text.message), evidence: signatures.evidence(in: marks),
      isAggregate: SquashShape.isAggregate(message: text.message))
  }
}
