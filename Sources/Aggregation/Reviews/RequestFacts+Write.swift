import Facts
import Store

extension RequestFacts {
  /// Writes the requests, their links and the actions on them.
  func write(units: UnitFacts, fates: FateFacts, deployments: DeploymentFacts, to writer: inout VerdictWriter) throws {
    let unitAt = Dictionary(uniqueKeysWithValues: units.units.enumerated().map { ($1.record.number, $0) })
    let fixes = LaterFixes(
      fixes: Set(units.units.filter { $0.changeClass?.kind == .fix }.map(\.record.number)), fates: fates)
    for fact in facts {
      try write(fact, units, unitAt, fixes, to: &writer)
      for link in fact.landing?.links ?? [] {
        try writer.add(
          to: "request_links",
          [
            .number(repository), .number(link.commit), .number(fact.request.project), .number(fact.request.number),
            .text(link.rule.rawValue), .text(link.confidence.rawValue),
          ])
      }
      for action in fact.timeline.actions { try write(action, of: fact.request, to: &writer) }
    }
    try deployments.write(repository, to: &writer)
  }

  private func write(
    _ fact: Fact, _ units: UnitFacts, _ unitAt: [Int: Int], _ fixes: LaterFixes, to writer: inout VerdictWriter
  ) throws {
    let (request, timeline, landing) = (fact.request, fact.timeline, fact.landing)
    let unit = landing.flatMap { unitAt[$0.unit] }.map { units.units[$0] }
    // A rebase landed as several units.
    let landed = Set(landing?.links.compactMap { commits.record($0.commit)?.landedBy } ?? []).sorted()
    let isMerged = request.state == .merged
    let merged = request.merged ?? (isMerged ? unit?.record.landedTime : nil)
    let closed = request.closed ?? merged
    let release = isMerged ? unit.flatMap { units.release(of: $0) }?.time : nil
    let (authorKind, authorPerson) = author(of: fact, unit)
    let lines = lines(of: landing)
    var row: [Row.Value] = [
      .number(repository), .number(request.project), .number(request.number), .text(fact.key),
      .text(request.title.isEmpty ? unit?.title ?? "" : request.title), .text(request.url),
      .text(request.state.rawValue), .flag(request.isDraft ?? false), .number(landing?.unit ?? 0),
      .text(landing?.rule.rawValue ?? ""), .text(landing?.confidence.rawValue ?? ""), .text(landing?.kind ?? ""),
      .number(firstCommit(of: fact)),
    ]
    row += RequestFacts.moment(request.created, hasWeek: true) + RequestFacts.moment(fact.ready, hasWeek: false)
    row += [.number(timeline.firstReview), .number(timeline.firstApproval), .number(timeline.lastApproval)]
    row += RequestFacts.moment(merged, hasWeek: true) + RequestFacts.moment(closed, hasWeek: true)
    row += RequestFacts.moment(release, hasWeek: false)
    let changeClass = unit?.changeClass ?? ChangeClass(title: request.title)
    row += [
      .text(fact.origin.origin.rawValue), .text(fact.origin.agent), .text(fact.origin.model),
      .text(changeClass?.kind.rawValue ?? ""), .text(authorKind.rawValue),
      .text(isMerged ? merger(of: fact).rawValue : ""), .number(authorPerson), .number(fact.initiator),
      .number(request.added ?? (fact.isFromGit ? unit?.added : nil)),
      .number(request.deleted ?? (fact.isFromGit ? unit?.deleted : nil)),
      .number(request.files ?? (fact.isFromGit ? unit?.files : nil)), .number(lines?.ai), .number(lines?.counted),
      .number(commitCount(of: fact)), .number(fact.origin.agentCommits), .flag(request.hasReviews),
      .flag(request.isCut), .number(timeline.humanReviews), .number(timeline.humanApprovals),
      .number(timeline.humanObjections), .number(timeline.humanComments), .number(timeline.aiReviews),
      .number(timeline.aiObjections), .number(timeline.botActions), .flag(timeline.isVerified),
      .flag(timeline.isStale), .flag(isSelfMerged(fact)), .flag(isAutoMerged(fact)), .number(timeline.rounds),
      .text(RequestFacts.checks(request.checks)),
      .number(landed.compactMap { unitAt[$0].flatMap { units.revertedDay(of: $0) } }.min()),
      .number(landed.compactMap { fixes.day[$0] }.min()), .number(person(of: fact) ?? unit?.person ?? 0),
      .text(request.headBranch), .flag(request.hasComments),
    ]
    try writer.add(to: "request_facts", row)
  }

