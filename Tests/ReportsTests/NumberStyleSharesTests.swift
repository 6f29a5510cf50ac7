import Facts
import Reports
import Testing

@Suite struct NumberStyleSharesTests {
  @Test(arguments: [
    (3_099, 4_812, "64.4 %"), (0, 10, "0.0 %"), (10, 10, "100.0 %"), (1, 10_000, "< 0.1 %"), (5, 10_000, "0.1 %"),
    (9_999, 10_000, "> 99.9 %"), (9_994, 10_000, "99.9 %"), (1, 8, "12.5 %"), (1, 16, "6.3 %"), (412, 100, "412.0 %"),
    (0, 0, "no data"), (3, 0, "no data"), (-1, 8, "−12.5 %"), (-1, 10_000, "> −0.1 %"), (.max, .max, "100.0 %"),
    (.max - 1, .max, "> 99.9 %"), (1, .max, "< 0.1 %"), (3, -1, "no data"),
  ])
  func sharesAreDividedHere(numerator: Int, denominator: Int, text: String) {
    #expect(NumberStyle.share(numerator, of: denominator) == text)
  }

  @Test(arguments: [
    (0.644, "64.4 %"), (0, "0.0 %"), (1, "100.0 %"), (0.000_4, "< 0.1 %"), (0.999_9, "> 99.9 %"),
    (0.1 + 0.2 + 0.7, "100.0 %"),
    (4.12, "412.0 %"), (-0.032, "−3.2 %"), (.nan, "no data"), (.infinity, "no data"),
  ])
  func fractionsArePercentages(fraction: Double, text: String) {
    #expect(NumberStyle.share(fraction) == text)
  }

  @Test(arguments: [
    (0.412, 0.63, "41.2–63.0 %"), (0.63, 0.412, "41.2–63.0 %"), (0.5, 0.5, "50.0 %"), (0.500_1, 0.500_2, "50.0 %"),
    (0, 0.000_1, "0.0–< 0.1 %"), (0.9, 0.999_99, "90.0–> 99.9 %"), (.nan, 1, "no data"),
  ])
  func rangesPrintBothEnds(low: Double, high: Double, text: String) {
    #expect(NumberStyle.shareRange(low, high) == text)
  }

  @Test(arguments: [
    (0.034, "+3.4 points"), (-0.002, "−0.2 points"), (0, "±0.0 points"), (0.000_1, "±0.0 points"), (.nan, "no data"),
  ])
  func changesOfSharesAreInPoints(difference: Double, text: String) {
    #expect(NumberStyle.points(difference) == text)
  }

  @Test(arguments: [
    (100, 176, "+76.0 %"), (8, 6, "−25.0 %"), (5, 5, "±0.0 %"), (0, 5, "no data"), (-4, -2, "+50.0 %"),
    (.nan, 1, "no data"),
    (1e-300, 1e300, "no data"),
  ])
  func relativeChangesNeedSomethingToStartFrom(old: Double, new: Double, text: String) {
    #expect(NumberStyle.relativeChange(from: old, to: new) == text)
  }

  @Test(arguments: [
    (0.41, 0.52, MetricUnit.share, "95 % 41–52 %"), (0.29, 0.58, .share, "95 % 29–58 %"),
    (0.4149, 0.5201, .share, "95 % 41–53 %"), (0.6421, 0.6459, .share, "95 % 64.2–64.6 %"),
    (0.002, 0.31, .share, "95 % 0–31 %"), (-0.1, 0.3, .share, "95 % −10–30 %"), (1.2, 1.9, .ratio, "95 % 1.2–1.9×"),
    (12, 19, .lines, "95 % 12–19 lines"), (3, 3, .lines, "95 % 3 lines"),
    (11_400, 207_360, .seconds, "95 % 3 h 10 min – 2.4 d"), (.nan, 1, .share, "no data"),
  ])
  func intervalsHoldWhatTheyPrint(low: Double, high: Double, unit: MetricUnit, text: String) {
    #expect(NumberStyle.interval(low, high, unit) == text)
  }
}
