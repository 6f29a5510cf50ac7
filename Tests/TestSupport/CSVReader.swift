/// A reader of RFC 4180 that shares nothing with the writer it checks.
package struct CSVReader {
  /// What the text breaks.
  package struct Malformed: Error, Equatable {
    /// What is wrong, in a few words.
    package let reason: String
  }

  /// The records of a text, each with its cells.
  package static func records(of text: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = String.UnicodeScalarView()
    var (isQuoted, wasQuoted) = (false, false)
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.append("\"")
        scalars.removeFirst()
      case "\"" where isQuoted: (isQuoted, wasQuoted) = (false, true)
      case _ where isQuoted: cell.append(scalar)
      case "\"" where cell.isEmpty && !wasQuoted: isQuoted = true
      case "\"": throw Malformed(reason: "a quote within a cell")
      case ",", "\n":
        record.append(String(cell))
        (cell, wasQuoted) = (String.UnicodeScalarView(), false)
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      case _ where wasQuoted: throw Malformed(reason: "text after a quoted cell")
      default: cell.append(scalar)
      }
    }
    guard !isQuoted, record.isEmpty, cell.isEmpty else { throw Malformed(reason: "no line end at the end") }
    return records
  }
}
