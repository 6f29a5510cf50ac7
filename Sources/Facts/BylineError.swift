/// The one error that leaves a module: what went wrong, and what to do about it.
package struct BylineError: Error, Sendable, Equatable {
  /// What sort of failure it is; decides the exit status.
  package enum Kind: Sendable, Equatable {
    /// The work could not be done (exit status 2).
    case failure
    /// The command was called wrongly (exit status 64).
    case usage
    /// A check that was asked for did not hold (exit status 1).
    case checkFailed
  }

  /// What sort of failure it is.
  package let kind: Kind
  /// One lower-case sentence with the offending value.
  package let message: String
  /// What to type or change, if there is something.
  package let hint: String?

  /// Makes an error of the kind, with its sentence and, where there is one, what to do about it.
  package init(_ kind: Kind = .failure, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// The exit status that the program ends with.
  package var exitStatus: Int32 {
    switch kind {
    case .failure: 2
    case .usage: 64
    case .checkFailed: 1
    }
  }
}

extension BylineError: CustomStringConvertible {
  package var description: String { message }
}
