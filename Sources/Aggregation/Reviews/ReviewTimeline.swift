import Facts

/// What independent people, AI reviewers and bots did to a request, and when.
struct ReviewTimeline {
  /// One action of a review.
  struct Action {
    var event: ReviewedRequest.Event
    var kind: ActorKind
    var agent: String
    var person: Int
    var isIndependent: Bool
  }

  private(set) var actions: [Action] = []
  private(set) var firstReview: Int?
  private(set) var firstApproval: Int?
  private(set) var lastApproval: Int?
  private(set) var humanReviews = 0
  private(set) var humanApprovals = 0
  private(set) var humanObjections = 0
  private(set) var humanComments = 0
  private(set) var aiReviews = 0
  private(set) var aiObjections = 0
  private(set) var botActions = 0
  private(set) var rounds = 0
  /// True where an approval that stands is of the merged head; nil where that cannot be known.
  private(set) var isVerified: Bool?
  /// True where the last approval that stands is of an earlier head; nil where that cannot be known.
  private(set) var isStale: Bool?

  /// Goes through the events in the order of time; `insiders` are the people who are not independent.
  init(_ request: ReviewedRequest, ready: Int?, insiders: Set<Int>, actors: ReviewActors) {
    for event in request.events where event.kind.isReviewAction {
      let account = actors.account(event.actor)
      let kind = account?.role.reviews ?? .unknown
      let isAuthor = event.actor != nil && event.actor == request.author
      let person = account?.person ?? 0
      actions.append(
        Action(
          event: event, kind: kind, agent: kind == .agent || kind == .reviewer ? account?.role.agent ?? "" : "",
          person: person,
          isIndependent: kind == .person && !isAuthor && (person == 0 || !insiders.contains(person))))
    }
    for action in actions { count(action, ready: ready) }
    countRounds(request)
    judge(request)
  }

  private mutating func count(_ action: Action, ready: Int?) {
    let event = action.event
    switch action.kind {
    case .automation: botActions += 1
    case .reviewer:
      if event.kind.isReview, event.kind != .dismissed { aiReviews += 1 }
      if event.kind == .changesRequested { aiObjections += 1 }
    case .person where action.isIndependent:
      switch event.kind {
      case .approved:
        (humanReviews, humanApprovals) = (humanReviews + 1, humanApprovals + 1)
        firstApproval = ReviewTimeline.earlier(firstApproval, event.time)
        lastApproval = event.time.map { max($0, lastApproval ?? $0) } ?? lastApproval
      case .changesRequested: (humanReviews, humanObjections) = (humanReviews + 1, humanObjections + 1)
      case .reviewed: humanReviews += 1
      case .comment, .lineComment: humanComments += 1
      default: return
      }
      // What a review says as a whole is a comment too.
      if event.kind.isReview, event.textLength > 0 { humanComments += 1 }
      if let time = event.time, time >= ready ?? time { firstReview = ReviewTimeline.earlier(firstReview, time) }
    case .person, .agent, .unknown: break
    }
  }

  private static func earlier(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }

  /// Objections of anybody but the author, each time that new commits followed.
  private mutating func countRounds(_ request: ReviewedRequest) {
    var moments: [(time: Int, isPush: Bool)] = request.events.compactMap { event in
      guard let time = event.time else { return nil }
      switch event.kind {
      case .pushed: return (time, true)
      case .changesRequested where event.actor != request.author || event.actor == nil: return (time, false)
      default: return nil
      }
    }
    moments += request.commits.compactMap { $0.committed.map { ($0, true) } }
    moments.sort { ($0.time, $0.isPush ? 1 : 0) < ($1.time, $1.isPush ? 1 : 0) }
    var isOpen = false
    for moment in moments {
      if moment.isPush, isOpen { rounds += 1 }
      isOpen = !moment.isPush
    }
  }

  /// The last verdict of each independent person stands; a comment takes nothing back.
  private mutating func judge(_ request: ReviewedRequest) {
    var standing: [Int: ReviewedRequest.Event] = [:]
    for action in actions where action.isIndependent && action.event.kind.isReview && action.event.kind != .reviewed {
      standing[action.person == 0 ? -(action.event.actor ?? 0) : action.person] = action.event
    }
    let approvals = standing.values.filter { $0.kind == .approved }
      .sorted { ($0.time ?? 0, $0.key) < ($1.time ?? 0, $1.key) }
    let head = request.lastCommit
    guard let last = approvals.last else {
      if request.hasReviews { (isVerified, isStale) = (false, false) }
      return
    }
    let covered = approvals.map { ReviewTimeline.isSame($0.sha, head) }
    isVerified = covered.contains(true) ? true : covered.contains(nil) ? nil : false
    isStale = ReviewTimeline.isSame(last.sha, head).map { !$0 }
  }

  /// Whether two ids, of which either may be cut short, are of one commit; nil where one of them is not known.
  static func isSame(_ a: String, _ b: String) -> Bool? {
    guard a.count >= 7, b.count >= 7 else { return nil }
    return a.hasPrefix(b) || b.hasPrefix(a)
  }
}
