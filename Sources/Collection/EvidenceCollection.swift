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

  /// Looks at the commits above a number: all of them for 0, the new ones otherwise.
  func run(above number: Int) throws {
    try store.clearEvidence(of: repository, above: number)
    var found: [CommitSigns] = []
    var next = number
    repeat {
      found.removeAll(keepingCapacity: true)
      try store.eachCommitText(of: repository, above: next, limit: EvidenceCollection.batch) { text in
        next = text.number
        let marks = CommitMarks(
          author: text.author, committer: text.committer, message: text.message, authoredDay: text.authoredDay,
          branch: text.branch)
        found.append(
          CommitSigns(
            commit: text.number, trailers: Trailer.all(in: text.message), evidence: signatures.evidence(in: marks),
            isAggregate: SquashShape.isAggregate(message: text.message)))
      }
      if !found.isEmpty { try store.addEvidence(found, of: repository) }
    } while found.count == EvidenceCollection.batch
  }
}
