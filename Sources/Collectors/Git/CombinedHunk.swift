import LineHistory

/// Whose the lines of a hunk of a combined diff are.
///
/// A combined diff's line begins with one column a parent: `+` where the parent lacks it, `-` where the parent had it and
/// the merge has not. The counts in its headers cannot be relied on (git prints -1 for some at the end of a file), but the
/// columns can: no line of a hunk begins with anything but a column, and everything else does.
struct CombinedHunk {
  /// What a line is.
  enum Line: Equatable {
    /// The result's line of this number, which the parents marked `+` lack.
    case result(Int32)
    /// A line before the result's line of this number, which the parents marked `-` had.
    case lost(before: Int32)
  }

  /// Number of parents: columns before each line.
  let columns: Int
  private var nextLine: Int32

  /// Reads the header: `@@@ -1,2 -3,4 +5,6 @@@`, with one more `@` than there are parents; nil when it is none.
  init?(_ header: UnsafeRawBufferPointer) {
    let marks = header.prefix { $0 == UInt8(ascii: "@") }.count
    guard marks >= 3, let plus = header.firstIndex(of: UInt8(ascii: "+")) else { return nil }
    var reader = NumberReader(bytes: header, position: plus + 1)
    guard let first = reader.number() else { return nil }
    columns = marks - 1
    nextLine = first
  }

  /// True when the byte can begin a line of a combined hunk.
  static func beginsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  /// Takes the next line by its columns; nil when they are none.
  mutating func take(_ marks: UnsafeRawBufferPointer) -> Line? {
    guard marks.allSatisfy(CombinedHunk.beginsLine), nextLine < Int32.max else { return nil }
    if marks.contains(UInt8(ascii: "-")) { return .lost(before: nextLine) }
    nextLine += 1
    return .result(nextLine - 1)
  }
}
