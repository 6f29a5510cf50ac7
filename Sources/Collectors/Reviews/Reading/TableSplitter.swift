/// Cuts comma-separated text (RFC 4180) into rows without keeping more of it than one row.
package struct TableSplitter {
  /// One row: its fields, and where it begins.
  package struct Record: Sendable, Equatable {
    package var fields: [[UInt8]]
    package var place: SplitPiece.Place
  }

  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var isQuoted = false
  /// True behind a quote inside quotes: it ends them, or stands for itself when another follows.
  private var isBehindQuote = false
  private var hasBegun = false
  private var line = 1
  private var offset = 0
  private var place = SplitPiece.Place(line: 1, byte: 0)
  private var rows: [Record] = []

  /// Makes a splitter.
  package init() {}

  /// Takes the next part of the text and gives the rows that end in it.
  package mutating func append(_ bytes: [UInt8]) -> [Record] {
    for byte in bytes { take(byte) }
    defer { rows = [] }
    return rows
  }

  /// Gives the last row, when no newline ended it; nil when there is none, or its quotes are not closed.
  package mutating func finish() -> Record? {
    guard hasBegun, !isQuoted || isBehindQuote else { return nil }
    endRow()
    return rows.popLast()
  }

  /// True when the text ended inside quotes.
  package var isOpen: Bool { hasBegun && isQuoted && !isBehindQuote }

  /// Where the row that has begun begins.
  package var start: SplitPiece.Place { place }

  private mutating func take(_ byte: UInt8) {
    defer {
      offset += 1
      if byte == 0x0a { line += 1 }
    }
    if !hasBegun {
      if byte == 0x0a || byte == 0x0d { return }
      hasBegun = true
      place = SplitPiece.Place(line: line, byte: offset)
    }
    if isQuoted, !isBehindQuote {
      if byte == UInt8(ascii: "\"") { isBehindQuote = true } else { field.append(byte) }
      return
    }
    switch byte {
    case UInt8(ascii: "\"") where isBehindQuote:
      field.append(byte)
      isBehindQuote = false
    case UInt8(ascii: "\"") where field.isEmpty && !isQuoted:
      isQuoted = true
    case UInt8(ascii: ","):
      endField()
    case 0x0a:
      if !isQuoted, field.last == 0x0d { field.removeLast() }
      endRow()
    case 0x0d where isBehindQuote:
      break
    default:
      field.append(byte)
    }
  }

  private mutating func endField() {
    fields.append(field)
    field = []
    isQuoted = false
    isBehindQuote = false
  }

  private mutating func endRow() {
    endField()
    rows.append(Record(fields: fields, place: place))
    fields = []
    hasBegun = false
  }
}
