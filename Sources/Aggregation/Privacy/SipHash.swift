/// SipHash-2-4: a short keyed hash that cannot be computed, nor its order guessed, without the key.
///
/// Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012. It is written out here because the standard
/// library's own takes a new key in every process, and a report must come out the same twice.
struct SipHash {
  private let key: (UInt64, UInt64)

  /// Takes a key of 128 bits.
  init(key: (UInt64, UInt64)) {
    self.key = key
  }

  /// Takes a secret of any length and draws the key from it.
  init(secret: String) {
    let bytes = Array(secret.utf8)
    key = (SipHash(key: (0, 0)).hash(bytes), SipHash(key: (0, 1)).hash(bytes))
  }

  /// The hash of some bytes.
  func hash(_ bytes: [UInt8]) -> UInt64 {
    var state = State(key)
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64(8 * (index % 8))
      if index % 8 == 7 {
        state.absorb(word)
        word = 0
      }
    }
    state.absorb(word | UInt64(truncatingIfNeeded: bytes.count) << 56)
    return state.finish()
  }

  private struct State {
    private var v0, v1, v2, v3: UInt64

    init(_ key: (UInt64, UInt64)) {
      v0 = key.0 ^ 0x736f_6d65_7073_6575
      v1 = key.1 ^ 0x646f_7261_6e64_6f6d
      v2 = key.0 ^ 0x6c79_6765_6e65_7261
      v3 = key.1 ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xff
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
      v0 &+= v1
      v1 = rotated(v1, 13) ^ v0
      v0 = rotated(v0, 32)
      v2 &+= v3
      v3 = rotated(v3, 16) ^ v2
      v0 &+= v3
      v3 = rotated(v3, 21) ^ v0
      v2 &+= v1
      v1 = rotated(v1, 17) ^ v2
      v2 = rotated(v2, 32)
    }

    private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
      word << bits | word >> (64 - bits)
    }
  }
}
