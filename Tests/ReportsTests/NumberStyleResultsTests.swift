import Facts
import Reports
import TestSupport
import Testing

@Suite struct NumberStyleResultsTests {
  @Test(
    arguments: [
      (Outcome.value, 0.25, "25.0 %"), (.notApplicable, nil, "not applicable"), (.insufficient, nil, "too little data"),
      (.unavailable(needs: "review records"), nil, "not measured: needs review records"),
      (.unavailable(needs: ""), nil, "not measured"), (.value, nil, "no data"),
    ] as [(Outcome, Double?, String)])
  func aResultPrintsItsValueOrWhyThereIsNone(outcome: Outcome, value: Double?, text: String) {
    let period = Period(firstDay: 0, endDay: 7)
    let result = MetricResult(metric: "m", period: period, value: value, unit: .share, n: 4, outcome: outcome)
    #expect(NumberStyle.text(of: result) == text)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-3.5, "-3.5"), (1702, "1702"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"),
      (1.5e-7, "0.00000015"), (5e-05, "0.00005"), (1e21, "1000000000000000000000"), (1.25e20, "125000000000000000000"),
      (123_456.789, "123456.789"), (100, "100"), (.nan, nil), (-.infinity, nil),
    ] as [(Double, String?)])
  func plainNumbersHaveNoExponent(value: Double, text: String?) {
    #expect(NumberStyle.plain(value) == text)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func plainNumbersReadBackTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = try #require(NumberStyle.plain(value))
      #expect(Double(text) == value)
      #expect(text.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" })
    }
  }
}
