import Facts
import TestSupport
import Testing

@Suite struct LineRangesTests {
  /// Random ranges, in any order, overlapping or not, and the set of their lines.
  private static func random(_ random: inout SeededGenerator) -> (LineRanges, Set<Int32>) {
    let ranges = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      let low = Int32.random(in: 1...40, using: &random)
      return low...(low + Int32.random(in: 0...6, using: &random))
    }
    return (LineRanges(ranges), Set(ranges.joined()))
  }

  private static func lines(_ ranges: LineRanges) -> Set<Int32> { Set(ranges.ranges.joined()) }

  /// True when the ranges are sorted and no two overlap or touch.
  private static func isNormal(_ ranges: LineRanges) -> Bool {
    zip(ranges.ranges, ranges.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound }
  }

  @Test(arguments: 1...5)
  func behavesLikeASetOfLines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let ((a, setA), (b, setB)) = (Self.random(&random), Self.random(&random))
      #expect(Self.lines(a) == setA)
      #expect(a.count == setA.count)
      #expect(a.isEmpty == setA.isEmpty)
      #expect((0...50).allSatisfy { a.contains($0) == setA.contains($0) })
      #expect(Self.lines(a.union(b)) == setA.union(setB))
      #expect(Self.lines(a.intersection(b)) == setA.intersection(setB))
      #expect(Self.lines(a.subtracting(b)) == setA.subtracting(setB))
      for result in [a, a.union(b), a.intersection(b), a.subtracting(b)] {
        #expect(Self.isNormal(result), "\(result.ranges)")
        #expect(LineRanges(encoded: result.encoded) == result)
      }
    }
  }

  @Test func rangesThatTouchAreOne() {
    #expect(LineRanges([4...6, 1...3, 9...9]).ranges == [1...6, 9...9])
  }

  @Test func rangesThatOverlapAreCountedOnce() {
    #expect(LineRanges([1...10, 5...15, 2...3]).count == 15)
  }

  @Test func theLargestLineNumberIsALine() {
    let ranges = LineRanges([1...1, Int32.max...Int32.max])
    #expect(ranges.count == 2)
    #expect(ranges.contains(Int32.max))
    #expect(LineRanges(encoded: ranges.encoded) == ranges)
    #expect(LineRanges([1...Int32.max]).count == 2_147_483_647)
    #expect(LineRanges([1...Int32.max]).subtracting(ranges).ranges == [2...(Int32.max - 1)])
  }

  @Test func isEncodedAsDistancesAndLengths() {
    #expect(LineRanges([1...3, 200...200]).encoded == [1, 2, 0xc5, 0x01, 0])
    #expect(LineRanges().encoded == [])
  }

  @Test(arguments: [
    [1], [0, 0], [0x80], [1, 0x80], [1, 0, 0, 0], [1, 0, 1, 0], [1, 2, 3], [0xff, 0xff, 0xff, 0xff, 0x0f, 0],
    [1, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 1],
  ])
  func bytesThatNoSetIsEncodedAsAreRefused(bytes: [UInt8]) { #expect(LineRanges(encoded: bytes) == nil) }
}
