import Collectors
import Foundation
import TestSupport
import Testing

@Suite struct JSONTextTests {
  private static func root(_ text: String) throws -> JSONValue { try #require(JSONText(Array(text.utf8))).root }

  /// The value as Foundation would give it.
  private static func plain(_ value: JSONValue) -> NSObject {
    switch value.kind {
    case .object:
      NSDictionary(
        dictionary: Dictionary(value.members.map { ($0.key, plain($0.value)) }, uniquingKeysWith: { $1 }))
    case .array: NSArray(array: value.elements.map(plain))
    case .string: NSString(string: value.string ?? "")
    case .number: NSNumber(value: value.integer ?? -1)
    case .bool: NSNumber(value: value.bool ?? false)
    case .null: NSNull()
    }
  }

  private static func foundation(_ bytes: [UInt8]) -> NSObject? {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) as? NSObject
  }

  private static func randomText(_ random: inout SeededGenerator) -> String {
    let parts = [
      "a", "ключ", "é", "👩‍🚀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\t", " ", "{", "]",
      ":",
      "\\u0000", "12", ",",
    ]
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
  }

  private static func randomValue(_ random: inout SeededGenerator, depth: Int) -> String {
    let blank = ["", " ", "\n", "\t\r\n"].randomElement(using: &random) ?? ""
    switch Int.random(in: 0...(depth > 4 ? 4 : 6), using: &random) {
    case 0: return "null"
    case 1: return Bool.random(using: &random) ? "true" : "false"
    case 2: return "\(Int.random(in: -1_000_000...1_000_000, using: &random))"
    case 3, 4: return "\"\(randomText(&random))\""
    case 5:
      let elements = (0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(&random, depth: depth + 1) }
      return "[\(blank)\(elements.joined(separator: ",\(blank)"))\(blank)]"
    default:
      // Foundation takes the first of two equal keys, this reader the last: each key has its own number.
      let members = (0..<Int.random(in: 0...4, using: &random)).map { index in
        "\"\(index)\(randomText(&random))\"\(blank):\(randomValue(&random, depth: depth + 1))"
      }
      return "{\(members.joined(separator: "\(blank),"))\(blank)}"
    }
  }

  @Test(arguments: 1...300)
  func saysWhatFoundationSays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = Self.randomValue(&random, depth: 0)
    let expected = try #require(Self.foundation(Array(text.utf8)), "\(text)")
    #expect(Self.plain(try Self.root(text)) == expected, "\(text)")
  }

  @Test(arguments: 1...100)
  func refusesWhatIsCutOff(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Array("[\(Self.randomValue(&random, depth: 0)),\"\(Self.randomText(&random))\"]".utf8)
    for end in bytes.indices {
      #expect(JSONText(Array(bytes[..<end])) == nil)
    }
  }

  @Test(arguments: 1...200)
  func refusesAndTakesTheSameDamage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(Self.randomValue(&random, depth: 0).utf8).filter { $0 < 0x80 }
    for _ in 0..<20 where !bytes.isEmpty {
      let damaged = Array("{}[]:,\"\\0a- \n".utf8).randomElement(using: &random) ?? 0
      bytes[Int.random(in: bytes.indices, using: &random)] = damaged
      let text = String(decoding: bytes, as: UTF8.self)
      // Half a surrogate pair is a matter of taste: this reader puts U+FFFD in its place.
      guard !text.contains("\\ud") else { continue }
      #expect((JSONText(bytes) == nil) == (Self.foundation(bytes) == nil), "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "01", "1.", "1e", "+1", "nul", "\"\\x\"", "\"\\u12g4\"",
    "\"a\nb\"",
    "[1] 2", "\u{feff}[]", "'a'", "[1 2]", "\"\u{0}\"", "{\"a\":1,}", "NaN",
  ])
  func refusesWhatIsNoJSON(text: String) {
    #expect(JSONText(Array(text.utf8)) == nil)
  }

  @Test func refusesWhatNestsTooDeep() {
    let deep = 1_000_000
    #expect(JSONText(Array(repeating: UInt8(ascii: "["), count: deep)) == nil)
    let closed = Array(repeating: UInt8(ascii: "["), count: deep) + Array(repeating: UInt8(ascii: "]"), count: deep)
    #expect(JSONText(closed) == nil)
    #expect(
      JSONText(Array(String(repeating: "[", count: 200).utf8) + Array(String(repeating: "]", count: 200).utf8)) != nil)
  }

  @Test func takesTheLastOfTwoEqualKeys() throws {
    #expect(try Self.root("{\"a\":1,\"a\":2}").integer("a") == 2)
  }

  @Test func mendsBytesThatAreNoCharacters() throws {
    let text = try #require(JSONText([0x22, 0x61, 0xff, 0x62, 0x22]))
    #expect(text.root.string == "a\u{fffd}b")
    #expect(try Self.root("\"\\ud800x\"").string == "\u{fffd}x")
  }

  @Test func takesALongText() throws {
    let long = String(repeating: "x", count: 5_000_000)
    #expect(try Self.root("{\"a\":\"\(long)\"}").string("a")?.utf8.count == 5_000_000)
  }
}
