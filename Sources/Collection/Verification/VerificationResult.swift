import Facts
import Store

/// What a comparison of the store's owners with `git blame` found.
package struct VerificationResult: Sendable, Equatable {
  /// Why the store does not know the owner of lines.
  package enum UnknownReason: String, Sendable, CaseIterable, Comparable {
    /// The lines are older than the commit at which a shallow clone is cut off.
    case shallow
    /// A partial clone lacks objects that the answer needs.
    case partial

    package static func < (a: UnknownReason, b: UnknownReason) -> Bool { a.rawValue < b.rawValue }
  }

  /// A rule by which the store's answer is another than git's.
  package enum Rule: String, Sendable, CaseIterable, Comparable {
    /// The file was binary once. Git blame looks through binary versions; Byline lets every line begin with the commit
    /// that made the file text, because no count of lines knows what was before.
    case binaryOnce
    /// A commit removed one file and added several like it. The commit's diff, and Byline with it, gives the old lines to
    /// the most similar one, so that every line lives in one place; blame finds them in each.
    case renamePairing

    package static func < (a: Rule, b: Rule) -> Bool { a.rawValue < b.rawValue }
  }

  /// The commit whose files were compared.
  package var tip: ObjectID
  /// Text files with lines at the tip.
  package var filesTotal = 0
  package var filesCompared = 0
  /// Lines of the compared files whose owner the store knows.
  package var linesCompared = 0
  package var linesAgreeing = 0
  /// Lines whose owner is unknown, by reason.
  package var unknown: [UnknownReason: Int] = [:]
  /// Lines that differ by a rule.
  package var explained: [Rule: Int] = [:]
  /// Files that git itself could not blame, because objects are absent.
  package var filesUnread = 0
  /// Lines that differ without a reason.
  package var linesDiffering = 0
  /// The first of the differences without a reason.
  package var differences: [LineDifference] = []
  /// The books of the line history.
  package var books: LineHistoryState

  /// True when nothing differs without a reason and the books balance.
  package var holds: Bool { linesDiffering == 0 && books.isBalanced }
}
