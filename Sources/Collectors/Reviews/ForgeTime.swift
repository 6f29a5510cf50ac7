import Facts

/// The moments that forges write, in all their forms, as seconds since 1970 UTC.
///
/// Accepted are ISO 8601 with `T` or a blank, any number of fraction digits and `Z`, `UTC`, an offset or no zone (which means UTC),
/// and counts of seconds, milliseconds or microseconds, as numbers or as text. Fractions are cut off. A zero time
/// (year 1, or 1970-01-01T00:00:00Z), with which some forges write *never*, is no time.
package enum ForgeTime {
  /// What a value says about a moment.
  package enum Reading: Sendable, Equatable {
    case moment(Int64)
    /// Nothing: absent, null, empty or a zero time.
    case never
    /// Something that is no moment, or one that no forge has seen.
    case impossible
  }

  /// Nothing was recorded on a forge after the year 2199: larger counts of seconds are counts of something smaller.
  private static let end: Int64 = 7_258_118_400

  /// The moment that a text names; nil for a zero time and for what is not a time.
  package static func seconds(_ text: String) -> Int64? {
    if case .moment(let seconds) = read(Array(text.utf8)[...]) { return seconds }
    return nil
  }

  /// The moment that a value names; nil for a zero time and for what is not a time.
  package static func seconds(_ value: JSONValue?) -> Int64? {
    if case .moment(let seconds) = read(value) { return seconds }
    return nil
  }

  /// What a value says, which tells a time that is not there from one that cannot be.
  package static func read(_ value: JSONValue?) -> Reading {
    guard let value else { return .never }
    switch value.kind {
    case .null: return .never
    case .number: return value.integer.map { read(count: Int64($0)) } ?? .impossible
    case .string:
      let node = value.text.nodes[value.index]
      return node.hasEscapes
        ? read(Array((value.string ?? "").utf8)[...])
        : read(value.text.bytes[Int(node.start)..<Int(node.end)])
    default: return .impossible
    }
  }

  private static func read(_ text: ArraySlice<UInt8>) -> Reading {
    if text.isEmpty { return .never }
    if text.count <= 18, let count = decimal(text) { return read(count: Int64(count)) }
    var reader = Reader(rest: text)
    guard let seconds = reader.moment() else { return .impossible }
    if seconds <= 0 { return reader.year <= 1 || seconds == 0 ? .never : .impossible }
    return seconds < end ? .moment(seconds) : .impossible
  }

  private static func read(count: Int64) -> Reading {
    guard count > 0 else { return count == 0 ? .never : .impossible }
    for unit: Int64 in [1, 1000, 1_000_000] where count / unit < end { return .moment(count / unit) }
    return .impossible
  }

  fileprivate static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Takes an ISO 8601 moment from the front of bytes, a field at a time.
private struct Reader {
  var rest: ArraySlice<UInt8>
  var year = 0

  mutating func moment() -> Int64? {
    guard let year = number(4), skipHyphen(), let month = number(2), skipHyphen(), let date = number(2),
      let day = Calendar.day(year: year, month: month, day: date), skip("T") || skip("t") || skip(" "),
      let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60,
      skip(":"), let second = number(2), second < 61
    else { return nil }
    self.year = year
    if skip(".") || skip(",") {
      guard number(1) != nil else { return nil }
      rest = rest.drop { $0 &- 0x30 < 10 }
    }
    guard let offset = zone() else { return nil }
    return Int64(day) * Calendar.secondsPerDay + Int64(hour * 3600 + minute * 60 + second - offset)
  }

  /// The seconds that the local time is ahead of UTC.
  private mutating func zone() -> Int? {
    _ = skip(" ")
    if rest.isEmpty { return 0 }
    if rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) || rest.elementsEqual("UTC".utf8) { return 0 }
    let isBehind = rest.first == UInt8(ascii: "-")
    guard skip("+") || skip("-"), let hours = number(2), hours < 24 else { return nil }
    _ = skip(":")
    guard let minutes = rest.isEmpty ? 0 : number(2), minutes < 60, rest.isEmpty else { return nil }
    return (isBehind ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width, let number = ForgeTime.decimal(rest.prefix(width)) else { return nil }
    rest = rest.dropFirst(width)
    return number
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Skips a hyphen, also U+2011, which some exports write so that dates do not break over lines.
  private mutating func skipHyphen() -> Bool {
    if skip("-") { return true }
    guard rest.starts(with: [0xe2, 0x80, 0x91]) else { return false }
    rest = rest.dropFirst(3)
    return true
  }
}
