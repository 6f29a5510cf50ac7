import Facts

/// What came of reading one file of review records.
package struct ReadingTally: Sendable, Equatable {
  /// How many reasons are kept in words; all are counted.
  static let keptReasons = 20

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
  /// How many values each format took, by its title.
  package var formats: [String: Int] = [:]
  /// The numbers of the change requests that records named.
  private var numbers: [ProjectName: Set<Int>] = [:]

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
    guard reasons.count < ReadingTally.keptReasons else { return }
    reasons.append(Rejection(source: source, place: "line \(place.line), byte \(place.byte)", reason: reason))
  }
}
