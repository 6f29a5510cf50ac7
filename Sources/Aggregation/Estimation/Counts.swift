import Facts
import Store

/// How many of something there are of each kind.
struct Counts<Kind: RawRepresentable & Sendable>: Sendable where Kind.RawValue == String {
  private let amounts: [String: Int]

  /// Sums a column of the rows by the kind that another column names.
  init(_ rows: some Sequence<Row>, _ column: String, by key: String) {
    amounts = rows.sums(column, by: key)
  }

  /// How many there are of one kind.
  subscript(_ kind: Kind) -> Int { amounts[kind.rawValue] ?? 0 }

  /// How many there are of all kinds, also of those that are not named.
  var all: Int { amounts.values.reduce(0, +) }
}

extension Counts<ChangeOrigin> {
  /// Changes that an agent authored or that carry an AI mark.
  var ai: Int { self[.agentic] + self[.assisted] }
  /// Changes that are not a rule-based bot's: what shares are of.
  var counted: Int { ai + self[.human] + self[.unmarked] }
}

extension Counts<Origin> {
  /// Lines that are not a rule-based bot's: what shares are of.
  var counted: Int { self[.ai] + self[.assisted] + self[.human] + self[.unmarked] }
}
