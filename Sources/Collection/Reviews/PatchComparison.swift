import Aggregation
import Collectors
import Facts
import Store

/// Finds the patch ids of requests whose landing nothing else tells, and of the mainline commits that they may have become.
///
/// Only where the clone has the branches: forges keep them in refs that a mirror fetches. What was found is kept in the
/// store, and git is asked about what is new.
struct PatchComparison {
  /// The most commits of which patches are made in one collection.
  static let mostCommits = 5000

  let store: FactStore
  let repository: GitRepository
  let number: Int
  let tip: ObjectID?

  func run() throws {
    // Of a partial clone the blobs may be absent, and git would end at the first.
    guard let tip, !repository.isPartial else { return }
    let questions = try PatchQuestion.open(store, number)
    let graph = try repository.branches(of: Set(questions.compactMap { ObjectID($0.head) }).sorted(), beside: tip)
    let branches = Branches(graph)
    let known = try store.patchIDs(number)
    var wanted: Set<String> = []
    var compared: [RequestBranch] = []
    var unread = 0
    for question in questions {
      let commits = branches.commits(of: question)
      guard !commits.isEmpty else { continue }
      let new = Set(commits + question.candidates).subtracting(known.keys).subtracting(wanted)
      guard wanted.count + new.count <= PatchComparison.mostCommits else {
        unread += 1
        continue
      }
      wanted.formUnion(new)
      compared.append(RequestBranch(project: question.project, number: question.number, commits: commits))
    }
    let found = try repository.patchIDs(of: wanted.sorted().compactMap { ObjectID($0) })
    let ids = Dictionary(
      uniqueKeysWithValues: wanted.map { sha in (sha, ObjectID(sha).flatMap { found[$0] } ?? "") })
    try store.setPatches(ids, compared, of: number)
    if try unread > 0 || store.health("requests-patches-unread", of: number) != nil {
      try store.setHealth("requests-patches-unread", unread, of: number)
    }
  }
}

/// The commits that heads of requests have beside the history.
private struct Branches {
  private var parents: [ObjectID: [ObjectID]] = [:]
  private var order: [ObjectID: Int] = [:]

  init(_ graph: [(id: ObjectID, parents: [ObjectID])]) {
    for (place, commit) in graph.enumerated() {
      parents[commit.id] = commit.parents
      order[commit.id] = place
    }
  }

  /// The commits of a request without merges, oldest first; none where the clone does not have all of them.
  func commits(of question: PatchQuestion) -> [String] {
    guard let head = ObjectID(question.head), parents[head] != nil else { return [] }
    var seen: Set<ObjectID> = [head]
    var open = [head]
    while let commit = open.popLast() {
      for parent in parents[commit] ?? [] where parents[parent] != nil && seen.insert(parent).inserted {
        open.append(parent)
      }
    }
    let listed = question.commits.compactMap { ObjectID($0) }
    if !question.commits.isEmpty {
      guard listed.count == question.commits.count, listed.allSatisfy(seen.contains) else { return [] }
      seen = Set(listed)
    }
    return seen.filter { (parents[$0]?.count ?? 0) < 2 }.sorted { order[$0] ?? 0 < order[$1] ?? 0 }.map(\.hex)
  }
}
