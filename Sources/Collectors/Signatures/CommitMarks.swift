import Facts

/// What of a commit may carry a mark.
package struct CommitMarks: Sendable {
  package var author: Identity
  package var committer: Identity
  /// The whole message.
  package var message: String
  /// The day on which the commit was authored, as days since 1970.
  package var authoredDay: Int
  /// The head branch that a merge's subject names, without the owner; empty when there is none.
  package var branch: String

  /// Takes the marks of a commit from its parts.
  package init(author: Identity, committer: Identity, message: String, authoredDay: Int, branch: String = "") {
    self.author = author
    self.committer = committer
    self.message = message
    self.authoredDay = authoredDay
    self.branch = branch
  }
}

extension SignatureSet {
  /// Every sign on the commit that a rule knows: each rule once for the same agent, model and session; sorted.
  ///
  /// The committer is looked at only where it is not the author. In the message, co-authors, trailers, footers and links
  /// count wherever a line begins with them (a squash merge buries them in the middle), but never in the subject.
  package func evidence(in marks: CommitMarks) -> [Evidence] {
    var collector = EvidenceCollector(set: self, day: marks.authoredDay)
    collector.look(at: marks.author, as: .author)
    if marks.committer != marks.author { collector.look(at: marks.committer, as: .committer) }
    var message = marks.message
    message.withUTF8 { collector.look(atMessage: $0) }
    if !marks.branch.isEmpty { collector.look(atBranch: marks.branch) }
    return collector.sorted
  }
}

/// Gathers the evidence of one commit.
private struct EvidenceCollector {
  let set: SignatureSet
  let day: Int
  private var found: [Evidence] = []

  init(set: SignatureSet, day: Int) {
    self.set = set
    self.day = day
  }

  var sorted: [Evidence] {
    found.sorted {
      ($0.channel.order, $0.rule, $0.agent, $0.model, $0.session) < (
        $1.channel.order, $1.rule, $1.agent, $1.model, $1.session
      )
    }
  }

  mutating func look(at identity: Identity, as channel: Evidence.Channel) {
    guard let rules = set.index.identities[channel] else { return }
    var matched = rules.candidates(email: identity.email).map { set.signatures[$0] }.filter { $0.recognises(identity) }
    if matched.contains(where: { !$0.isFallback }) { matched.removeAll(where: \.isFallback) }
    // A person's identity vetoes what else would claim it; where nothing does, there is nothing to say.
    let people = matched.filter { $0.role == .human }
    if !people.isEmpty { matched = people.count < matched.count ? people : [] }
    for signature in matched { add(signature, channel, text: identity.text, name: identity.name) }
  }

  mutating func look(atBranch branch: String) {
    for position in set.index.branches {
      let signature = set.signatures[position]
      guard case .branch(let patterns) = signature.mark, patterns.contains(where: { $0.matches(branch) }),
        !signature.excepts(branch)
      else { continue }
      add(signature, .branch, text: branch)
    }
  }

  mutating func look(atMessage bytes: UnsafeBufferPointer<UInt8>) {
    var reader = MarkLineReader(bytes)
    while let line = reader.next() {
      if let token = line.token(knownTo: set.index) {
        look(atTrailer: token.name, value: token.value, line: line)
      }
      guard let first = line.bytes.first else { continue }
      for position in set.index.lines[Int(first.asciiLowercased)] {
        let signature = set.signatures[position]
        guard case .line(let patterns) = signature.mark, patterns.contains(where: { $0.matches(line.bytes) })
        else { continue }
        let text = line.text
        if !signature.excepts(text) { add(signature, signature.channels[0], text: text) }
      }
    }
  }

  private mutating func look(atTrailer token: String, value: String, line: MarkLine) {
    if SignatureIndex.coAuthorTokens.contains(token), let identity = Identity(coAuthor: value) {
      look(at: identity, as: .coAuthor)
    }
    for position in set.index.trailers[token] ?? [] {
      let signature = set.signatures[position]
      guard case .trailer(_, let values) = signature.mark, values.contains(where: { $0.matches(value) }),
        !signature.excepts(value)
      else { continue }
      add(signature, signature.channels[0], text: line.text, value: value)
    }
  }

  private mutating func add(
    _ signature: Signature, _ channel: Evidence.Channel, text: String, name: String = "", value: String = ""
  ) {
    var evidence = Evidence(
      channel: channel, rule: signature.id, role: signature.role, strength: signature.strength(on: day),
      mark: String(text.prefix(200)))
    switch signature.agent {
    case .fixed(let id): evidence.agent = id
    case .fromName:
      // A bot that is not known by its login has the login for an id.
      evidence.agent = ToolMention(name).agent
      if evidence.agent.isEmpty, name.hasSuffix("[bot]") { evidence.agent = AgentName.canonical(name) }
    case .fromValue: evidence.agent = ToolMention(value).agent
    case .none: break
    }
    switch signature.model {
    case .fixed(let id): evidence.model = id
    case .fromName: evidence.model = ModelName.plausible(name)
    case .fromValue: evidence.model = ToolMention(value).model
    case .none: break
    }
    switch signature.session {
    case .fromValue: evidence.session = String(value.prefix(200))
    case .fromLink: evidence.session = String(MarkLine.link(in: text).prefix(200))
    case .none: break
    }
    let isKnown = found.contains {
      ($0.rule, $0.agent, $0.model, $0.session) == (evidence.rule, evidence.agent, evidence.model, evidence.session)
        && $0.channel == channel
    }
    if !isKnown { found.append(evidence) }
  }
}

extension Evidence.Channel {
  fileprivate var order: Int { Evidence.Channel.allCases.firstIndex(of: self) ?? 0 }
}
