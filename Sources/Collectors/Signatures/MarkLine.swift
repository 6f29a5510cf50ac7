import Facts

/// A line of a commit message's body, without what leads up to its text: blanks, a list's bullet, emphasis.
struct MarkLine {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The line as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Splits `Token: value`, when the token is one that a rule or a co-author needs; the token is in lower case.
  func token(knownTo index: SignatureIndex) -> (name: String, value: String)? {
    guard let first = bytes.first, first.isLetter else { return nil }
    var count = 1
    while count < bytes.count, bytes[count].isLetter || bytes[count].isDigit || bytes[count] == 0x2d { count += 1 }
    guard count < bytes.count, bytes[count] == UInt8(ascii: ":") else { return nil }
    guard index.mayKnowToken(first: first.asciiLowercased, count: count) else { return nil }
    let name = String(decoding: bytes[..<count].map(\.asciiLowercased), as: UTF8.self)
    var value = bytes[(count + 1)...]
    while let byte = value.first, byte.isBlank { value = value.dropFirst() }
    return value.isEmpty ? nil : (name, String(decoding: value, as: UTF8.self))
  }

  /// The first web link in a text, up to a blank or a closing bracket; empty when there is none.
  static func link(in text: String) -> String {
    guard let start = text.firstRange(of: "https://")?.lowerBound else { return "" }
    return String(text[start...].prefix { !$0.isWhitespace && !")]>*".contains($0) })
  }
}

/// Goes through the lines of a message after its subject that may carry a mark.
struct MarkLineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int

  /// Starts behind the subject.
  init(_ message: UnsafeBufferPointer<UInt8>) {
    bytes = message
    position = message.firstIndex(of: 0x0a).map { $0 + 1 } ?? message.count
  }

  /// The next line that is not blank.
  mutating func next() -> MarkLine? {
    while position < bytes.count {
      var start = position
      while position < bytes.count, bytes[position] != 0x0a { position += 1 }
      var end = position
      position += 1
      while end > start, bytes[end - 1].isBlank || bytes[end - 1] == 0x0d { end -= 1 }
      while start < end, bytes[start].isBlank { start += 1 }
      if end - start > 2, bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "-"),
        bytes[start + 1].isBlank
      {
        start += 2
        while start < end, bytes[start].isBlank { start += 1 }
      }
      while start < end, bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "_") { start += 1 }
      if start < end { return MarkLine(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end])) }
    }
    return nil
  }
}

extension Identity {
  /// Reads `Name <address>`; nil when there is no address in angle brackets.
  init?(coAuthor text: String) {
    guard let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else { return nil }
    let email = text[text.index(after: open)..<close].trimmingBlanks
    guard !email.isEmpty else { return nil }
    self.init(name: text[..<open].trimmingBlanks, email: email)
  }
}
