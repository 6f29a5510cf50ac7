import Facts
import TestSupport
import Testing

@Suite struct ObjectIDTests {
  private static let sha1 = "0123456789abcdef0123456789abcdef01234567"
  private static let sha256 = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

  @Test(arguments: [sha1, sha256, String(repeating: "0", count: 40), String(repeating: "f", count: 64)])
  func isPrintedAsItWasRead(hex: String) throws {
    let id = try #require(ObjectID(hex))
    #expect(id.hex == hex)
    #expect(id.description == hex)
    #expect(Int(id.digits) == hex.count)
  }

  @Test func capitalsAreRead() {
    #expect(ObjectID(Self.sha1.uppercased())?.hex == Self.sha1)
  }

  @Test(arguments: ["", "0", String(sha1.dropLast()), sha1 + "0", String(sha256.dropLast()), sha1.dropLast() + "g"])
  func anythingElseIsNone(hex: String) { #expect(ObjectID(hex) == nil) }

  @Test func idsOfTwoFormatsDiffer() {
    #expect(ObjectID(String(repeating: "0", count: 40)) != ObjectID(String(repeating: "0", count: 64)))
  }

  @Test func zerosAreTheIdOfNoObject() throws {
    #expect(ObjectID.none.isNull)
    #expect(try #require(ObjectID(String(repeating: "0", count: 64))).isNull)
    #expect(try !#require(ObjectID(Self.sha1)).isNull)
    #expect(try !#require(ObjectID(String(repeating: "0", count: 39) + "1")).isNull)
    #expect(try !#require(ObjectID(String(repeating: "0", count: 63) + "1")).isNull)
  }

  @Test(arguments: 1...3)
  func isOrderedAndToldApartLikeItsDigits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for length in [40, 64] {
      let texts = (0..<60).map { _ in
        // Few different digits: many equal beginnings.
        String((0..<length).map { _ in "00000001f".randomElement(using: &random) ?? "0" })
      }
      let ids = try texts.map { try #require(ObjectID($0)) }
      #expect(ids.sorted().map(\.hex) == texts.sorted())
      #expect(Set(ids).count == Set(texts).count)
      #expect(ids.map(\.hex) == texts)
    }
  }
}
