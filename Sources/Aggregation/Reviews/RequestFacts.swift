import Facts
import Store

/// What became of each change request, and who did what to it.
struct RequestFacts {
  /// A request with all that was found out about it.
  struct Fact {
    var request: ReviewedRequest
    var key: String
    /// True for one that only plain git shows.
    var isFromGit = false
    var landing: RequestJoins.Landing?
    var origin: RequestOrigin
    var initiator = 0
    var ready: Int?
    var timeline: ReviewTimeline
  }

  private(set) var facts: [Fact] = []
  let joins: RequestJoins
  let actors: ReviewActors
  let commits: CommitVerdicts
  let repository: Int
  let store: FactStore

  /// Reads the records of a repository's projects and joins them.
  init(store: FactStore, repository: Int, records: [CommitRecord], verdicts: [ChangeVerdict]) throws {
    self.store = store
    self.repository = repository
    let requests = try ReviewedRequest.load(store, repository)
    joins = try RequestJoins(requests, records: records, store, repository)
    actors = try ReviewActors(store)
    commits = CommitVerdicts(records: records, verdicts: verdicts)
    for (request, landing) in zip(requests, joins.landings) { facts.append(fact(request, landing)) }
    facts += requestsFromGit(known: requests)
  }

  private func fact(_ request: ReviewedRequest, _ landing: RequestJoins.Landing?) -> Fact {
    let origin = RequestOrigin(request, landing: landing, history: commits)
    let initiator = initiator(of: request, origin, landing)
    let ready = RequestFacts.ready(request)
    let author = actors.account(request.author)?.person ?? 0
    return Fact(
      request: request, key: request.key, landing: landing, origin: origin, initiator: initiator, ready: ready,
      timeline: ReviewTimeline(
        request, ready: ready, insiders: Set([author, initiator]).subtracting([0]), actors: actors))
  }

  /// When it was first open for review: not when a draft was made of it later.
  private static func ready(_ request: ReviewedRequest) -> Int? {
    if let ready = request.ready { return ready }
    let first = request.events.first { $0.kind == .ready || $0.kind == .drafted }
    if first?.kind == .ready { return first?.time }
    return first == nil && request.isDraft == true ? nil : request.created
  }

  /// The person who set an agent to work: who opened the request for it, or whom its commits name beside it most often.
  private func initiator(
    of request: ReviewedRequest, _ origin: RequestOrigin, _ landing: RequestJoins.Landing?
  ) -> Int {
    guard origin.origin == .agentic || origin.origin == .assisted else { return 0 }
    if actors.writer(request.author) == .person { return actors.account(request.author)?.person ?? 0 }
    var named: [Int] = []
    func note(_ value: String) { if let person = actors.person(coAuthor: value) { named.append(person) } }
    for commit in request.commits {
      for trailer in Trailer.all(in: commit.message) where trailer.token.lowercased() == "co-authored-by" {
        note(trailer.value)
      }
    }
    if named.isEmpty {
      let records = (landing?.links ?? []).compactMap { commits.record($0.commit) }
        .sorted { ($0.authorTime, $0.sha) < ($1.authorTime, $1.sha) }
      for value in records.flatMap(\.coAuthors) { note(value) }
    }
    // Of several as often named the one who was named first.
    let counts = named.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return named.first { counts[$0] == counts.values.max() } ?? 0
  }

