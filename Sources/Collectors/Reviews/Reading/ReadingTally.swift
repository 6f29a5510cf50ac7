import Facts

/// What came of reading one file of review records.
package struct ReadingTally: Sendable, Equatable {
  /// How many rejections are kept with their places; all are counted.
  static let keptReasons = 20
  /// How many different reasons are counted by themselves; further ones are counted together.
  static let countedReasons = 100

  /// Values that some format took.
  package var records = 0
  /// Values that are no review records: pushes, workflow runs, repositories.
  package var ignored = 0
  /// Values, or parts of them, that did not fit.
  package var rejected = 0
  /// Events that are reviews, and that are comments (on a line or on the request).
  package var reviews = 0
  package var comments = 0
  package var deployments = 0
  package var releases = 0
  package var checks = 0
  /// The first rejections, with where and why.
  package var reasons: [Rejection] = []
  /// Every reason with the number of its rejections and the place of the first, the most frequent first.
  package var rejections: [Rejection] {
    counts.map { reason, count in
      Rejection(source: "reviews", place: count.first, reason: reason, occurrences: count.number)
    }.sorted { ($1.occurrences, $0.reason) < ($0.occurrences, $1.reason) }
  }
  /// How many values each format took, by its title.
  package var formats: [String: Int] = [:]
  /// The numbers of the change requests that records named.
  private var numbers: [ProjectName: Set<Int>] = [:]
  /// How often each reason came, and where first.
  private var counts: [String: ReasonCount] = [:]

  private struct ReasonCount: Equatable {
    var number: Int
    var first: String
  }

  /// Makes an empty tally.
  package init() {}

  /// How many change requests records named.
  package var changes: Int { numbers.values.reduce(0) { $0 + $1.count } }

  /// The projects that records named, in order.
  package var projects: [ProjectName] { numbers.keys.sorted() }

  /// Adds what another file came to; a request that both name counts once.
  package mutating func merge(_ other: ReadingTally) {
    records += other.records
    ignored += other.ignored
    rejected += other.rejected
    reviews += other.reviews
    comments += other.comments
    deployments += other.deployments
    releases += other.releases
    checks += other.checks
    reasons = Array((reasons + other.reasons).prefix(ReadingTally.keptReasons))
    formats.merge(other.formats, uniquingKeysWith: +)
    numbers.merge(other.numbers) { $0.union($1) }
    for rejection in other.rejections { count(rejection.reason, rejection.occurrences, at: rejection.place) }
  }

  mutating func add(_ item: ReviewItem) {
    switch item {
    case .request(let record):
      numbers[record.project, default: []].insert(record.number)
      for event in record.events {
        switch event.kind {
        case .approved, .changesRequested, .reviewed, .dismissed: reviews += 1
        case .lineComment, .comment: comments += 1
        default: break
        }
      }
    case .deployment: deployments += 1
    case .release: releases += 1
    case .check: checks += 1
    case .alias: break
    }
  }

  mutating func reject(_ source: String, _ place: SplitPiece.Place, _ reason: String) {
    rejected += 1
    let place = "line \(place.line), byte \(place.byte)"
    count(reason, 1, at: place)
    guard reasons.count < ReadingTally.keptReasons else { return }
    reasons.append(Rejection(source: source, place: place, reason: reason))
  }

  private mutating func count(_ reason: String, _ number: Int, at place: String) {
    let isKnown = counts[reason] != nil || counts.count < ReadingTally.countedReasons
    counts[isKnown ? reason : "other reasons", default: ReasonCount(number: 0, first: place)].number += number
  }
}
