import Testing

@testable import Aggregation

@Suite struct SipHashTests {
  /// The authors' vectors: key 00 01 … 0f, messages 00 01 … of growing length.
  @Test(
    arguments: [
      (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
    ] as [(Int, UInt64)])
  func matchesTheAuthorsVectors(length: Int, expected: UInt64) {
    let hash = SipHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
    #expect(hash.hash((0..<length).map { UInt8($0) }) == expected)
  }

  @Test func drawsDifferentKeysFromDifferentSecrets() {
    let hashes = ["", "a", "b", "ab", "a longer secret than one word"].map { SipHash(secret: $0).hash([1]) }
    #expect(Set(hashes).count == 5)
  }
}
