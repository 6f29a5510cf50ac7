import Collectors
import TestSupport
import Testing

@Suite struct ValueSplitterTests {
  /// What a text splits into when it comes in pieces of a length; damage as `!line: reason`.
  private static func split(_ text: String, by length: Int, longest: Int = 1 << 20) -> [String] {
    split(Array(text.utf8), by: length, longest: longest)
  }

  private static func split(_ bytes: [UInt8], by length: Int, longest: Int = 1 << 20) -> [String] {
    var splitter = ValueSplitter(longest: longest)
    var found: [String] = []
    func take(isLast: Bool) {
      while let piece = splitter.next(isLast: isLast) {
        switch piece {
        case .value(let bytes, _): found.append(String(decoding: bytes, as: UTF8.self))
        case .damage(let reason, let place): found.append("!\(place.line): \(reason)")
        }
      }
    }
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + length)
      splitter.append(Array(bytes[start..<end]))
      take(isLast: false)
      start = end
    }
    take(isLast: true)
    return found
  }

  static let layouts: [(text: String, values: [String])] = [
    ("{\"a\":1}", ["{\"a\":1}"]),
    ("{\"a\":1}\n{\"b\":2}\n", ["{\"a\":1}", "{\"b\":2}"]),
    ("[{\"a\":1},{\"b\":[1,2]}]", ["{\"a\":1}", "{\"b\":[1,2]}"]),
    ("[{\"a\":1}][{\"b\":2}]\n[]", ["{\"a\":1}", "{\"b\":2}"]),
    ("[[{\"a\":1}],[],[{\"b\":2}]]", ["{\"a\":1}", "{\"b\":2}"]),
    (
      "[\n  {\n    \"a\": {\n      \"b\": \"}]\"\n    }\n  },\n  {}\n]\n",
      [
        "{\n    \"a\": {\n      \"b\": \"}]\"\n    }\n  }", "{}",
      ]
    ),
    ("\u{feff}{\"a\":\"\\\"{\\\\\"}", ["{\"a\":\"\\\"{\\\\\"}"]),
    (")]}'\n[{\"a\":1}]\n", ["{\"a\":1}"]),
    ("1 \"two\" true\nnull", ["1", "\"two\"", "true", "null"]),
    ("", []),
    ("[]", []),
  ]

  @Test(arguments: layouts.indices, [1, 2, 3, 7, 1000])
  func findsTheValues(index: Int, length: Int) {
    let (text, values) = Self.layouts[index]
    #expect(Self.split(text, by: length) == values)
  }

  static let damages: [(text: String, found: [String])] = [
    // A line that was cut off takes no other with it.
    ("{\"a\":1}\n{\"b\":\"x\n{\"c\":3}\n", ["{\"a\":1}", "!2: a line ends inside a text", "{\"c\":3}"]),
    ("{\"a\":1}\n{\"b\":[1,\n{\"c\":3}\n", ["{\"a\":1}", "!2: the value is not closed", "{\"c\":3}"]),
    ("{\"b\":1,\n{\"c\":3}\n{\"d\":4}\n", ["!1: the value is not closed", "{\"c\":3}", "{\"d\":4}"]),
    ("{\"a\":1]}\n{\"c\":3}\n", ["!1: a bracket closes what is not open", "{\"c\":3}"]),
    ("oops\n{\"c\":3}\n", ["!1: no JSON value begins like this", "{\"c\":3}"]),
    ("{\"a\":1}\n{\"b\":", ["{\"a\":1}", "!2: the text ends inside a value"]),
    ("[{\"a\":1},", ["{\"a\":1}", "!1: the text ends inside an array"]),
    (
      "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": \"x\n  },\n  {\n    \"c\": 3\n  }\n]\n",
      [
        "{\n    \"a\": 1\n  }", "!5: a line ends inside a text", "{\n    \"c\": 3\n  }",
      ]
    ),
    // What is well bracketed is left to the parser.
    ("{\"a\" 1}\n{\"c\":3}", ["{\"a\" 1}", "{\"c\":3}"]),
  ]

  @Test(arguments: damages.indices, [1, 2, 5, 1000])
  func goesOnBehindDamage(index: Int, length: Int) {
    let (text, found) = Self.damages[index]
    #expect(Self.split(text, by: length) == found)
  }

  @Test func tellsWhereAValueBegins() {
    var splitter = ValueSplitter()
    splitter.append(Array("\u{feff}[\n {\"a\":1},\n {\"b\":2}]".utf8))
    #expect(splitter.next(isLast: true) == .value(Array("{\"a\":1}".utf8), .init(line: 2, byte: 6)))
    #expect(splitter.next(isLast: true) == .value(Array("{\"b\":2}".utf8), .init(line: 3, byte: 16)))
    #expect(splitter.next(isLast: true) == nil)
  }

  @Test func givesUpWhatIsTooLong() {
    let text = "{\"a\":\"\(String(repeating: "x", count: 3 << 20))\"}\n{\"b\":2}\n"
    #expect(
      Self.split(text, by: 4096) == [
        "!1: the value is longer than 1 MB, the most that is read as one: write one record a line", "{\"b\":2}",
      ])
  }

  @Test(arguments: [1, 1000])
  func survivesBrackets(length: Int) {
    let open = String(repeating: "[", count: 20_000)
    #expect(Self.split(open, by: length) == ["!1: the text ends inside an array"])
    #expect(Self.split(open + String(repeating: "]", count: 20_000), by: length) == [])
    #expect(Self.split(String(repeating: "{\"a\":", count: 5_000), by: length) == ["!1: the text ends inside a value"])
  }

  @Test(arguments: 1...50)
  func survivesAnyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<2000).map { _ in
      Bool.random(using: &random)
        ? (Array("{}[]\",:\\\n 1a".utf8).randomElement(using: &random) ?? 0) : UInt8.random(in: 0...255, using: &random)
    }
    // The pieces' length is no part of what is found.
    #expect(Self.split(bytes, by: 1) == Self.split(bytes, by: 333))
    #expect(Self.split(bytes, by: 2) == Self.split(bytes, by: 5000))
  }
}
