import Collectors
import Testing

@Suite struct ForgeTimeTests {
  @Test(arguments: [
    ("2026-08-14T09:30:00Z", 1_786_699_800),
    ("2026-08-14T09:30:00.123Z", 1_786_699_800),
    ("2026-08-14T09:30:00.123456+00:00", 1_786_699_800),
    ("2026-08-14T09:30:00.1234567Z", 1_786_699_800),
    ("2026-08-14 09:30:00.123456789", 1_786_699_800),
    ("2026-08-14 09:30:00 UTC", 1_786_699_800),
    ("2026-08-14T11:30:00+02:00", 1_786_699_800),
    ("2026-08-14T05:00:00-0430", 1_786_699_800),
    ("2026-08-14T10:30:00+01", 1_786_699_800),
    ("2026-08-14 09:30:00 +0000", 1_786_699_800),
    ("2026\u{2011}08\u{2011}14T09:30:00Z", 1_786_699_800),
    ("1786699800", 1_786_699_800),
    ("2016-12-31T23:59:60Z", 1_483_228_800),
  ])
  func readsEveryForm(_ text: String, _ expected: Int64) {
    #expect(ForgeTime.seconds(text) == expected)
  }

  @Test(arguments: ["1786699800", "1786699800123", "1786699800123456", "\"2026-08-14T09:30:00Z\""])
  func tellsSecondsFromSmallerUnits(_ text: String) throws {
    #expect(ForgeTime.seconds(try json(text)) == 1_786_699_800)
  }

  @Test(arguments: [
    "null", "0", "\"\"", "\"0001-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00\"",
  ])
  func zeroTimesAreNever(_ text: String) throws {
    #expect(ForgeTime.read(try json(text)) == .never)
  }

  @Test(arguments: [
    "-5", "\"2026-13-01T00:00:00Z\"", "\"2026-02-29T00:00:00Z\"", "\"2026-08-14T24:00:00Z\"", "\"yesterday\"",
    "\"2026-08-14\"", "\"2026-08-14T09:30:00.Z\"", "\"2026-08-14T09:30:00+2:00\"", "\"2926-08-14T09:30:00Z\"", "{}",
    "true",
    "99999999999999999", "\"1912-01-01T00:00:00Z\"",
  ])
  func whatCannotBeIsImpossible(_ text: String) throws {
    #expect(ForgeTime.read(try json(text)) == .impossible)
  }

  private func json(_ text: String) throws -> JSONValue { try #require(JSONText(Array(text.utf8))).root }
}
