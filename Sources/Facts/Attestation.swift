/// A record, kept beside a commit, that says which lines of it who wrote.
package struct Attestation: Sendable, Equatable {
  /// What one record says of one file: sets of lines, each with its writer; no line is in two of them.
  package struct File: Sendable, Equatable {
    /// The path as git's bytes, in the version after the commit.
    package var path: [UInt8]
    package var claims: [Claim]

    /// Makes the claims about one file.
    package init(path: [UInt8], claims: [Claim]) {
      self.path = path
      self.claims = claims
    }
  }

  /// A set of lines that one writer is said to have written.
  package struct Claim: Sendable, Equatable {
    /// `.ai` or `.human`.
    package var origin: Origin
    /// The agent's canonical id; empty for a person, `unknown` where the record does not resolve.
    package var agent: String
    /// The model in canonical form; empty where unknown.
    package var model: String
    package var session: String
    package var lines: LineRanges

    /// Makes a claim of a writer about a set of lines.
    package init(origin: Origin, agent: String = "", model: String = "", session: String = "", lines: LineRanges) {
      self.origin = origin
      self.agent = agent
      self.model = model
      self.session = session
      self.lines = lines
    }
  }

  /// The format that the record is written in: `git-ai`, `agent-trace`, `agentblame`, `entire`.
  package var format: String
  package var files: [File]
  /// Signs about the commit as a whole that the record carries (a checkpoint's agent), which say nothing of lines.
  package var evidence: [Evidence]
  /// Keys or entries of the record that could not be resolved or read, by reason, counted.
  package var problems: [String: Int]

  /// Makes a record from its parts.
  package init(
    format: String, files: [File] = [], evidence: [Evidence] = [], problems: [String: Int] = [:]
  ) {
    self.format = format
    self.files = files
    self.evidence = evidence
    self.problems = problems
  }

  /// True when the record claims at least one line.
  package var attestsLines: Bool {
    files.contains { $0.claims.contains { !$0.lines.isEmpty } }
  }
}
