/// A pull or merge request as far as plain git shows it.
package struct ChangeRequest: Sendable, Equatable {
  /// How its commits came onto the mainline.
  package enum LandingKind: String, Sendable {
    case merge
    case squash
    case fastForward = "fast-forward"
    /// Seen, but not landed on the mainline.
    case none
  }

  /// How sure the link between the request and its commit is.
  package enum Confidence: String, Sendable {
    case high
    case low
  }

  /// Its name in the forge's own writing: `#12`, `!12`, `D12`.
  package var key: String
  package var number: Int?
  /// The mainline commit that landed it.
  package var landedBy: ObjectID?
  package var landing: LandingKind
  /// The rule that found it (`merge-subject`, `squash-subject`, `pull-ref`, …).
  package var rule: String
  package var confidence: Confidence
  package var title: String
  package var headBranch: String
  package var head: ObjectID?

  /// Makes a change request.
  package init(
    key: String, number: Int?, landedBy: ObjectID?, landing: LandingKind, rule: String, confidence: Confidence,
    title: String, headBranch: String = "", head: ObjectID? = nil
  ) {
    self.key = key
    self.number = number
    self.landedBy = landedBy
    self.landing = landing
    self.rule = rule
    self.confidence = confidence
    self.title = title
    self.headBranch = headBranch
    self.head = head
  }
}
