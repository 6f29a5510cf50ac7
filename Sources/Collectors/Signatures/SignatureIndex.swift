import Facts

/// Finds the rules that may fit a text without trying them all; holds positions in the sorted list of rules.
struct SignatureIndex: Sendable {
  /// The rules about one channel's identities.
  struct Identities: Sendable {
    /// By the whole address, in lower case.
    var byEmail: [String: [Int]] = [:]
    /// By the address after `number+`, in lower case.
    var byEmailAfterPlus: [String: [Int]] = [:]
    /// Rules that no address can be looked up for.
    var others: [Int] = []
  }

  private(set) var identities: [Evidence.Channel: Identities] = [:]
  /// By token, in lower case.
  private(set) var trailers: [String: [Int]] = [:]
  /// Which tokens are worth a look: bit n is set when one has n bytes and begins with the letter.
  private var tokenLengths: [UInt64] = Array(repeating: 0, count: 256)
  /// By the first byte of the line, in lower case.
  private(set) var lines: [[Int]] = Array(repeating: [], count: 256)
  private(set) var branches: [Int] = []

  /// Tokens whose value is an identity.
  static let coAuthorTokens: Set<String> = ["co-authored-by", "co-developed-by", "coauthored-by", "co-author"]

  /// Prepares the rules.
  init(_ signatures: [Signature]) {
    for token in Self.coAuthorTokens { noteToken(token) }
    for (position, signature) in signatures.enumerated() {
      switch signature.mark {
      case .identity(let emails, _):
        for channel in signature.channels { identities[channel, default: Identities()].add(position, emails) }
      case .trailer(let tokens, _):
        for token in Set(tokens) {
          trailers[token, default: []].append(position)
          noteToken(token)
        }
      case .line(let patterns):
        let firsts = Set(patterns.map { $0.head.first })
        for byte in 0..<256 where firsts.contains(UInt8(byte)) || firsts.contains(nil) {
          lines[byte].append(position)
        }
      case .branch: branches.append(position)
      }
    }
  }

  private mutating func noteToken(_ token: String) {
    guard let first = token.utf8.first else { return }
    tokenLengths[Int(first)] |= 1 << UInt64(min(token.utf8.count, 63))
  }

  /// True when a token with that first byte (in lower case) and length may be one of those known.
  func mayKnowToken(first: UInt8, count: Int) -> Bool {
    tokenLengths[Int(first)] & (1 << UInt64(min(count, 63))) != 0
  }
}

extension SignatureIndex.Identities {
  fileprivate mutating func add(_ position: Int, _ emails: [TextPattern]) {
    guard !emails.isEmpty, emails.allSatisfy({ $0.exactText != nil || $0.textAfterPlus != nil }) else {
      others.append(position)
      return
    }
    for key in Set(emails.compactMap(\.exactText)) { byEmail[key, default: []].append(position) }
    for key in Set(emails.compactMap(\.textAfterPlus)) { byEmailAfterPlus[key, default: []].append(position) }
  }

  /// The rules that may know an identity with the address, in order, each once.
  func candidates(email: String) -> [Int] {
    let key = email.asciiLowercased
    var found = others
    found += byEmail[key] ?? []
    if let plus = key.utf8.lastIndex(of: UInt8(ascii: "+")) {
      found += byEmailAfterPlus[String(key[key.utf8.index(after: plus)...])] ?? []
    }
    return found.count > others.count ? Array(Set(found)).sorted() : found
  }
}
