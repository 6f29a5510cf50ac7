/// What an examination of a clone found: one thing that is as it should be, or is not.
///
/// Texts are plain and may quote the repository (names of refs and remotes): a format cleans them.
package struct Finding: Sendable, Equatable {
  /// How much a finding matters.
  package enum Severity: String, Sendable, CaseIterable {
    /// Numbers are wrong or missing, and it can be mended.
    case problem
    /// Numbers may say less than they could.
    case hint
    /// As it should be.
    case fine
  }

  /// The permanent id of what was looked at, in kebab-case: `shallow-clone`.
  package var check: String
  package var severity: Severity
  /// What is so, in one sentence.
  package var title: String
  /// What that means for the numbers; empty where all is fine.
  package var meaning: String
  /// What to do about it, in order.
  package var remedies: [Remedy]

  /// Makes a finding.
  package init(
    _ check: String, _ severity: Severity, _ title: String, meaning: String = "", remedies: [Remedy] = []
  ) {
    self.check = check
    self.severity = severity
    self.title = title
    self.meaning = meaning
    self.remedies = remedies
  }
}

/// One step that mends something: a command to type, or a change to make by hand.
package struct Remedy: Sendable, Equatable {
  /// What the step is for, or what to change by hand.
  package var text: String
  /// What to type in a POSIX shell; nil where no command does it.
  package var command: String?

  /// Makes a step.
  package init(_ text: String, command: String? = nil) {
    self.text = text
    self.command = command
  }
}
