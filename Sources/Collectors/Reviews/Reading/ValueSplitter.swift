/// Cuts JSON text into its outermost values without keeping more of it than one value: one value, one a line, several one
/// after the other; of arrays, also of arrays of arrays, the elements.
///
/// Only brackets and quotes are looked at, and as much of the grammar as tells where a damaged value stops: what a value is,
/// ``JSONText`` decides. Behind damage it goes on at the next line that begins like the damaged value did.
package struct ValueSplitter {
  /// The longest value that is kept in memory.
  private let longest: Int
  private var buffer: [UInt8] = []
  /// The next byte to look at, in the buffer.
  private var position = 0
  /// Where the buffer begins in the text.
  private var base = 0
  private var line = 1
  /// Where the current line begins in the text.
  private var lineStart = 0
  /// How many arrays are open around the values.
  private var levels = 0
  private var value: Value?
  /// The column at which a line must begin with a bracket to be gone on with, after damage.
  private var resumeColumn: Int?
  /// True once values stood one a line, or one was damaged: a line that begins like a value then begins one.
  private var isByLine = false

  /// A value that has begun.
  private struct Value {
    var start: Int
    var place: SplitPiece.Place
    var column: Int
    /// The brackets that are open.
    var stack: [UInt8] = []
    var isInText = false
    /// The last byte that was no blank.
    var last: UInt8 = 0
  }

  /// Makes a splitter; a value longer than `longest` bytes counts as damaged.
  package init(longest: Int = 64 << 20) { self.longest = longest }

  /// Takes the next part of the text.
  package mutating func append(_ bytes: [UInt8]) {
    let keep = value?.start ?? position
    if keep == buffer.count {
      base += keep
      position -= keep
      value?.start -= keep
      buffer = bytes
    } else {
      if keep > 0 {
        buffer.removeFirst(keep)
        base += keep
        position -= keep
        value?.start -= keep
      }
      buffer += bytes
    }
  }

  /// The next value or damage; nil when more text is needed, or at its end.
  package mutating func next(isLast: Bool) -> SplitPiece? {
    while true {
      if resumeColumn != nil {
        guard resume(isLast: isLast) else { return nil }
      }
      if value == nil {
        switch begin(isLast: isLast) {
        case .needsMore: return nil
        case .found(let piece): return piece
        case .begun: break
        }
      }
      guard let piece = scan(isLast: isLast) else { return nil }
      return piece
    }
  }

  private enum Beginning {
    case needsMore
    case found(SplitPiece)
    case begun
  }

  private var place: SplitPiece.Place { SplitPiece.Place(line: line, byte: base + position) }

  /// Goes to where the next value begins.
  private mutating func begin(isLast: Bool) -> Beginning {
    while position < buffer.count {
      let byte = buffer[position]
      switch byte {
      case 0x0a:
        position += 1
        newLine()
      case 0x20, 0x0d, 0x09, UInt8(ascii: ","):
        position += 1
      case UInt8(ascii: "["):
        position += 1
        levels += 1
      case UInt8(ascii: "]") where levels > 0:
        position += 1
        levels -= 1
      case 0xef where base + position == 0, UInt8(ascii: ")") where base + position == lineStart:
        let prefix: [UInt8] = byte == 0xef ? [0xef, 0xbb, 0xbf] : Array(")]}'".utf8)
        guard buffer.count - position >= prefix.count || isLast else { return .needsMore }
        guard buffer[position...].starts(with: prefix) else { return .found(noValue()) }
        position += prefix.count
        if byte == 0xef { lineStart = prefix.count }
      case UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "-"), 0x30...0x39, UInt8(ascii: "t"), UInt8(ascii: "f"),
        UInt8(ascii: "n"):
        value = Value(start: position, place: place, column: base + position - lineStart)
        return .begun
      default:
        return .found(noValue())
      }
    }
    guard isLast, levels > 0 else { return .needsMore }
    levels = 0
    return .found(.damage("the text ends inside an array", place))
  }

  private mutating func newLine() {
    line += 1
    lineStart = base + position
  }

  private mutating func noValue() -> SplitPiece {
    let found = place
    resumeColumn = base + position - lineStart
    position += 1
    return .damage("no JSON value begins like this", found)
  }

  /// Goes on to the value's end.
  private mutating func scan(isLast: Bool) -> SplitPiece? {
    guard var value else { return nil }
    let count = buffer.count
    var end: Int?
    var reason: String?
    var position = position
    var (line, lineStart) = (line, lineStart)
    let (base, isByLine) = (base, isByLine)
    buffer.withUnsafeBytes { bytes in
      while position < count {
        if value.isInText {
          position = TextScan.special(bytes, position, count)
          guard position < count else { return }
          let byte = bytes[position]
          if byte == UInt8(ascii: "\\") {
            // The escaped byte is passed over with it, so both must be here.
            guard position + 1 < count else { return }
            position += 2
          } else if byte == UInt8(ascii: "\"") {
            position += 1
            value.isInText = false
            value.last = byte
            if value.stack.isEmpty {
              end = position
              return
            }
          } else if byte == 0x0a {
            reason = "a line ends inside a text"
            return
          } else {
            position += 1
          }
          continue
        }
        let byte = bytes[position]
        switch byte {
        case 0x20, 0x0d, 0x09, 0x0a, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
          if value.stack.isEmpty {
            end = position
            return
          }
        default: break
        }
        switch byte {
        case 0x0a:
          line += 1
          lineStart = base + position + 1
        case 0x20, 0x0d, 0x09:
          break
        case UInt8(ascii: "\""):
          value.isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          let isFirst = position == value.start
          if !isFirst {
            let mayStand =
              value.last == UInt8(ascii: ":")
              || value.stack.last == UInt8(ascii: "[")
                && (value.last == UInt8(ascii: "[") || value.last == UInt8(ascii: ","))
            let beginsAnother =
              isByLine && base + position - lineStart == value.column
              && ValueSplitter.isBlank(bytes, max(0, lineStart - base), position)
            guard mayStand, !beginsAnother else {
              reason = "the value is not closed"
              return
            }
          }
          value.stack.append(byte)
          value.last = byte
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          // `{` and `}`, `[` and `]` are two apart.
          guard value.stack.last == byte - 2 else {
            reason = "a bracket closes what is not open"
            return
          }
          value.stack.removeLast()
          value.last = byte
          if value.stack.isEmpty {
            position += 1
            end = position
            return
          }
        default:
          value.last = byte
        }
        position += 1
      }
    }
    (self.position, self.line, self.lineStart) = (position, line, lineStart)
    if isLast, end == nil, reason == nil {
      if value.stack.isEmpty, !value.isInText { end = count } else { reason = "the text ends inside a value" }
    }
    if end == nil, reason == nil, count - value.start > longest {
      reason = "the value is longer than \(longest >> 20) MB, the most that is read as one: write one record a line"
    }
    if let end {
      self.value = nil
      if value.place.line == line, value.column == 0 { self.isByLine = true }
      return .value(Array(buffer[value.start..<end]), value.place)
    }
    guard let reason else {
      self.value = value
      return nil
    }
    return give(up: value, reason)
  }

  private mutating func give(up damaged: Value, _ reason: String) -> SplitPiece {
    value = nil
    isByLine = true
    resumeColumn = damaged.column
    // Back to the damaged value's own line: what swallowed the next values is looked at again.
    position = damaged.start + 1
    line = damaged.place.line
    lineStart = damaged.place.byte - damaged.column
    return .damage(reason, damaged.place)
  }

  /// Goes to the next line that begins like the damaged value did; false when that is not in the text so far.
  private mutating func resume(isLast: Bool) -> Bool {
    guard let column = resumeColumn else { return true }
    while let end = buffer[position...].firstIndex(of: 0x0a) {
      var first = end + 1
      while first < buffer.count, buffer[first] == 0x20 || buffer[first] == 0x09 { first += 1 }
      guard first < buffer.count || isLast else {
        position = end
        return false
      }
      position = end + 1
      newLine()
      guard first < buffer.count else { break }
      let found = first - position
      switch buffer[first] {
      case UInt8(ascii: "{") where found == column, UInt8(ascii: "]") where levels > 0 && found < max(1, column):
        resumeColumn = nil
        return true
      case UInt8(ascii: "{") where found == 0, UInt8(ascii: "[") where found == 0:
        // At the margin, where whole texts begin.
        levels = 0
        resumeColumn = nil
        return true
      default: break
      }
    }
    position = buffer.count
    guard isLast else { return false }
    resumeColumn = nil
    levels = 0
    return true
  }

  private static func isBlank(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }
}
