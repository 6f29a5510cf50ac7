import Facts

/// A walk through a list of which the newest changes come first, page by page, down to what is known already.
///
/// What changes during the walk moves to the list's beginning: a page may come twice, in part, and nothing is passed over.
/// Only the walk's end makes everything up to its newest record known. A walk that was cut short is remembered beside that,
/// under what it began with, and goes on at the page where it stopped.
struct SyncWalk {
  /// What happened shortly before the last sync is asked for again: forges' clocks and indexes lag.
  private static let overlap: Int64 = 3600

  private let resource: String
  private let known: Int64?
  /// The moment down to which the walk goes; nil for the list's end.
  let start: Int64?
  /// Where the next page begins; empty for the first.
  private(set) var cursor: String
  private var newest: Int64?
  private let isFresh: Bool

  /// Takes a walk up where it stopped, or begins one.
  init(_ resource: String, _ session: SyncSession) throws {
    self.resource = resource
    let known = try session.state(resource)?.updated
    let again = known.map { $0 - SyncWalk.overlap }
    // A later day than that would leave a gap.
    start = session.since.map { since in again.map { min($0, since) } ?? since } ?? again
    self.known = known
    let broken = try session.state(SyncWalk.broken(resource, start))
    cursor = broken?.cursor ?? ""
    newest = broken?.updated
    isFresh = broken == nil && known != nil && start == again
  }

  /// True where nothing new on the first page means that there is nothing new at all.
  var endsUnchanged: Bool { isFresh && cursor.isEmpty }

  /// Takes note of a page's records; true where the page reaches down to what is known.
  mutating func pass(_ moments: [Int64]) -> Bool {
    newest = ([newest].compactMap { $0 } + moments).max()
    guard let start else { return false }
    return moments.contains { $0 < start }
  }

  /// The states to keep with a page behind which another begins.
  mutating func states(next: String) -> [String: SyncState?] {
    cursor = next
    return [SyncWalk.broken(resource, start): SyncState(cursor: next, updated: newest)]
  }

  /// The states to keep with the last page.
  var lastStates: [String: SyncState?] {
    [
      SyncWalk.broken(resource, start): nil,
      resource: SyncState(updated: [newest, known].compactMap { $0 }.max()),
    ]
  }

  private static func broken(_ resource: String, _ start: Int64?) -> String {
    "\(resource), under way from \(start.map(Calendar.timeLabel) ?? "the beginning")"
  }
}
