import Facts
import Store

/// Which commits belong to which change requests.
///
/// Pure: the same records and commits give the same links. The rules are tried in order and the first that finds the
/// landing decides; a request whose base was another branch is joined through what that branch landed with. What is not
/// found is counted, never guessed.
struct RequestJoins {
  /// A commit that belongs to a request.
  struct Link: Equatable {
    var commit: Int
    var rule: JoinRule
    var confidence: ChangeRequest.Confidence
  }

  /// How a request came onto the mainline.
  struct Landing: Equatable {
    /// The mainline commit, by number.
    var unit: Int
    var rule: JoinRule
    var confidence: ChangeRequest.Confidence
    /// `merge squash rebase fast-forward`.
    var kind: String
    /// By the commits' numbers.
    var links: [Link]
    /// True when it landed on another branch first.
    var isNested: Bool
  }

  /// What plain git shows of a request.
  struct GitRequest {
    var key: String
    var number: Int?
    var landed: Int?
    var landing: String
    var rule: String
    var confidence: ChangeRequest.Confidence
    var title: String
  }

  /// In the order of the requests; nil where nothing of it was found.
  private(set) var landings: [Landing?] = []
  let history: JoinHistory
  let gitRequests: [GitRequest]
  private let gitByNumber: [String: Int]

  init(requests: [ReviewedRequest], git: [GitRequest], history: JoinHistory) {
    self.history = history
    gitRequests = git
    gitByNumber = Dictionary(
      git.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    landings = requests.map { landing(of: $0) }
  }

  private func landing(of request: ReviewedRequest) -> Landing? {
    if request.state != .open, let index = history.position(of: request.landed) {
      return landing(request, at: index, .landedCommit, .high)
    }
    guard request.state != .open else { return nil }
    if let found = byListedCommit(request) { return found }
    if let found = byRebasedRun(request) { return found }
    if let found = byMessage(request) { return found }
    guard let index = history.position(of: request.head), couldLand(request, at: index) else { return nil }
    return landing(request, at: history.unitPosition(of: index), .head, request.state == .merged ? .high : .low)
  }

  /// What landed before the request was opened did not land with it.
  private func couldLand(_ request: ReviewedRequest, at index: Int) -> Bool {
    request.created.map { history.records[index].landedTime >= $0 } ?? true
  }

  /// The last of its commits that is in the history; all of them are only together with the last.
  private func byListedCommit(_ request: ReviewedRequest) -> Landing? {
    for (offset, listed) in request.commits.reversed().enumerated() {
      guard let index = history.position(of: listed.sha) else { continue }
      guard couldLand(request, at: index), offset == 0 || request.state == .merged else { return nil }
      return landing(
        request, at: history.unitPosition(of: index), .listedCommit,
        offset == 0 && request.state == .merged ? .high : .low)
    }
    return nil
  }

  /// A run of the mainline with the same commits by author, time and subject, where the record does not name the commit.
  private func byRebasedRun(_ request: ReviewedRequest) -> Landing? {
    guard request.state == .merged, request.landed.isEmpty, let last = request.commits.last,
      let index = history.position(like: last), history.run(of: request.commits, endingAt: index) != nil
    else { return nil }
    return landing(request, at: index, .rebasedRun, .high)
  }

  /// What the messages of the mainline say: the number in the forge's writing, or the Change-Id.
  private func byMessage(_ request: ReviewedRequest) -> Landing? {
    for (key, rule) in [(request.key, JoinRule.message), (request.changeKey, .changeID)] {
      guard !key.isEmpty, let position = gitByNumber[key], gitRequests[position].rule != "pull-ref",
        let landed = gitRequests[position].landed, let index = history.position(ofCommit: landed),
        couldLand(request, at: index)
      else { continue }
      let isID = rule == .changeID || gitRequests[position].rule == "change-id-trailer"
      let confidence: ChangeRequest.Confidence =
        request.state == .merged && request.landed.isEmpty ? gitRequests[position].confidence : .low
      return landing(request, at: index, isID ? .changeID : .message, confidence)
    }
    return nil
  }

  /// The landing at a commit of the history, with all commits that came with it.
  private func landing(
    _ request: ReviewedRequest, at index: Int, _ rule: JoinRule, _ confidence: ChangeRequest.Confidence
  ) -> Landing {
    let record = history.records[index]
    let listed = Set(request.commits.compactMap { history.position(of: $0.sha) })
    var links: [Int: Link] = [:]
    func link(_ position: Int, _ rule: JoinRule) {
      let commit = history.records[position].number
      links[commit] = links[commit] ?? Link(commit: commit, rule: rule, confidence: confidence)
    }
    let kind: String
    if record.isMerge {
      kind = "merge"
      link(index, rule)
      for position in listed { link(position, .listedCommit) }
      if record.mainlineIndex != nil {
        for position in history.members(of: record.number) { link(position, .mergedBranch) }
      }
    } else if listed.contains(index) || record.sha == request.head {
      kind = "fast-forward"
      for position in listed { link(position, .listedCommit) }
      link(index, rule)
    } else if let run = history.run(of: request.commits, endingAt: index) ?? countedRun(request, endingAt: index) {
      kind = "rebase"
      for position in run { link(position, .rebasedRun) }
    } else {
      kind = request.method == .rebase ? "rebase" : "squash"
      link(index, request.method == .rebase ? rule : .squash)
    }
    return Landing(
      unit: record.landedBy, rule: rule, confidence: confidence, kind: kind,
      links: links.values.sorted { $0.commit < $1.commit }, isNested: record.mainlineIndex == nil)
  }

  /// The run that a rebase must have made, where the record says how many commits it has but not which.
  private func countedRun(_ request: ReviewedRequest, endingAt index: Int) -> [Int]? {
    guard request.method == .rebase, request.commits.isEmpty, let count = request.commitCount, count > 0 else {
      return nil
    }
    return history.mainline(endingAt: index, count: count)
  }
}

extension RequestJoins {
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
