/// One row that a SELECT gave: named values.
package struct Row: Sendable, Equatable {
  /// A value as the database holds it.
  package enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
  }

  /// The columns' names, in order.
  package let columns: [String]
  /// The values, in the columns' order.
  package let values: [Value]

  /// Makes a row; there are as many values as columns.
  package init(columns: [String], values: [Value]) {
    self.columns = columns
    self.values = values
  }

  /// The value in a column; null when there is no such column.
  package func value(_ column: String) -> Value {
    guard let index = columns.firstIndex(of: column) else { return .null }
    return values[index]
  }

  /// The whole number in a column; nil when it is NULL or not a number.
  package func integer(_ column: String) -> Int? { Self.integer(value(column)) }

  /// The whole number in the column at a place.
  package func integer(at place: Int) -> Int? { Self.integer(values[place]) }

  private static func integer(_ value: Value) -> Int? {
    switch value {
    case .integer(let number): Int(number)
    case .real(let number): Int(exactly: number.rounded())
    default: nil
    }
  }

  /// The number in a column; nil when it is NULL or not a number.
  package func real(_ column: String) -> Double? {
    switch value(column) {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  /// The text in a column; the empty string when it is NULL.
  package func text(_ column: String) -> String {
    switch value(column) {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    default: ""
    }
  }
}

/// What can run a SELECT: all that the metrics know of the database.
package protocol RowSource: Sendable {
  /// The rows of one SELECT, in its order.
  func rows(_ sql: String) throws -> [Row]
}
