import Facts
import Reports
import Testing

@Suite struct NumberStyleDurationsTests {
  @Test(arguments: [
    (0, "0 s"), (0.2, "< 1 s"), (45, "45 s"), (59.4, "59 s"), (59.6, "1 min"), (89, "1 min"), (90, "2 min"),
    (720, "12 min"), (3_569, "59 min"), (3_571, "1 h"), (7_200, "2 h"), (11_400, "3 h 10 min"), (86_369, "23 h 59 min"),
    (86_371, "1.0 d"), (207_360, "2.4 d"), (8_631_360, "99.9 d"), (8_640_000, "100 d"), (10_627_200, "123 d"),
    (-11_400, "−3 h 10 min"), (-0.2, "> −1 s"), (.nan, "no data"), (.infinity, "no data"), (86_400e6, "1,000,000 d"),
  ])
  func durationsUseTheUnitsThatMatter(seconds: Double, text: String) {
    #expect(NumberStyle.duration(seconds: seconds) == text)
  }

  @Test(arguments: [(0.5, "12 h"), (2.4, "2.4 d"), (14, "14.0 d"), (1e308, "no data")])
  func durationsCanBeGivenInDays(days: Double, text: String) {
    #expect(NumberStyle.duration(days: days) == text)
  }
}
