import Facts

/// JSON text, taken apart once: where every value begins and ends.
///
/// Values are decoded when they are asked for.
/// Review records hold very much that nobody asks for; decoding all of it, as `JSONDecoder` does, would cost ten times
/// as much as finding the few values that count.
package final class JSONText: Sendable {
  /// What a value is.
  package enum Kind: UInt8, Sendable {
    case object
    case array
    case string
    case number
    case bool
    case null
  }

  struct Node: Sendable {
    var kind: Kind
    /// A string with a backslash in it.
    var hasEscapes = false
    /// The first byte of the value, inside the quotes of a string.
    var start: Int32
    /// The byte behind it.
    var end: Int32
    /// The node behind this value and all inside it.
    var next: Int32
  }

  /// Deeper values are refused: no forge nests so deep, and an attacker must not exhaust the stack.
  static let maximumDepth = 256

  let bytes: [UInt8]
  let nodes: [Node]

  /// Takes one value apart; nil when the text is not exactly one JSON value.
  package init?(_ bytes: [UInt8]) {
    var parser = Parser()
    guard bytes.count < Int(Int32.max), bytes.withUnsafeBytes({ parser.parse($0) }) else { return nil }
    self.bytes = bytes
    nodes = parser.nodes
  }

  /// The outermost value.
  package var root: JSONValue { JSONValue(text: self, index: 0) }

  private struct Parser {
    var nodes: [Node] = []
    private var position = 0

    mutating func parse(_ bytes: UnsafeRawBufferPointer) -> Bool {
      nodes.reserveCapacity(bytes.count / 24 + 8)
      guard value(bytes, depth: 0) else { return false }
      skipBlanks(bytes)
      return position == bytes.count
    }

    private mutating func skipBlanks(_ bytes: UnsafeRawBufferPointer) {
      while position < bytes.count {
        switch bytes[position] {
        case 0x20, 0x0a, 0x0d, 0x09: position += 1
        default: return
        }
      }
    }

    private mutating func value(_ bytes: UnsafeRawBufferPointer, depth: Int) -> Bool {
      skipBlanks(bytes)
      guard position < bytes.count, depth < JSONText.maximumDepth else { return false }
      switch bytes[position] {
      case UInt8(ascii: "{"): return members(bytes, depth, .object, UInt8(ascii: "}"))
      case UInt8(ascii: "["): return members(bytes, depth, .array, UInt8(ascii: "]"))
      case UInt8(ascii: "\""): return string(bytes)
      case UInt8(ascii: "t"): return word("true", .bool, bytes)
      case UInt8(ascii: "f"): return word("false", .bool, bytes)
      case UInt8(ascii: "n"): return word("null", .null, bytes)
      default: return number(bytes)
      }
    }

    private mutating func members(
      _ bytes: UnsafeRawBufferPointer, _ depth: Int, _ kind: Kind, _ close: UInt8
    ) -> Bool {
      let index = nodes.count
      nodes.append(Node(kind: kind, start: Int32(position), end: 0, next: 0))
      position += 1
      skipBlanks(bytes)
      if position < bytes.count, bytes[position] == close {
        position += 1
      } else {
        while true {
          if kind == .object {
            skipBlanks(bytes)
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), string(bytes) else { return false }
            skipBlanks(bytes)
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return false }
            position += 1
          }
          guard value(bytes, depth: depth + 1) else { return false }
          skipBlanks(bytes)
          guard position < bytes.count else { return false }
          let byte = bytes[position]
          position += 1
          if byte == close { break }
          guard byte == UInt8(ascii: ",") else { return false }
        }
      }
      nodes[index].end = Int32(position)
      nodes[index].next = Int32(nodes.count)
      return true
    }

    private mutating func string(_ bytes: UnsafeRawBufferPointer) -> Bool {
      let start = position + 1
      var hasEscapes = false
      position = start
      while true {
        position = TextScan.special(bytes, position, bytes.count)
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "\""):
          append(.string, start, position, hasEscapes)
          position += 1
          return true
        case UInt8(ascii: "\\"):
          hasEscapes = true
          guard escape(bytes) else { return false }
        default:
          return false
        }
      }
    }

    private mutating func escape(_ bytes: UnsafeRawBufferPointer) -> Bool {
      guard position + 1 < bytes.count else { return false }
      switch bytes[position + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        position += 2
        return true
      case UInt8(ascii: "u"):
        guard position + 6 <= bytes.count else { return false }
        defer { position += 6 }
        return bytes[(position + 2)..<(position + 6)].allSatisfy { byte in
          byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
        }
      default:
        return false
      }
    }

    private mutating func word(_ text: StaticString, _ kind: Kind, _ bytes: UnsafeRawBufferPointer) -> Bool {
      let count = text.utf8CodeUnitCount
      guard position + count <= bytes.count,
        (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
      else { return false }
      append(kind, position, position + count)
      position += count
      return true
    }

    private mutating func number(_ bytes: UnsafeRawBufferPointer) -> Bool {
      let start = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
      let first = position
      guard digits(bytes) else { return false }
      guard position - first == 1 || bytes[first] != UInt8(ascii: "0") else { return false }
      if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
        position += 1
        guard digits(bytes) else { return false }
      }
      if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
          position += 1
        }
        guard digits(bytes) else { return false }
      }
      append(.number, start, position)
      return true
    }

    private mutating func digits(_ bytes: UnsafeRawBufferPointer) -> Bool {
      let start = position
      while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
      return position > start
    }

    private mutating func append(_ kind: Kind, _ start: Int, _ end: Int, _ hasEscapes: Bool = false) {
      nodes.append(
        Node(
          kind: kind, hasEscapes: hasEscapes, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
    }
  }
}
