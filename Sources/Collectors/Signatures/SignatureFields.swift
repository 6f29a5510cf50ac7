import Facts
import Yams

/// The keys of one entry in a list of signatures.
struct SignatureFields {
  private let fields: Node.Mapping
  private let id: String
  private let line: Int

  private static let keys = [
    "agent", "app", "branch", "disabled", "doubtful-from", "doubtful-to", "email", "examples", "fallback", "id", "kind",
    "line", "model", "name", "note", "role", "session", "since", "strength", "trailer", "unless", "until", "value",
  ]

  /// Takes an entry that has an id and no unknown keys.
  init(_ node: Node) throws {
    guard case .mapping(let mapping) = node else {
      throw BylineError(
        .failure, "a signature is not a mapping of keys (line \(node.line))", hint: "begin with “- id:”")
    }
    fields = mapping
    line = node.line
    guard let id = mapping["id"]?.scalar?.string, !id.isEmpty else {
      throw BylineError(.failure, "a signature has no “id” (line \(node.line))")
    }
    self.id = id
    guard id.utf8.allSatisfy({ $0.isDigit || (0x61...0x7a).contains($0) || $0 == 0x2d }) else {
      throw failure("its id is not in kebab-case", "use lower-case letters, digits and hyphens")
    }
    for key in mapping.keys where !Self.keys.contains(key.scalar?.string ?? "") {
      throw failure(
        "unknown key “\(key.scalar?.string ?? "")”", "the keys are \(Self.keys.joined(separator: ", "))", at: key)
    }
  }

  /// The rule that the keys describe.
  func entry() throws -> SignatureReader.Entry {
    if try flag("disabled") { return .disabled(id: id) }
    let channels = try list("kind").map { try choice("kind", $0, Self.kinds) }
    guard !channels.isEmpty else { throw failure("“kind” is missing") }
    return .rule(
      Signature(
        id: id, channels: channels, mark: try mark(for: channels), exceptions: try patterns("unless"),
        agent: try reading("agent") { AgentName.canonical($0) }, role: try required("role", Evidence.Role.allCases),
        strength: try text("strength") == nil ? .strong : required("strength", Evidence.Strength.allCases),
        inUse: try days("since", "until"), inDoubt: try days("doubtful-from", "doubtful-to"),
        model: try reading("model") { ModelName.canonical($0) }, session: try session(),
        isFallback: try flag("fallback"), note: try text("note") ?? "", examples: try examples()))
  }

  private static let identityChannels: [Evidence.Channel] = [.author, .committer, .coAuthor]
  private static let kinds = identityChannels + [.footer, .trailer, .sessionLink, .branch]

  /// What the rule looks at; the kind decides which keys say it.
  private func mark(for channels: [Evidence.Channel]) throws -> Signature.Mark {
    let isIdentity = channels.allSatisfy { Self.identityChannels.contains($0) }
    guard isIdentity || channels.count == 1 else { throw failure("“kind” mixes identities with other marks") }
    let needed: [String]
    switch channels[0] {
    case .author, .committer, .coAuthor: needed = ["app", "email", "name"]
    case .trailer: needed = ["trailer"]
    case .sessionLink: needed = ["line", "trailer"]
    case .branch: needed = ["branch"]
    default: needed = ["line"]
    }
    let given = ["app", "branch", "email", "line", "name", "trailer"].filter { fields[$0] != nil }
    if let odd = given.first(where: { !needed.contains($0) }) {
      throw failure("“\(odd)” does not go with the kind “\(channels[0].rawValue)”", "use \(needed.quoted)")
    }
    guard let key = given.first, isIdentity || given.count == 1 else {
      throw failure("the kind “\(channels[0].rawValue)” needs one of \(needed.quoted)")
    }
    if fields["value"] != nil, key != "trailer" { throw failure("“value” goes with “trailer” only") }
    switch key {
    case "trailer":
      let values = try patterns("value")
      return .trailer(
        tokens: try list("trailer").map(\.asciiLowercased), values: values.isEmpty ? [TextPattern("*")] : values)
    case "line": return .line(try patterns("line"))
    case "branch": return .branch(try patterns("branch"))
    default:
      let apps = try list("app").flatMap { login in
        ["*+\(login)[bot]@users.noreply.github.com", "\(login)[bot]@users.noreply.github.com"].map(TextPattern.init)
      }
      return .identity(emails: try patterns("email") + apps, names: try patterns("name"))
    }
  }

