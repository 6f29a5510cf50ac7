import LineHistory
import Testing

@Suite struct NumberReaderTests {
  private func read<T>(_ text: String, at position: Int = 0, _ body: (inout NumberReader) -> T) -> (T, Int) {
    Array(text.utf8).withUnsafeBytes { bytes in
      var reader = NumberReader(bytes: bytes, position: position)
      return (body(&reader), reader.position)
    }
  }

  @Test func digitsAreANumber() {
    #expect(read("12,3") { $0.number() } == (12, 2))
    #expect(read("12,3", at: 3) { $0.number() } == (3, 4))
    #expect(read("007") { $0.number() } == (7, 3))
    #expect(read("2147483647") { $0.number() } == (2_147_483_647, 10))
  }

  @Test func noDigitsAreNone() {
    #expect(read("x1") { $0.number() } == (nil, 0))
    #expect(read("") { $0.number() } == (nil, 0))
    #expect(read("1", at: 1) { $0.number() } == (nil, 1))
  }

  @Test func aNumberThatDoesNotFitIsNone() {
    #expect(read("2147483648") { $0.number() }.0 == nil)
    #expect(read("99999999999999999999999999") { $0.number() }.0 == nil)
  }

  @Test func textIsSteppedOverOnlyWhereItStands() {
    #expect(read("@@ -1") { $0.skip("@@ -") } == (true, 4))
    #expect(read("@@ +1") { $0.skip("@@ -") } == (false, 0))
    #expect(read("@@") { $0.skip("@@ -") } == (false, 0))
    #expect(read("ab", at: 1) { $0.skip("b") } == (true, 2))
  }
}
