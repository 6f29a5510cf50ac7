import Facts

/// Reads review records from a file of any known sort, a value at a time.
package struct ReviewReader {
  /// How many items are handed on at once.
  private static let batch = 500

  private let finder: RecordFinder
  private let context: ReviewContext
  private let hand: ([ReviewItem]) throws -> Void
  private var items: [ReviewItem] = []
  /// What came of the file so far.
  package private(set) var tally = ReadingTally()

  /// Makes a reader of one file.
  ///
  /// `project` is what the user says about it, and `hand` takes the items as they come, some hundred at a time.
  package init(
    name: String, project: ProjectName? = nil, formats: [any ReviewFormat.Type] = ReviewFormatRegistry.all,
    hand: @escaping ([ReviewItem]) throws -> Void
  ) {
    finder = RecordFinder(formats: formats)
    context = ReviewContext(project: project, fileName: name)
    self.hand = hand
  }

  /// Reads to the end; `progress` is told the bytes read.
  ///
  /// A value that does not fit is counted and passed over. Only a file that cannot be read throws, and what was read until
  /// then has been handed on.
  package mutating func read(
    _ input: inout ByteInput, progress: (Int) -> Void = { _ in }
  ) throws -> ReadingTally {
    do {
      try readAll(&input, progress)
    } catch {
      try flush(all: true)
      throw error
    }
    try flush(all: true)
    return tally
  }

  private mutating func readAll(_ input: inout ByteInput, _ progress: (Int) -> Void) throws {
    var piece = try input.next() ?? []
    // The first line tells a table from JSON.
    while !piece.contains(0x0a), piece.count < 1 << 16, let more = try input.next() { piece += more }
    if let columns = TableColumns(header: piece) {
      try readTable(columns, piece, &input, progress)
    } else {
      try readValues(piece, &input, progress)
    }
  }

  private mutating func readValues(
    _ first: [UInt8], _ input: inout ByteInput, _ progress: (Int) -> Void
  ) throws {
    var splitter = ValueSplitter()
    var piece: [UInt8]? = first
    while true {
      if let piece { splitter.append(piece) }
      while let found = splitter.next(isLast: piece == nil) {
        switch found {
        case .value(let bytes, let place): try take(bytes, place, context)
        case .damage(let reason, let place): tally.reject(context.fileName, place, reason)
        }
      }
      guard piece != nil else { return }
      progress(input.bytesRead)
      piece = try input.next()
    }
  }

  private mutating func readTable(
    _ columns: TableColumns, _ first: [UInt8], _ input: inout ByteInput, _ progress: (Int) -> Void
  ) throws {
    var splitter = TableSplitter()
    var rows = splitter.append(first)[...].dropFirst()
    while true {
      for row in rows { try take(row, columns) }
      progress(input.bytesRead)
      guard let piece = try input.next() else { break }
      rows = splitter.append(piece)[...]
    }
    if splitter.isOpen {
      tally.reject(context.fileName, splitter.start, "the text ends inside quotes")
    } else if let row = splitter.finish() {
      try take(row, columns)
    }
  }

  private mutating func take(_ row: TableSplitter.Record, _ columns: TableColumns) throws {
    guard row.fields.indices.contains(columns.data) else {
      tally.reject(context.fileName, row.place, "the row has no data column")
      return
    }
    var context = context
    context.params = columns.value(columns.params, of: row)
    context.input = columns.value(columns.input, of: row)
    context.url = columns.text(columns.url, of: row)
    try take(row.fields[columns.data], row.place, context)
  }

  private mutating func take(_ bytes: [UInt8], _ place: SplitPiece.Place, _ context: ReviewContext) throws {
    guard let text = JSONText(bytes) else {
      tally.reject(context.fileName, place, "it is not JSON")
      return
    }
    let found = finder.find(text.root, context)
    tally.records += found.records
    tally.ignored += found.ignored
    for format in found.formats { tally.formats[format, default: 0] += 1 }
    for reason in found.rejections { tally.reject(context.fileName, place, reason) }
    for item in found.items { tally.add(item) }
    items += found.items
    try flush(all: false)
  }

  private mutating func flush(all: Bool) throws {
    guard items.count >= ReviewReader.batch || all && !items.isEmpty else { return }
    try hand(items)
    items = []
  }
}
