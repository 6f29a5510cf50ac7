import Facts

/// What one Agent Trace record says of one file.
package struct AgentTraceRecord: Sendable, Equatable {
  /// Lines and who wrote them; without an origin (`mixed`, `unknown`) the record takes the lines from those before it.
  package struct Claim: Sendable, Equatable {
    package var origin: Origin?
    package var agent: String
    package var model: String
    package var session: String
    package var lines: ClosedRange<Int32>

    /// Makes a claim about a range of lines.
    package init(origin: Origin?, agent: String, model: String, session: String, lines: ClosedRange<Int32>) {
      self.origin = origin
      self.agent = agent
      self.model = model
      self.session = session
      self.lines = lines
    }
  }

  /// The id of the commit that was checked out when the edit was made; empty when the record does not say.
  ///
  /// That is the parent of the commit that will contain the lines.
  package var revision: String
  /// The path as the record has it, with `/`; absolute in some dialects.
  package var path: [UInt8]
  package var claims: [Claim]

  /// Makes a record from its parts.
  package init(revision: String, path: [UInt8], claims: [Claim]) {
    self.revision = revision
    self.path = path
    self.claims = claims
  }

  /// True when the path does not begin at the repository's root but at the machine's.
  package var isAbsolute: Bool {
    path.first == UInt8(ascii: "/") || (path.count > 2 && path[1] == UInt8(ascii: ":") && path[2] == UInt8(ascii: "/"))
  }
}
