import Facts

/// Says what a clone lacks for its numbers to be right, and how to mend it.
package enum Doctor {
  /// What is looked at, in the order in which it is told.
  package static let checks: [any CloneCheck.Type] = [
    GitVersionCheck.self, ShallowCloneCheck.self, PartialCloneCheck.self, LineNotesCheck.self, CheckpointsCheck.self,
    TagsCheck.self, BranchesCheck.self, DefaultBranchCheck.self, AttributionCheck.self, SquashMessagesCheck.self,
    IdentitiesCheck.self, ReplacementsCheck.self, ReviewRecordsCheck.self,
  ]

  /// Everything that was found: problems first, then hints, then what is fine, each in the order of the checks.
  package static func findings(_ clone: ExaminedClone) -> [Finding] {
    let all = checks.flatMap { $0.findings(clone) }
    return Finding.Severity.allCases.flatMap { severity in all.filter { $0.severity == severity } }
  }
}

/// One thing that is looked at in a clone.
package protocol CloneCheck: Sendable {
  /// The permanent id, in kebab-case.
  static var id: String { get }
  /// What was found: nothing where the question does not arise.
  static func findings(_ clone: ExaminedClone) -> [Finding]
}
