import Facts

/// What a report may say of people.
package struct PrivacyPolicy: Sendable, Equatable {
  /// The smallest group by default, as Copilot's team metrics have it.
  package static let defaultMinimumGroup = 5

  /// How single people may appear.
  package enum People: Sendable, Equatable {
    /// Not at all.
    case hidden
    /// As `Contributor 1`, `Contributor 2`, … in an order that only the holder of the key can reproduce.
    ///
    /// The same key gives the same person the same number in every number of one report; another report should take
    /// another key, so that people cannot be followed from one to the next.
    case pseudonyms(key: String)
    /// By the names that git records, after mailmap.
    case names
  }

  /// The smallest number of people of whom something is said together.
  package var minimumGroup: Int
  package var people: People

  /// Makes a policy; by default people are hidden and groups under five suppressed.
  package init(minimumGroup: Int = defaultMinimumGroup, people: People = .hidden) {
    self.minimumGroup = minimumGroup
    self.people = people
  }

  /// Throws, with what to type, when single people were asked for and may not appear.
  func checkContributorsMayAppear() throws {
    guard people == .hidden else { return }
    throw BylineError(
      .usage, "contributors are hidden by default, so nothing can be split by contributor",
      hint: "add --people pseudonyms, or --people names where everyone concerned has agreed")
  }

  /// Throws when fewer people would appear under pseudonyms than the smallest group: they would be known at once.
  func checkPseudonymsHide(_ people: Int) throws {
    guard case .pseudonyms = self.people, (1..<minimumGroup).contains(people) else { return }
    throw BylineError(
      .failure,
      "pseudonyms would not hide \(people) \(people == 1 ? "contributor" : "contributors"): fewer than \(minimumGroup)",
      hint: "take a longer window or more repositories, or --people names where everyone concerned has agreed")
  }
}
