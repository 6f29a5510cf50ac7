import Facts

/// A value in JSON text, as others wrote it: any may be missing, null, or of another kind than expected.
package struct JSONValue: Sendable {
  let text: JSONText
  let index: Int

  private var node: JSONText.Node { text.nodes[index] }

  /// What the value is.
  package var kind: JSONText.Kind { node.kind }

  /// True for `null`.
  package var isNull: Bool { kind == .null }

  /// The value under a key of an object (the last, where a key stands twice); nil where there is none, or it is null.
  package subscript(_ key: StaticString) -> JSONValue? {
    guard kind == .object else { return nil }
    let end = Int(node.next)
    var found: JSONValue?
    var position = index + 1
    while position < end {
      let value = position + 1
      if isKey(position, key) { found = JSONValue(text: text, index: value) }
      position = Int(text.nodes[value].next)
    }
    return found.flatMap { $0.isNull ? nil : $0 }
  }

  private func isKey(_ position: Int, _ key: StaticString) -> Bool {
    let node = text.nodes[position]
    let count = Int(node.end - node.start)
    guard count == key.utf8CodeUnitCount, !node.hasEscapes else { return false }
    return text.bytes.withUnsafeBufferPointer { bytes in
      (0..<count).allSatisfy { bytes[Int(node.start) + $0] == key.utf8Start[$0] }
    }
  }

  /// True when an object has a value under a key, null or not.
  package func has(_ key: StaticString) -> Bool {
    guard kind == .object else { return false }
    var position = index + 1
    while position < Int(node.next) {
      if isKey(position, key) { return true }
      position = Int(text.nodes[position + 1].next)
    }
    return false
  }

  /// The text of a string; nil for anything else.
  package var string: String? {
    guard kind == .string else { return nil }
    return JSONValue.decoded(text.bytes[Int(node.start)..<Int(node.end)], node.hasEscapes)
  }

  /// The value of a whole number, also one written as a string or with a fraction of zeros; nil for anything else.
  package var integer: Int? {
    guard kind == .number || kind == .string else { return nil }
    let digits = String(decoding: text.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)
    return Int(digits) ?? (kind == .number ? Double(digits).flatMap { Int(exactly: $0) } : nil)
  }

  /// The value of a truth value; nil for anything else.
  package var bool: Bool? {
    kind == .bool ? node.end - node.start == 4 : nil
  }

  /// The elements of an array; empty for anything else.
  package var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var elements: [JSONValue] = []
    var position = index + 1
    while position < Int(node.next) {
      elements.append(JSONValue(text: text, index: position))
      position = Int(text.nodes[position].next)
    }
    return elements
  }

  /// The members of an object, in their order; empty for anything else.
  package var members: [(key: String, value: JSONValue)] {
    guard kind == .object else { return [] }
    var members: [(key: String, value: JSONValue)] = []
    var position = index + 1
    while position < Int(node.next) {
      members.append((JSONValue(text: text, index: position).string ?? "", JSONValue(text: text, index: position + 1)))
      position = Int(text.nodes[position + 1].next)
    }
    return members
  }

  /// The text under a key of an object.
  package func string(_ key: StaticString) -> String? { self[key]?.string }

  /// The whole number under a key of an object.
  package func integer(_ key: StaticString) -> Int? { self[key]?.integer }

  /// The truth value under a key of an object.
  package func bool(_ key: StaticString) -> Bool? { self[key]?.bool }

  /// The elements of the array under a key; nil where there is no array.
  package func list(_ key: StaticString) -> [JSONValue]? {
    guard let value = self[key], value.kind == .array else { return nil }
    return value.elements
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, _ hasEscapes: Bool) -> String {
    guard hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\"), position < bytes.endIndex else {
        units.append(byte)
        continue
      }
      let escaped = bytes[position]
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): units.append(0x0a)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0d)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0c)
      case UInt8(ascii: "u"): units += scalar(bytes, &position).utf8
      default: units.append(escaped)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// The character that `\uXXXX` stands for, with the second half of a pair where one follows; what stands for none
  /// becomes U+FFFD.
  private static func scalar(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> String {
    guard let first = unit(bytes, position) else { return "\u{fffd}" }
    position += 4
    if first & 0xfc00 == 0xd800, position + 1 < bytes.endIndex, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"), let second = unit(bytes, position + 2), second & 0xfc00 == 0xdc00
    {
      position += 6
      return String(decoding: [first, second], as: UTF16.self)
    }
    return String(decoding: [first], as: UTF16.self)
  }

  private static func unit(_ bytes: ArraySlice<UInt8>, _ position: Int) -> UInt16? {
    guard position + 4 <= bytes.endIndex else { return nil }
    return UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
  }
}
