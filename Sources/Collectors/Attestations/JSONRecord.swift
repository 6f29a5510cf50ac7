import Foundation

/// A JSON object as others wrote it: every value may be missing or of another kind than expected.
struct JSONRecord {
  private let values: [String: Any]

  /// Decodes an object; nil when the text is none.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)), let values = object as? [String: Any]
    else { return nil }
    self.values = values
  }

  private init(values: [String: Any]) {
    self.values = values
  }

  /// The text under a key, if there is one.
  func string(_ key: String) -> String? { values[key] as? String }

  /// The whole number under a key, if there is one.
  func integer(_ key: String) -> Int? {
    // JSON's `true` is a number too as far as Foundation is concerned; only its type (`c`) tells.
    guard let number = values[key] as? NSNumber, number.objCType.pointee != CChar(UInt8(ascii: "c")) else { return nil }
    return Int(exactly: number.doubleValue)
  }

  /// The object under a key, if there is one.
  func record(_ key: String) -> JSONRecord? {
    (values[key] as? [String: Any]).map(JSONRecord.init(values:))
  }

  /// The objects of the list under a key, if there is a list.
  func list(_ key: String) -> [JSONRecord]? {
    (values[key] as? [Any])?.compactMap { ($0 as? [String: Any]).map(JSONRecord.init(values:)) }
  }

  /// The objects among the values, sorted by key.
  var records: [(key: String, record: JSONRecord)] {
    values.compactMap { key, value in (value as? [String: Any]).map { (key, JSONRecord(values: $0)) } }
      .sorted { $0.0 < $1.0 }
  }
}
