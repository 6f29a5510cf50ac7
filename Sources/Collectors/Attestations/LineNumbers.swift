import Facts

/// Reads line numbers that others wrote: `1-10,15,20-22`, or a first and a last number.
enum LineNumbers {
  /// The ranges of a comma-separated list; those that are none are counted and left out.
  static func ranges(
    in text: Slice<UnsafeRawBufferPointer>, problems: inout [String: Int]
  ) -> [ClosedRange<Int32>] {
    var ranges: [ClosedRange<Int32>] = []
    var isEmpty = true
    for part in text.split(separator: UInt8(ascii: ",")) {
      let part = part.drop(while: \.isBlank)
      guard !part.isEmpty else { continue }
      isEmpty = false
      let bounds = part.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = number(bounds[0]), let last = bounds.count == 1 ? first : number(bounds[1]) else {
        problems.count(.unreadableLines)
        continue
      }
      if let range = range(first, last, problems: &problems) { ranges.append(range) }
    }
    if isEmpty { problems.count(.entryWithoutLines) }
    return ranges
  }

  /// The lines from the first to the last; nil, and counted, when there are no such lines.
  static func range(_ first: Int, _ last: Int, problems: inout [String: Int]) -> ClosedRange<Int32>? {
    guard let low = Int32(exactly: first), let high = Int32(exactly: last), low >= 1, high >= 1 else {
      problems.count(.lineOutOfBounds)
      return nil
    }
    guard low <= high else {
      problems.count(.linesOutOfOrder)
      return nil
    }
    return low...high
  }

  /// Digits only; what is too large for a line number is the largest number, which is out of bounds.
  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit.isDigit else { return nil }
      value = min(value * 10 + Int(digit - 0x30), Int.max / 100)
    }
    return digits.isEmpty ? nil : value
  }
}
