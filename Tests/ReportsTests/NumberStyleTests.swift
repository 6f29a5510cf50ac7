import Facts
import Reports
import Testing

@Suite struct NumberStyleTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567"),
    (-1_234, "−1,234"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "−9,223,372,036,854,775,808"),
  ])
  func countsGroupTheirThousands(number: Int, text: String) {
    #expect(NumberStyle.count(number) == text)
  }

  @Test(arguments: [
    (0, "0"), (987, "987"), (1_000, "1.0k"), (1_249, "1.2k"), (9_949, "9.9k"), (9_950, "10k"), (12_345, "12k"),
    (999_499, "999k"), (999_950, "1.0M"), (3_400_000, "3.4M"), (-12_345, "−12k"), (Int.max, "9,223,372T"),
  ])
  func compactCountsFitAnAxis(number: Int, text: String) {
    #expect(NumberStyle.compact(number) == text)
  }

  @Test(arguments: [
    (0, MetricUnit.lines, "0 lines"), (1, .lines, "1 line"), (12_345, .lines, "12,345 lines"), (1, .people, "1 person"),
    (2, .people, "2 people"), (1, .releases, "1 release"), (1, .changes, "1 change"), (-1, .commits, "−1 commits"),
    (3, .share, "3"),
  ])
  func quantitiesNameWhatTheyCount(number: Int, unit: MetricUnit, text: String) {
    #expect(NumberStyle.quantity(number, unit) == text)
  }

  @Test(arguments: [
    (1.94, "1.9×"), (2, "2.0×"), (0, "0.0×"), (0.04, "< 0.1×"), (-0.04, "> −0.1×"), (-1.5, "−1.5×"), (.nan, "no data"),
    (.infinity, "no data"), (12_345.67, "12,345.7×"),
  ])
  func ratiosAreMultiples(value: Double, text: String) {
    #expect(NumberStyle.ratio(value) == text)
  }

  @Test(arguments: [(0, "±0"), (12, "+12"), (-3, "−3"), (1_200, "+1,200"), (Int.min, "−9,223,372,036,854,775,808")])
  func changesOfCountsHaveTheirSign(change: Int, text: String) {
    #expect(NumberStyle.signed(change) == text)
  }

  @Test(arguments: [
    (0.5, MetricUnit.share, "50.0 %"), (2, .lines, "2 lines"), (2.5, .commits, "2.5 commits"), (90, .seconds, "2 min"),
    (0.5, .days, "12 h"), (1.9, .ratio, "1.9×"), (.nan, .lines, "no data"), (-.infinity, .share, "no data"),
  ])
  func valuesPrintInTheirUnit(value: Double, unit: MetricUnit, text: String) {
    #expect(NumberStyle.value(value, unit) == text)
  }

  @Test func whatIsMissingIsNotZero() {
    #expect(NumberStyle.value(nil, .lines) == "no data")
    #expect(NumberStyle.share(nil) == "no data")
    #expect(NumberStyle.duration(seconds: nil) == "no data")
    #expect(NumberStyle.points(nil) == "no data")
  }

  @Test(arguments: [
    (1234.5, 2, "1,234.50"), (0.005, 2, "0.01"), (-0.004, 2, "0.00"), (-0.005, 2, "−0.01"), (2.5, 0, "3"),
    (-2.5, 0, "−3"), (1e21, 1, "1,000,000,000,000,000,000,000"), (-1e16, 3, "−10,000,000,000,000,000"), (0.1, -3, "0"),
    (.nan, 1, "no data"),
  ])
  func decimalsRoundHalvesAwayFromZero(value: Double, digits: Int, text: String) {
    #expect(NumberStyle.decimal(value, digits: digits) == text)
  }

  @Test func sampleSizesAreGrouped() {
    #expect(NumberStyle.sampleSize(1_234) == "n = 1,234")
  }

  @Test(arguments: MetricUnit.examples, [0, -1, 1e-300, 1e19, -1e300, .greatestFiniteMagnitude, .nan, .infinity])
  func noNumberIsTooStrangeToPrint(unit: MetricUnit, value: Double) {
    #expect(!NumberStyle.value(value, unit).isEmpty)
    #expect(NumberStyle.interval(-value, value, unit).hasPrefix(value.isFinite ? "95 % " : "no data"))
  }
}

extension MetricUnit {
  static let examples: [MetricUnit] = [.share, .lines, .people, .seconds, .ratio, .days]
}