  /// The requests that landed by what plain git shows, and of which no project has a record.
  private func requestsFromGit(known requests: [ReviewedRequest]) -> [Fact] {
    let recorded = Set(requests.flatMap { [$0.key, $0.changeKey] })
    let claimed = Set(joins.landings.compactMap { $0.flatMap { $0.isNested ? nil : $0.unit } })
    var numbers: Set<Int> = []
    return joins.gitRequests.compactMap { git in
      guard let landed = git.landed, let record = commits.record(landed), !recorded.contains(git.key),
        !claimed.contains(record.landedBy)
      else { return nil }
      // Numbers below 0 stand for requests without one, or with one that another has: `#12` and `!12`.
      let own = git.number.flatMap { numbers.insert($0).inserted ? $0 : nil }
      let number = own ?? -1 - (commits.record(record.landedBy)?.mainlineIndex ?? 0)
      guard own != nil || numbers.insert(number).inserted else { return nil }
      var request = ReviewedRequest(project: 0, number: number, forge: .github)
      (request.title, request.state) = (git.title, .merged)
      let confidence = git.confidence
      let rule: JoinRule = git.rule == "pull-ref" ? .head : git.rule == "change-id-trailer" ? .changeID : .message
      var links = [RequestJoins.Link(commit: landed, rule: rule, confidence: confidence)]
      if record.isMerge {
        links += joins.history.members(of: landed).map {
          RequestJoins.Link(
            commit: joins.history.records[$0].number, rule: .mergedBranch, confidence: confidence)
        }
      }
      let landing = RequestJoins.Landing(
        unit: record.landedBy, rule: rule, confidence: confidence, kind: git.landing, links: links, isNested: false)
      let origin = RequestOrigin(request, landing: landing, history: commits)
      return Fact(
        request: request, key: git.key, isFromGit: true, landing: landing, origin: origin,
        initiator: origin.origin == .agentic ? initiator(of: request, origin, landing) : 0,
        timeline: ReviewTimeline(request, ready: nil, insiders: [], actors: actors))
    }
  }

  /// What records say of mainline commits' requests, by the commit: key, landing and title.
  ///
  /// Of several requests on one commit, the one that its message names comes first, then the surest.
  var unitRequests: [Int: UnitFacts.Request] {
    let named = Dictionary(
      joins.gitRequests.compactMap { git in git.landed.map { ($0, git.key) } }, uniquingKeysWith: { first, _ in first })
    var best: [Int: (rank: [Int], request: UnitFacts.Request)] = [:]
    for fact in facts where !fact.isFromGit && fact.request.state == .merged {
      guard let landing = fact.landing, !landing.isNested else { continue }
      let rank = [
        named[landing.unit] == fact.key ? 0 : 1, landing.confidence == .high ? 0 : 1,
        JoinRule.allCases.firstIndex(of: landing.rule) ?? 0, fact.request.number,
      ]
      if let known = best[landing.unit], !rank.lexicographicallyPrecedes(known.rank) { continue }
      best[landing.unit] = (rank, UnitFacts.Request(key: fact.key, landing: landing.kind, title: fact.request.title))
    }
    return best.mapValues(\.request)
  }

  /// The person whose request it is: the author, or for a machine's the person that it works for (0 where nobody is known);
  /// nil where the record does not say who made it.
  func person(of fact: Fact) -> Int? {
    guard !fact.isFromGit else { return fact.initiator == 0 ? nil : fact.initiator }
    switch actors.writer(fact.request.author) {
    case .person: return actors.account(fact.request.author).flatMap { $0.person == 0 ? nil : $0.person }
    case .agent, .reviewer, .automation: return fact.initiator
    case .unknown: return nil
    }
  }

  /// The persons whose requests landed, by the mainline commit.
  var unitPeople: [Int: Int] {
    let recorded = unitRequests
    return facts.reduce(into: [:]) { people, fact in
      guard fact.request.state == .merged, let landing = fact.landing, !landing.isNested,
        fact.isFromGit || recorded[landing.unit]?.key == fact.key
      else { return }
      if let person = person(of: fact) { people[landing.unit] = person }
    }
  }

  /// The keys of requests that git's text names, by commit, and of which a record says that they landed elsewhere.
  var disowned: Set<UnitFacts.Claim> {
    var landed: [String: Int] = [:]
    for fact in facts where !fact.isFromGit {
      if let landing = fact.landing, landing.confidence == .high { landed[fact.key] = landing.unit }
    }
    return Set(
      joins.gitRequests.compactMap { git in
        guard git.confidence == .low, let commit = git.landed, let unit = landed[git.key], unit != commit else {
          return nil
        }
        return UnitFacts.Claim(commit: commit, key: git.key)
      })
  }
}