  private func write(_ action: ReviewTimeline.Action, of request: ReviewedRequest, to writer: inout VerdictWriter)
    throws
  {
    let event = action.event
    try writer.add(
      to: "review_facts",
      [
        .number(repository), .number(request.project), .number(request.number), .text(event.key),
        .text(event.kind.rawValue), .text(action.kind.rawValue), .text(action.agent), .number(action.person),
        .flag(action.isIndependent),
      ] + RequestFacts.moment(event.time, hasWeek: true) + [.number(event.textLength)])
  }

  private static func moment(_ time: Int?, hasWeek: Bool) -> [Row.Value] {
    let day = time.map { Calendar.day(ofSeconds: Int64($0)) }
    let values: [Row.Value] = [.number(time), .number(day)]
    return hasWeek ? values + [.number(day.map { Calendar.week(ofDay: $0) })] : values
  }

  /// Who opened it: the account, or for a squash that only git knows, the commit's author.
  private func author(of fact: Fact, _ unit: UnitFacts.Unit?) -> (ActorKind, Int) {
    guard fact.isFromGit else {
      return (actors.writer(fact.request.author), actors.account(fact.request.author)?.person ?? 0)
    }
    guard fact.landing?.kind == "squash", let unit, let verdict = commits.verdict(unit.record.number) else {
      return (.unknown, 0)
    }
    switch verdict.origin {
    case .agentic: return (.agent, 0)
    case .automation: return (.automation, 0)
    case .assisted, .human, .unmarked: return (.person, unit.record.person)
    }
  }

  private func merger(of fact: Fact) -> ActorKind { actors.writer(fact.request.mergedBy) }

  private func isSelfMerged(_ fact: Fact) -> Bool? {
    guard fact.request.state == .merged, let merger = actors.account(fact.request.mergedBy) else { return nil }
    if fact.request.mergedBy == fact.request.author { return true }
    guard merger.role.writes == .person else { return merger.role.writes == .unknown ? nil : false }
    let author = actors.account(fact.request.author)
    if merger.person != 0, merger.person == author?.person || merger.person == fact.initiator { return true }
    // Whoever deleted their account may have been anybody.
    return author == nil || author?.role.writes == .unknown ? nil : false
  }

  private func isAutoMerged(_ fact: Fact) -> Bool {
    fact.request.events.contains { $0.kind == .autoMerge || $0.kind == .queued }
      || (fact.request.state == .merged && merger(of: fact) == .automation)
  }

  /// When its first commit was authored: a squash has forgotten that.
  private func firstCommit(of fact: Fact) -> Int? {
    if let first = fact.request.commits.compactMap(\.authored).min() { return first }
    guard let landing = fact.landing, !["squash", "unknown"].contains(landing.kind) else { return nil }
    let records = landing.links.compactMap { commits.record($0.commit) }
    let own = records.filter { !$0.isMerge }
    return own.map(\.authorTime).min()
  }

  private func commitCount(of fact: Fact) -> Int? {
    if let count = fact.request.commitCount { return count }
    if !fact.request.commits.isEmpty, !fact.request.isListCut { return fact.request.commits.count }
    guard let landing = fact.landing, !["squash", "unknown"].contains(landing.kind) else { return nil }
    return landing.links.filter { commits.record($0.commit)?.isMerge == false }.count
  }

  /// The lines that count of the commits that landed with it, and those among them of origin ai and assisted.
  private func lines(of landing: RequestJoins.Landing?) -> (ai: Int, counted: Int)? {
    guard let landing else { return nil }
    var (ai, counted) = (0, 0)
    for link in landing.links {
      guard let record = commits.record(link.commit), let added = record.added else { return nil }
      (ai, counted) = (ai + record.aiLines, counted + added)
    }
    return (ai, counted)
  }

  /// One word for all checks of the head; skipped and neutral ones say nothing.
  private static func checks(_ states: [String]) -> String {
    let failures: Set = ["failure", "error", "timed_out", "timed-out", "startup_failure", "failed"]
    let waiting: Set = ["pending", "queued", "in_progress", "expected", "waiting", "requested", "running"]
    if states.contains(where: failures.contains) { return "failure" }
    if states.contains(where: waiting.contains) { return "pending" }
    return states.contains("success") ? "success" : ""
  }
}

extension Row.Value {
  /// A whole number, or NULL.
  static func number(_ value: Int?) -> Row.Value { value.map { .integer(Int64($0)) } ?? .null }
  /// 1 or 0, or NULL.
  static func flag(_ value: Bool?) -> Row.Value { value.map { .integer($0 ? 1 : 0) } ?? .null }
}
