import Facts

/// A row of `request_events`, but for its key.
///
/// Merging takes of each column what says more, so that the order of records does not matter.
struct EventRow: Equatable {
  /// How much of a text is kept.
  private static let longestText = 4000

  var kind: String
  var actorId: Int64?
  var time: Int64?
  var sha: String
  var path: String
  var text: String
  var textLength: Int

  /// Makes the row of one event.
  init(_ event: RequestEvent, actor: Int64?) {
    kind = event.kind.rawValue
    actorId = actor
    time = event.time
    sha = event.commit ?? ""
    path = event.path
    text = EventRow.beginning(of: event.text)
    textLength = event.text.unicodeScalars.count
  }

  /// Makes a row from its columns.
  init(
    kind: String, actorId: Int64?, time: Int64?, sha: String, path: String, text: String, textLength: Int
  ) {
    self.kind = kind
    self.actorId = actorId
    self.time = time
    self.sha = sha
    self.path = path
    self.text = text
    self.textLength = textLength
  }

  /// Takes over what another record says of the same event.
  mutating func merge(_ other: EventRow) {
    // What was taken back stays taken back.
    let dismissed = RequestEvent.Kind.dismissed.rawValue
    if kind != dismissed, other.kind == dismissed || other.kind < kind { kind = other.kind }
    actorId = actorId ?? other.actorId
    time = [time, other.time].compactMap { $0 }.min()
    sha = max(sha, other.sha)
    path = max(path, other.path)
    if (other.textLength, other.text) > (textLength, text) { (text, textLength) = (other.text, other.textLength) }
  }

  /// The first bytes of a text, whole characters only.
  private static func beginning(of text: String) -> String {
    guard text.utf8.count > longestText else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: longestText)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
