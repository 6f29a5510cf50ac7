/// The columns of DevLake's raw tables: where the forge's answer is, and what says what it answers.
struct TableColumns {
  let data: Int
  let params: Int?
  let input: Int?
  let url: Int?

  /// Takes the first line of a text as a header; nil when it is none of a raw table.
  init?(header text: [UInt8]) {
    let body = text.starts(with: [0xef, 0xbb, 0xbf]) ? text.dropFirst(3) : text[...]
    guard let first = body.first,
      first == UInt8(ascii: "\"") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      let end = body.firstIndex(of: 0x0a)
    else { return nil }
    var splitter = TableSplitter()
    guard let row = splitter.append(Array(body[...end])).first else { return nil }
    let names = row.fields.map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard names.count > 1, let data = names.firstIndex(of: "data") else { return nil }
    self.data = data
    params = names.firstIndex(of: "params")
    input = names.firstIndex(of: "input")
    url = names.firstIndex(of: "url")
  }

  /// The JSON value in a column of a row; nil where there is none.
  func value(_ column: Int?, of row: TableSplitter.Record) -> JSONValue? {
    guard let column, row.fields.indices.contains(column), let value = JSONText(row.fields[column])?.root else {
      return nil
    }
    return value.isNull ? nil : value
  }

  /// The text in a column of a row; nil where it is empty.
  func text(_ column: Int?, of row: TableSplitter.Record) -> String? {
    guard let column, row.fields.indices.contains(column), !row.fields[column].isEmpty else { return nil }
    return String(decoding: row.fields[column], as: UTF8.self)
  }
}
