/// A set of line numbers (1-based), kept as sorted, disjoint, non-adjacent closed ranges.
///
/// The sum of the ranges' lengths is the number of lines: overlapping input is merged, never counted twice.
package struct LineRanges: Hashable, Sendable {
  /// Sorted, disjoint, non-adjacent.
  package private(set) var ranges: [ClosedRange<Int32>]

  /// The empty set.
  package init() { ranges = [] }

  /// Any ranges, in any order, overlapping or not.
  package init(_ unsorted: some Sequence<ClosedRange<Int32>>) {
    ranges = []
    var rest: [ClosedRange<Int32>] = []
    for range in unsorted {
      if rest.isEmpty, range.lowerBound >= ranges.last?.lowerBound ?? .min { append(range) } else { rest.append(range) }
    }
    guard !rest.isEmpty else { return }
    let sorted = (ranges + rest).sorted { $0.lowerBound < $1.lowerBound }
    ranges.removeAll(keepingCapacity: true)
    for range in sorted { append(range) }
  }

  /// Adds a range that does not begin before any range already in the set (the order in which a diff prints hunks).
  package mutating func append(_ range: ClosedRange<Int32>) {
    if let last = ranges.last, Int64(range.lowerBound) <= Int64(last.upperBound) + 1 {
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  /// Number of lines in the set.
  package var count: Int {
    ranges.reduce(0) { $0 + Int($1.upperBound) - Int($1.lowerBound) + 1 }
  }

  /// True when the set has no line.
  package var isEmpty: Bool { ranges.isEmpty }

  /// True when the line is in the set.
  package func contains(_ line: Int32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(line)
  }

  /// The lines that are in both sets.
  package func intersection(_ other: LineRanges) -> LineRanges {
    var result = LineRanges()
    var i = 0
    var j = 0
    while i < ranges.count && j < other.ranges.count {
      let low = max(ranges[i].lowerBound, other.ranges[j].lowerBound)
      let high = min(ranges[i].upperBound, other.ranges[j].upperBound)
      if low <= high { result.append(low...high) }
      if ranges[i].upperBound < other.ranges[j].upperBound { i += 1 } else { j += 1 }
    }
    return result
  }

  /// The lines of this set that are not in the other.
  package func subtracting(_ other: LineRanges) -> LineRanges {
    var result = LineRanges()
    var j = 0
    for range in ranges {
      var low = range.lowerBound
      while j < other.ranges.count && other.ranges[j].upperBound < low { j += 1 }
      var k = j
      var done = false
      while k < other.ranges.count && other.ranges[k].lowerBound <= range.upperBound {
        if other.ranges[k].lowerBound > low { result.append(low...(other.ranges[k].lowerBound - 1)) }
        if other.ranges[k].upperBound >= range.upperBound {
          done = true
          break
        }
        low = other.ranges[k].upperBound + 1
        k += 1
      }
      if !done { result.append(low...range.upperBound) }
    }
    return result
  }

  /// The lines that are in either set.
  package func union(_ other: LineRanges) -> LineRanges {
    LineRanges(ranges + other.ranges)
  }

  /// The set as bytes: for each range its distance from the range before it and its length, as LEB128 numbers.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ranges.count * 3)
    var previous: Int32 = 0
    for range in ranges {
      LineRanges.put(UInt32(range.lowerBound - previous), into: &bytes)
      LineRanges.put(UInt32(range.upperBound - range.lowerBound), into: &bytes)
      previous = range.upperBound
    }
    return bytes
  }

  /// Reads what `encoded` wrote; nil when the bytes are not such a text.
  package init?(encoded bytes: some Collection<UInt8>) {
    ranges = []
    var numbers: [Int64] = []
    var value: Int64 = 0
    var shift: Int64 = 0
    for byte in bytes {
      guard shift < 35 else { return nil }
      value |= Int64(byte & 0x7f) << shift
      shift += 7
      guard byte & 0x80 == 0 else { continue }
      numbers.append(value)
      value = 0
      shift = 0
    }
    guard shift == 0, numbers.count.isMultiple(of: 2) else { return nil }
    var previous: Int64 = 0
    for index in stride(from: 0, to: numbers.count, by: 2) {
      let low = previous + numbers[index]
      let high = low + numbers[index + 1]
      // The first line is 1, and ranges neither overlap nor touch.
      guard numbers[index] >= (index == 0 ? 1 : 2), high <= Int64(Int32.max) else { return nil }
      ranges.append(Int32(low)...Int32(high))
      previous = high
    }
  }

  private static func put(_ number: UInt32, into bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
