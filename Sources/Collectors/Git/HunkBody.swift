import LineHistory

/// How many lines of a hunk are still to come, and whose they are.
struct HunkBody {
  /// What a line of a combined hunk is.
  enum Line: Equatable {
    /// No parent has it: the merge wrote it, as this line of the result.
    case added(Int32)
    /// Every parent had it, and the merge dropped it.
    case deleted
    /// At least one parent has it (or had it and another had not).
    case inherited
  }

  /// Lines still to come in a hunk of two columns.
  var remainingLines: Int
  /// Lines still to come of each parent, in a combined hunk.
  private(set) var parentLines: [Int]
  private var resultLines: Int
  private var nextResultLine: Int32

  /// A hunk with this many lines (none, to begin with).
  init(lines: Int = 0) {
    remainingLines = lines
    parentLines = []
    resultLines = 0
    nextResultLine = 0
  }

  /// Reads `@@@ -1,2 -3,4 +5,6 @@@`, with one more `@` than there are parents; nil when it is none.
  init?(combined header: UnsafeRawBufferPointer) {
    let marks = header.prefix { $0 == UInt8(ascii: "@") }.count
    guard marks >= 3 else { return nil }
    self.init()
    var reader = NumberReader(bytes: header, position: marks)
    for _ in 0..<marks - 1 {
      guard reader.skip(" -"), reader.number() != nil else { return nil }
      guard reader.skip(",") else {
        parentLines.append(1)
        continue
      }
      guard let count = reader.number() else { return nil }
      parentLines.append(Int(count))
    }
    guard reader.skip(" +"), let first = reader.number() else { return nil }
    resultLines = 1
    if reader.skip(",") {
      guard let count = reader.number() else { return nil }
      resultLines = Int(count)
    }
    guard reader.skip(" @@@") else { return nil }
    nextResultLine = first
  }

  /// True when every line that the combined header announced has come.
  var isCombinedDone: Bool { resultLines == 0 && parentLines.allSatisfy { $0 == 0 } }

  /// Takes the next line by its columns, one a parent; nil when the columns do not fit the header.
  mutating func take(_ columns: Slice<UnsafeRawBufferPointer>) -> Line? {
    let isLost = columns.contains(UInt8(ascii: "-"))
    var absent = 0
    for (index, column) in columns.enumerated() {
      switch column {
      case UInt8(ascii: "-") where isLost, UInt8(ascii: " ") where !isLost:
        parentLines[index] -= 1
        guard parentLines[index] >= 0 else { return nil }
      case UInt8(ascii: "+") where !isLost, UInt8(ascii: " ") where isLost:
        absent += 1
      default:
        return nil
      }
    }
    if isLost { return absent == 0 ? .deleted : .inherited }
    guard resultLines > 0 else { return nil }
    resultLines -= 1
    nextResultLine += 1
    return absent == columns.count ? .added(nextResultLine - 1) : .inherited
  }
}
