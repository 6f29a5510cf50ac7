/// The name of a git object: 20 bytes (SHA-1) or 32 bytes (SHA-256).
///
/// Kept as machine words, so that an id costs no allocation on the hot path.
package struct ObjectID: Hashable, Sendable, Comparable {
  private let words: (UInt64, UInt64, UInt64, UInt64)
  /// Number of hexadecimal digits: 40 or 64.
  package let digits: UInt8

  /// Reads exactly 40 or 64 hexadecimal digits; anything else is nil.
  package init?(hex: some Collection<UInt8>) {
    // Ids stand by the hundred thousand in git's output: the digits are read in place where they can be.
    let read = hex.withContiguousStorageIfAvailable { ObjectID(digits: UnsafeRawBufferPointer($0)) }
    guard let id = read ?? Array(hex).withUnsafeBytes({ ObjectID(digits: $0) }) else { return nil }
    self = id
  }

  private init?(digits hex: UnsafeRawBufferPointer) {
    guard hex.count == 40 || hex.count == 64 else { return nil }
    var w: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for index in hex.indices {
      let byte = hex[index]
      let value: UInt64
      switch byte {
      case 0x30...0x39: value = UInt64(byte &- 0x30)
      case 0x61...0x66: value = UInt64(byte &- 0x57)
      case 0x41...0x46: value = UInt64(byte &- 0x37)
      default: return nil
      }
      switch index >> 4 {
      case 0: w.0 = w.0 << 4 | value
      case 1: w.1 = w.1 << 4 | value
      case 2: w.2 = w.2 << 4 | value
      default: w.3 = w.3 << 4 | value
      }
    }
    words = w
    digits = UInt8(hex.count)
  }

  /// Reads ids that stand in a line with single blanks between them; nil when there is anything else.
  package static func list(_ line: some Collection<UInt8>) -> [ObjectID]? {
    line.withContiguousStorageIfAvailable { list(UnsafeRawBufferPointer($0)) }
      ?? Array(line).withUnsafeBytes { list($0) }
  }

  private static func list(_ line: UnsafeRawBufferPointer) -> [ObjectID]? {
    guard !line.isEmpty else { return [] }
    let length = line.firstIndex(of: 0x20) ?? line.count
    guard (line.count + 1).isMultiple(of: length + 1) else { return nil }
    var ids: [ObjectID] = []
    for start in stride(from: 0, to: line.count, by: length + 1) {
      let end = start + length
      guard end == line.count || line[end] == 0x20,
        let id = ObjectID(digits: UnsafeRawBufferPointer(rebasing: line[start..<end]))
      else { return nil }
      ids.append(id)
    }
    return ids
  }

  /// Reads a hexadecimal string of 40 or 64 digits.
  package init?(_ hex: String) {
    self.init(hex: hex.utf8)
  }

  /// The id of no object: 40 zeros.
  package static let none = ObjectID()

  private init() {
    words = (0, 0, 0, 0)
    digits = 40
  }

  /// True for the id of no object (all zeros), as git prints for an added or deleted file.
  package var isNull: Bool { words.0 == 0 && words.1 == 0 && words.2 == 0 && words.3 == 0 }

  /// The id as lower-case hexadecimal digits.
  package var hex: String {
    let count = Int(digits)
    return String(unsafeUninitializedCapacity: count) { buffer in
      for index in 0..<count { buffer[index] = digit(index) }
      return count
    }
  }

  private func digit(_ index: Int) -> UInt8 {
    let word: UInt64
    let used: Int
    switch index >> 4 {
    case 0: (word, used) = (words.0, 16)
    case 1: (word, used) = (words.1, 16)
    case 2: (word, used) = (words.2, digits == 40 ? 8 : 16)
    default: (word, used) = (words.3, 16)
    }
    let nibble = UInt8(truncatingIfNeeded: word >> UInt64((used - 1 - index & 15) * 4)) & 15
    return nibble < 10 ? nibble + 0x30 : nibble + 0x57
  }

  package static func == (a: ObjectID, b: ObjectID) -> Bool {
    a.words == b.words && a.digits == b.digits
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
  }

  package static func < (a: ObjectID, b: ObjectID) -> Bool {
    a.words < b.words
  }
}

extension ObjectID: CustomStringConvertible {
  package var description: String { hex }
}
