import Facts

/// Verdicts that several records tell in different words: one event each, in whatever order the records came.
///
/// Lists of who approves now say nothing of when (GitLab's approvals, the reviewers of Bitbucket Server and Azure), and
/// histories do; Gerrit's two interfaces number the same votes differently.
extension ReviewedRequest {
  /// How far apart the times of one verdict may lie in two records.
  private static let tolerance = 60

  private struct Verdict: Hashable {
    var actor: Int
    var kind: RequestEvent.Kind
  }

  /// Makes one event of those that tell the same verdict of the same account.
  ///
  /// - Of the same moment, two are one: under the smaller key, of the head where one of them is.
  /// - One that only says what is true now is told better by any that says since when; what it says of the commit is
  ///   the last one's, if that does not say it.
  mutating func mergeVerdicts() {
    guard events.count(where: { $0.kind.isReview }) > 1 else { return }
    var groups: [Verdict: [Int]] = [:]
    for (index, event) in events.enumerated() where event.kind.isReview {
      // A review without a verdict may well be given twice; but where votes are numbered there is one of each.
      guard let actor = event.actor, event.kind != .reviewed || forge == .gerrit else { continue }
      groups[Verdict(actor: actor, kind: event.kind), default: []].append(index)
    }
    var gone: Set<Int> = []
    for group in groups.values where group.count > 1 {
      var kept: [Int] = []
      for index in group.sorted(by: { order($0) < order($1) }) {
        guard let same = counterpart(of: events[index], among: kept) else {
          kept.append(index)
          continue
        }
        fold(index, into: same)
        gone.insert(index)
      }
    }
    guard !gone.isEmpty else { return }
    events = events.indices.filter { !gone.contains($0) }.map { events[$0] }
  }

  /// Events with a time come before those without, those of a history before those of a list of what is true now.
  private func order(_ index: Int) -> (Int, Int, String) {
    let event = events[index]
    return (event.time == nil ? 2 : event.isOfNow ? 1 : 0, event.time ?? 0, event.key)
  }

  /// The event among those that were kept that tells what another one does.
  private func counterpart(of event: Event, among kept: [Int]) -> Int? {
    guard let time = event.time else { return kept.last { !events[$0].isOfNow } ?? kept.last }
    if let same = kept.first(where: { events[$0].time == time }) { return same }
    guard event.isOfNow else { return nil }
    return kept.last { abs((events[$0].time ?? 0) - time) <= ReviewedRequest.tolerance }
  }

  private mutating func fold(_ index: Int, into same: Int) {
    let event = events[index]
    if events[same].sha.isEmpty || (event.time != nil && !event.sha.isEmpty && event.sha == head) {
      events[same].sha = event.sha
    }
    events[same].textLength = max(events[same].textLength, event.textLength)
  }
}

extension ReviewedRequest.Event {
  /// True for an entry of a list of who approves now, which some servers give a time.
  fileprivate var isOfNow: Bool { time == nil || key.hasPrefix("approved-by:") }
}
