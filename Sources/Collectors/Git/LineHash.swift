/// A number that stands for a line's bytes, the same in every run.
enum LineHash {
  private static let seed: UInt64 = 0x2d35_8dcc_aa6c_78a5
  private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// Hashes the bytes, eight at a time; the last eight may overlap those before them.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    guard bytes.count >= 8 else {
      var word: UInt64 = 0
      for byte in bytes { word = word << 8 | UInt64(byte) }
      return mixed(hash ^ word)
    }
    var position = 0
    while position + 8 < bytes.count {
      hash = mixed(hash ^ word(bytes, position))
      position += 8
    }
    return mixed(hash ^ word(bytes, bytes.count - 8))
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// Multiplies to 128 bits and folds the halves.
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ seed).multipliedFullWidth(by: factor)
    return product.high ^ product.low &+ value
  }
}
