/// What a splitter found: a value's bytes, or a place where there is none.
package enum SplitPiece: Sendable, Equatable {
  /// One value; where it begins.
  case value([UInt8], Place)
  /// Something that is no value; why, and where it begins.
  case damage(String, Place)

  /// A place in a text.
  package struct Place: Sendable, Equatable {
    /// Counted from 1.
    package var line: Int
    /// Counted from 0, after unpacking.
    package var byte: Int

    /// Makes a place.
    package init(line: Int, byte: Int) {
      self.line = line
      self.byte = byte
    }
  }
}
