import Facts
import Store

/// A request of which only its patches can tell how it landed, or whether it did.
package struct PatchQuestion: Sendable, Equatable {
  package var project: Int
  package var number: Int
  /// The ids of its commits; empty where the list is not known, or not whole.
  package var commits: [String]
  /// The last commit of its branch.
  package var head: String
  /// The mainline commits that it may have become.
  package var candidates: [String]
}

extension PatchQuestion {
  /// How long before its end a request may have landed, and how long after it, in seconds.
  private static let before = 30 * 86_400
  private static let after = 86_400
  /// The commits of one rebase are committed within this time.
  private static let rebaseTime = 3600
  /// The longest branch that is compared: as many commits as a forge lists.
  private static let longestRun = 250

  /// The questions of a repository, those about the requests that ended last first.
  ///
  /// - A request without a landing is looked for among the mainline commits of the time in which it must have landed.
  /// - One that looks squashed may be the end of a run, where the commits before it are nobody's and came with it.
  package static func open(_ store: FactStore, _ repository: Int) throws -> [PatchQuestion] {
    var requests = try ReviewedRequest.load(store, repository)
    guard requests.contains(where: { !$0.branchHead.isEmpty }) else { return [] }
    for index in requests.indices { requests[index].patches = [] }
    let records = try CommitRecord.load(store, repository)
    let joins = try RequestJoins(requests, records: records, store, repository)
    var claims: [Int: Int] = [:]
    for unit in joins.landings.compactMap({ $0?.unit }) { claims[unit, default: 0] += 1 }
    let times = records.filter { $0.mainlineIndex != nil && !$0.isMerge && claims[$0.number] == nil }
      .map { (time: $0.landedTime, sha: $0.sha) }.sorted { ($0.time, $0.sha) < ($1.time, $1.sha) }
    var found: [(end: Int, question: PatchQuestion)] = []
    for (request, landing) in zip(requests, joins.landings) {
      let head = request.branchHead
      guard request.state != .open, !head.isEmpty, let end = request.merged ?? request.closed else { continue }
      var candidates: [String]
      if let landing {
        guard ["squash", "unknown"].contains(landing.kind), request.method != .squash, !landing.isNested else {
          continue
        }
        candidates = run(of: request, endingAt: landing.unit, joins.history, claims)
      } else {
        guard request.landed.isEmpty else { continue }
        let first = max(request.created ?? end - before, end - before)
        candidates = times[times.partition(first)..<times.partition(end + after)].map(\.sha)
      }
      guard !candidates.isEmpty else { continue }
      found.append(
        (
          end,
          PatchQuestion(
            project: request.project, number: request.number,
            commits: request.isListCut ? [] : request.commits.map(\.sha), head: head, candidates: candidates)
        ))
    }
    return found.sorted {
      ($1.end, $0.question.project, $0.question.number) < ($0.end, $1.question.project, $1.question.number)
    }.map(\.question)
  }

  /// The mainline commits that can be of one rebase with the one that landed; none where there are too few.
  private static func run(
    of request: ReviewedRequest, endingAt unit: Int, _ history: JoinHistory, _ claims: [Int: Int]
  ) -> [String] {
    let listed = request.isListCut ? 0 : request.commits.count
    guard listed != 1, let last = history.position(ofCommit: unit),
      let index = history.records[last].mainlineIndex, index > 0
    else { return [] }
    let longest = min(index + 1, listed > 0 ? listed : longestRun)
    let end = history.records[last].landedTime
    let run = (history.mainline(endingAt: last, count: longest) ?? []).reversed().prefix { position in
      let record = history.records[position]
      return position == last
        || (!record.isMerge && claims[record.number] == nil && abs(end - record.landedTime) <= rebaseTime)
    }
    return run.count > 1 ? run.map { history.records[$0].sha } : []
  }
}

extension ReviewedRequest {
  /// The last commit of its branch, where the record gives its whole id.
  fileprivate var branchHead: String {
    let id = head.isEmpty && !isListCut ? commits.last?.sha ?? "" : head
    return ObjectID(id) == nil ? "" : id
  }
}

extension [(time: Int, sha: String)] {
  /// The index of the first that is not before a moment.
  fileprivate func partition(_ time: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].time < time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
