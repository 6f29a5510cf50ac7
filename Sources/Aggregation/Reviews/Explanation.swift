/// Why a change request or a commit has the verdict that it has: for people who doubt a number.
package struct Explanation: Sendable, Equatable {
  /// A sign that the verdict rests on, or that was only noted.
  package struct Sign: Sendable, Equatable {
    /// The commit that carries it; empty for the request itself.
    package var commit: String
    package var channel: String
    package var rule: String
    package var role: String
    package var strength: String
    package var agent: String
    package var model: String
    package var mark: String
  }

  /// A commit that belongs to a request, and how that is known.
  package struct Join: Sendable, Equatable {
    /// The request's name (`#12`).
    package var request: String
    package var commit: String
    package var subject: String
    /// A `JoinRule`'s name, and what it saw.
    package var rule: String
    package var meaning: String
    package var confidence: String
  }

  /// Something that was said or decided in a review.
  package struct Review: Sendable, Equatable {
    /// Seconds since 1970; nil where not known.
    package var time: Int?
    package var kind: String
    package var actor: String
    package var actorKind: String
    /// True where it counts as the review of an independent person.
    package var counts: Bool
    package var reason: String
  }

  /// One thing that is known: `origin`, `agentic`.
  package struct Item: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  /// `request` or `commit`.
  package var kind: String
  /// `#12`, or a commit's whole id.
  package var name: String
  package var title: String
  package var verdict: [Item]
  package var signs: [Sign]
  package var joins: [Join]
  package var reviews: [Review]
}
