/// Who wrote an added line, as far as something recorded says so.
package enum Origin: String, Sendable, CaseIterable, Comparable {
  /// A line-level record attests an agent wrote it, or the commit's author is an agent's identity and no record says
  /// otherwise.
  case ai
  /// The commit carries an AI mark, but nothing says which lines.
  case assisted
  /// A line-level record attests a person wrote it.
  case human
  /// Nothing is recorded. Unmarked is not human.
  case unmarked
  /// A rule-based bot wrote it. Left out of denominators and counted beside them.
  case automation

  package static func < (a: Origin, b: Origin) -> Bool { a.order < b.order }

  private var order: Int { Origin.allCases.firstIndex(of: self) ?? 0 }
}

/// Who made a change (a commit, or what one mainline commit landed).
package enum ChangeOrigin: String, Sendable, CaseIterable, Comparable {
  /// Authored by an agent.
  case agentic
  /// Authored by a person, with an AI mark.
  case assisted
  /// Line-level records attest only a person's lines.
  case human
  /// Nothing is recorded.
  case unmarked
  /// A rule-based bot made it.
  case automation

  package static func < (a: ChangeOrigin, b: ChangeOrigin) -> Bool { a.order < b.order }

  private var order: Int { ChangeOrigin.allCases.firstIndex(of: self) ?? 0 }
}
