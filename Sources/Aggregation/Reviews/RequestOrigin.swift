import Facts

/// Who made a change request, by the marks of its commits and its own.
struct RequestOrigin {
  var origin: ChangeOrigin
  var agent: String
  var model: String
  /// How many of its commits have an agent for an author; nil where its commits are not known.
  var agentCommits: Int?
  /// The verdict on the request's own marks: account, text and branch.
  var own: ChangeVerdict

  /// Weighs the evidence.
  ///
  /// - The listed commits decide, each by its own marks; without a list, those that landed.
  /// - A request that an agent opened is agentic, unless some of its commits are marked otherwise. One that a bot opened is
  ///   automation, unless its commits are marked.
  /// - A strong mark in its text makes an unmarked change assisted. A branch's name alone changes nothing.
  init(_ request: ReviewedRequest, landing: RequestJoins.Landing?, history: CommitVerdicts) {
    let own = AttributionPolicy.verdict(evidence: request.signs, attested: AttestedSummary())
    self.own = own
    let landed = landing.map { history.verdicts(of: $0.links.map(\.commit)) } ?? []
    var commits = request.commits.map { listed in
      history.verdict(ofID: listed.sha)
        ?? AttributionPolicy.verdict(evidence: request.commitSigns[listed.sha] ?? [], attested: AttestedSummary())
    }
    // What a squash or a merge keeps of marks counts where the list has none of them.
    if commits.isEmpty || (!commits.contains(where: \.hasMark) && landed.contains(where: \.hasMark)) {
      commits = landed
    }
    let isSquash = ["squash", "unknown"].contains(landing?.kind ?? "") && request.commits.isEmpty
    agentCommits = commits.isEmpty || isSquash ? nil : commits.filter { $0.origin == .agentic }.count
    let base = UnitFacts.origin(commits)
    origin =
      switch own.origin {
      case .agentic: base == .agentic || base == .unmarked ? .agentic : .assisted
      case .assisted: base == .agentic ? .agentic : .assisted
      case .automation: base == .unmarked || base == .automation ? .automation : base
      case .human, .unmarked: base
      }
    let marked = commits.filter(\.hasMark) + (own.hasMark ? [own] : [])
    agent = AttributionPolicy.single(marked.map(\.agent))
    model = AttributionPolicy.single(marked.map(\.model))
  }
}

/// The verdicts on the commits of a history, by number and id.
struct CommitVerdicts {
  let records: [CommitRecord]
  let verdicts: [ChangeVerdict]
  private let position: [Int: Int]
  private let byID: [String: Int]

  init(records: [CommitRecord], verdicts: [ChangeVerdict]) {
    self.records = records
    self.verdicts = verdicts
    position = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.number, $0) })
    byID = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.sha, $0) })
  }

  /// The record of a commit.
  func record(_ number: Int) -> CommitRecord? { position[number].map { records[$0] } }

  /// The verdict on a commit by its whole id.
  func verdict(ofID id: String) -> ChangeVerdict? { byID[id].map { verdicts[$0] } }

  /// The verdict on a commit.
  func verdict(_ number: Int) -> ChangeVerdict? { position[number].map { verdicts[$0] } }

  /// The verdicts on some commits without merges, or where there are only merges, on those.
  func verdicts(of numbers: [Int]) -> [ChangeVerdict] {
    let known = numbers.compactMap { position[$0] }
    let own = known.filter { !records[$0].isMerge }
    return (own.isEmpty ? known : own).map { verdicts[$0] }
  }
}
