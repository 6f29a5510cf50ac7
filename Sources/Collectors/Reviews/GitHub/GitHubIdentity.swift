import Facts

/// Who did something, in GitHub's four ways of writing it.
enum GitHubIdentity {
  /// An account as REST, webhooks, GraphQL and `gh` write it; nil for an account that was deleted.
  ///
  /// REST has `type`, GraphQL `__typename`, gh `is_bot`. The Copilot agent is a bot without `[bot]`; gh writes a deleted
  /// author as the app without a name.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, value.kind == .object, let login = value.string("login"), !login.isEmpty, login != "app/" else {
      return nil
    }
    var hint = Actor.Hint.none
    switch value.string("type") ?? value.string("__typename") {
    case "Bot": hint = .bot
    case "User": hint = .person
    default:
      let node = value.string("node_id") ?? value.string("id") ?? ""
      if node.hasPrefix("BOT_") || node.hasPrefix("MDM6Qm90") || value.string("html_url")?.contains("/apps/") == true {
        hint = .bot
      } else if let isBot = value.bool("is_bot") {
        hint = isBot ? .bot : .person
      }
    }
    // The stand-in for accounts that were deleted.
    if login.lowercased() == "ghost" { return nil }
    return Actor(login: login, name: value.string("name") ?? "", email: value.string("email") ?? "", hint: hint)
  }

  /// The number of a thing in GitHub's database, whether it is written as that or as a node id; nil for neither.
  ///
  /// A node id holds the number: older ones as text (`017:PullRequestReview277027723` in base 64), newer ones behind
  /// `PRR_` as the last of a MessagePack list. Taking it out makes one event of what REST and GraphQL tell.
  static func number(_ value: JSONValue) -> Int? {
    value.integer("databaseId") ?? value.integer("fullDatabaseId") ?? value.integer("id")
      ?? value.string("id").flatMap(number) ?? value.string("node_id").flatMap(number)
  }

  /// The number in a node id.
  static func number(_ node: String) -> Int? {
    let text = node.firstIndex(of: "_").map { node[node.index(after: $0)...] } ?? node[...]
    guard let bytes = base64(text), !bytes.isEmpty else { return nil }
    if text.startIndex == node.startIndex {
      let digits = bytes.reversed().prefix { (0x30...0x39).contains($0) }.reversed()
      return Int(String(decoding: digits, as: UTF8.self))
    }
    return lastNumber(bytes)
  }

  /// The last number of a MessagePack list of numbers.
  private static func lastNumber(_ bytes: [UInt8]) -> Int? {
    guard bytes[0] & 0xf0 == 0x90 else { return nil }
    var position = 1
    var number: Int?
    for _ in 0..<(bytes[0] & 0x0f) {
      guard position < bytes.count else { return nil }
      let kind = bytes[position]
      position += 1
      let length: Int
      switch kind {
      case 0...0x7f:
        number = Int(kind)
        continue
      case 0xcc: length = 1
      case 0xcd: length = 2
      case 0xce: length = 4
      case 0xcf: length = 8
      default: return nil
      }
      guard position + length <= bytes.count else { return nil }
      let value = bytes[position..<(position + length)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      number = Int(exactly: value)
      position += length
    }
    return number
  }

  private static func base64(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in text.utf8 {
      let value: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = (bits << 6 | value) & 0xffff
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xff))
      }
    }
    return bytes
  }
}
