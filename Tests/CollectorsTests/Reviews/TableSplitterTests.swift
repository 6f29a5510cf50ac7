import Collectors
import Testing

@Suite struct TableSplitterTests {
  @Test(arguments: [1, 3, 1000])
  func readsQuotedFields(length: Int) {
    let text = "id,data\r\n1,\"{\"\"a\"\":\"\"x,\ny\"\"}\"\r\n\"2\",\n3,last"
    var splitter = TableSplitter()
    var rows: [[String]] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: length) {
      let piece = Array(bytes[start..<min(bytes.count, start + length)])
      rows += splitter.append(piece).map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
    }
    #expect(!splitter.isOpen)
    if let row = splitter.finish() { rows.append(row.fields.map { String(decoding: $0, as: UTF8.self) }) }
    #expect(rows == [["id", "data"], ["1", "{\"a\":\"x,\ny\"}"], ["2", ""], ["3", "last"]])
  }

  @Test func tellsOpenQuotes() {
    var splitter = TableSplitter()
    _ = splitter.append(Array("a,b\n1,\"open\n".utf8))
    #expect(splitter.isOpen)
    #expect(splitter.start == SplitPiece.Place(line: 2, byte: 4))
    #expect(splitter.finish() == nil)
  }
}
