import Facts

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
    /// `merge squash rebase fast-forward`, or `unknown` where the list of commits is cut off and nothing else says.
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
  /// The requests that messages name, by commit.
  private let keyOfMessage: [Int: String]
  /// Patches that the branches of several requests have: they say nothing of which one landed.
  private let sharedPatches: Set<String>

  init(requests: [ReviewedRequest], git: [GitRequest], history: JoinHistory) {
    self.history = history
    gitRequests = git
    gitByNumber = Dictionary(
      git.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    keyOfMessage = Dictionary(
      git.compactMap { request in request.rule == "pull-ref" ? nil : request.landed.map { ($0, request.key) } },
      uniquingKeysWith: { first, _ in first })
    sharedPatches = RequestJoins.shared(requests)
    landings = requests.map { landing(of: $0) }
  }

  private static func shared(_ requests: [ReviewedRequest]) -> Set<String> {
    var seen: Set<String> = []
    var shared: Set<String> = []
    for request in requests {
      for patch in Set(request.patches) where !seen.insert(patch).inserted { shared.insert(patch) }
    }
    return shared
  }

  private func landing(of request: ReviewedRequest) -> Landing? {
    if request.state != .open, let index = history.position(of: request.landed) {
      return landing(request, at: index, .landedCommit, .high)
    }
    guard request.state != .open else { return nil }
    if let found = byListedCommit(request) { return found }
    if let found = byRebasedRun(request) ?? byPatches(request) ?? byMessage(request) { return found }
    guard let index = history.position(of: request.head), couldLand(request, at: index) else { return nil }
    return landing(request, at: history.unitPosition(of: index), .head, request.state == .merged ? .high : .low)
  }

  /// What landed before the request was opened did not land with it.
  private func couldLand(_ request: ReviewedRequest, at index: Int) -> Bool {
    request.created.map { history.records[index].landedTime >= $0 } ?? true
  }

  /// The last of its commits that is in the history; all of them are only together with the last.
  ///
  /// What a list that is cut off ends with is not the last: the head is, where it is known.
  private func byListedCommit(_ request: ReviewedRequest) -> Landing? {
    if request.isListCut, let index = history.position(of: request.head), couldLand(request, at: index) {
      return landing(request, at: history.unitPosition(of: index), .head, request.state == .merged ? .high : .low)
    }
    for (offset, listed) in request.commits.reversed().enumerated() {
      guard let index = history.position(of: listed.sha) else { continue }
      guard couldLand(request, at: index), offset == 0 || request.state == .merged else { return nil }
      return landing(
        request, at: history.unitPosition(of: index), .listedCommit,
        offset == 0 && request.state == .merged && !request.isListCut ? .high : .low)
    }
    return nil
  }

  /// A run of the mainline with the same commits by author, time and subject, where the record does not name the commit.
  private func byRebasedRun(_ request: ReviewedRequest) -> Landing? {
    guard request.landed.isEmpty, !request.isListCut, let last = request.commits.last,
      let index = history.position(like: last), history.run(of: request.commits, endingAt: index) != nil,
      couldLand(request, at: index)
    else { return nil }
    return landing(request, at: index, .rebasedRun, request.state == .merged ? .high : .low)
  }

  /// The one run of the mainline with the patches of all commits of its branch, but for those that other branches have too.
  private func byPatches(_ request: ReviewedRequest) -> Landing? {
    guard request.landed.isEmpty else { return nil }
    let own = request.patches.filter { !sharedPatches.contains($0) }
    let runs = history.runs(ofPatches: own).filter { run in run.last.map { couldLand(request, at: $0) } ?? false }
    guard runs.count == 1, let run = runs.first, let index = run.last else { return nil }
    return landing(request, at: index, .rebasedRun, request.state == .merged ? .high : .low)
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
    } else if let run = rebasedRun(request, endingAt: index) {
      kind = "rebase"
      for position in run { link(position, .rebasedRun) }
    } else if let run = runOfCutList(request, endingAt: index) {
      let hasOwn = listed.contains(run[0])
      kind = hasOwn ? "fast-forward" : "rebase"
      for position in run {
        link(position, listed.contains(position) ? .listedCommit : hasOwn ? .mergedBranch : .rebasedRun)
      }
    } else if request.isListCut, !isSquash(request, at: index) {
      kind = [.rebase, .fastForward].contains(request.method) ? request.method?.rawValue ?? "" : "unknown"
      link(index, rule)
    } else {
      kind = request.method == .rebase ? "rebase" : "squash"
      link(index, request.method == .rebase ? rule : .squash)
    }
    return Landing(
      unit: record.landedBy, rule: rule, confidence: confidence, kind: kind,
      links: links.values.sorted { $0.commit < $1.commit }, isNested: record.mainlineIndex == nil)
  }

  /// The run that a rebase made of the request's commits.
  private func rebasedRun(_ request: ReviewedRequest, endingAt index: Int) -> [Int]? {
    if !request.isListCut, let run = history.run(of: request.commits, endingAt: index) { return run }
    let own = request.patches.filter { !sharedPatches.contains($0) }
    if let run = history.run(ofPatches: request.patches, endingAt: index)
      ?? history.run(ofPatches: own, endingAt: index)
    {
      return run
    }
    // The record may say how many commits it has, but not which.
    guard request.method == .rebase, request.commits.isEmpty || request.isListCut, let count = request.commitCount,
      count > 0
    else { return nil }
    return history.mainline(endingAt: index, count: count)
  }

  /// The run that begins with the listed commits of a list that is cut off, and goes on to the one that landed.
  ///
  /// Not further than the record says the request is long, and not over merges and what other requests brought.
  private func runOfCutList(_ request: ReviewedRequest, endingAt index: Int) -> [Int]? {
    guard request.isListCut, request.method != .squash,
      let run = history.run(beginningWith: request.commits, endingAt: index), run.count <= request.commitCount ?? .max
    else { return nil }
    let isWhole = run.allSatisfy { position in
      let record = history.records[position]
      return position == index || (!record.isMerge && keyOfMessage[record.number] ?? request.key == request.key)
    }
    return isWhole ? run : nil
  }

  /// True where something says that a commit is the squash of a request whose commits are not all known: the record, or the
  /// commit's message, which names the request.
  private func isSquash(_ request: ReviewedRequest, at index: Int) -> Bool {
    if let method = request.method { return method == .squash }
    guard let git = gitByNumber[request.key].map({ gitRequests[$0] }) else { return false }
    return git.landed == history.records[index].number && git.rule != "pull-ref"
  }
}