  private func reading(_ key: String, _ canonical: (String) -> String) throws -> Signature.Reading {
    switch try text(key) {
    case nil where key == "agent": throw failure("“agent” is missing", "write “agent: unknown” if it is not known")
    case nil: return .none
    case "from-name": return .fromName
    case "from-value": return .fromValue
    case let text?:
      let name = canonical(text)
      return name.isEmpty || name == AgentName.unknown ? .none : .fixed(name)
    }
  }

  private func session() throws -> Signature.SessionReading {
    switch try text("session") {
    case nil: .none
    case "from-value": .fromValue
    case "from-link": .fromLink
    case let text?: throw failure("“session: \(text)” is not known", "write from-value or from-link")
    }
  }

  private func days(_ first: String, _ last: String) throws -> ClosedRange<Int>? {
    guard fields[first] != nil || fields[last] != nil else { return nil }
    let low = try day(first) ?? Int.min
    let high = try day(last) ?? Int.max
    guard low <= high else { throw failure("“\(last)” is before “\(first)”") }
    return low...high
  }

  private func day(_ key: String) throws -> Int? {
    guard let text = try text(key) else { return nil }
    guard let day = Calendar.parseDay(text) else {
      throw failure("“\(key): \(text)” is not a date", "write it as 2026-08-14")
    }
    return day
  }

  private func examples() throws -> Signature.Examples {
    guard let node = fields["examples"] else { return Signature.Examples(match: [], noMatch: []) }
    guard case .mapping(let examples) = node else {
      throw failure("“examples” has no “match” and “no-match”", at: node)
    }
    for key in examples.keys where key.scalar?.string != "match" && key.scalar?.string != "no-match" {
      throw failure(
        "unknown key “\(key.scalar?.string ?? "")” in “examples”", "the keys are match and no-match", at: key)
    }
    return Signature.Examples(
      match: try texts("match", examples["match"]), noMatch: try texts("no-match", examples["no-match"]))
  }

  private func patterns(_ key: String) throws -> [TextPattern] { try list(key).map(TextPattern.init) }

  private func list(_ key: String) throws -> [String] { try texts(key, fields[key]) }

  /// One text or a list of texts; scalars are taken as they are written, so that `no` and `010` stay what they say.
  private func texts(_ key: String, _ node: Node?) throws -> [String] {
    switch node {
    case nil: return []
    case .scalar(let scalar)? where !scalar.string.isEmpty: return [scalar.string]
    case .sequence(let sequence)?:
      return try sequence.map {
        guard let text = $0.scalar?.string, !text.isEmpty else { throw failure("“\(key)” holds no text", at: $0) }
        return text
      }
    case let node?: throw failure("“\(key)” is neither a text nor a list of texts", at: node)
    }
  }

  private func text(_ key: String) throws -> String? {
    guard let node = fields[key] else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else { throw failure("“\(key)” is not a text", at: node) }
    return text
  }

  private func flag(_ key: String) throws -> Bool {
    guard let text = try text(key) else { return false }
    guard text == "true" || text == "false" else {
      throw failure("“\(key): \(text)” is neither true nor false", at: fields[key])
    }
    return text == "true"
  }

  private func required<Choice: RawRepresentable<String>>(_ key: String, _ choices: [Choice]) throws -> Choice {
    guard let text = try text(key) else { throw failure("“\(key)” is missing") }
    return try choice(key, text, choices)
  }

  private func choice<Choice: RawRepresentable<String>>(
    _ key: String, _ text: String, _ choices: [Choice]
  ) throws -> Choice {
    guard let choice = choices.first(where: { $0.rawValue == text }) else {
      throw failure("“\(key): \(text)” is not known", "write one of \(choices.map(\.rawValue).quoted)", at: fields[key])
    }
    return choice
  }

  private func failure(_ problem: String, _ hint: String? = nil, at node: Node? = nil) -> BylineError {
    BylineError(.failure, "signature “\(id)”: \(problem) (line \(node?.line ?? line))", hint: hint)
  }
}

extension [String] {
  fileprivate var quoted: String { map { "“\($0)”" }.joined(separator: ", ") }
}
