import Facts

extension GitRepository {
  /// A checksum of everything beside the history that a collection reads: tags, notes, change requests' heads and
  /// checkpoints.
  ///
  /// While it and the tip stay the same, there is nothing to collect.
  package func inputsFingerprint() throws -> String {
    let output = try git.output([
      "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags", "refs/pull", "refs/merge-requests",
      "refs/notes",
      "refs/heads/entire", "refs/remotes/origin/entire",
    ])
    return Checksum.text(output)
  }
}

/// A checksum, not a defence: FNV-1a of 64 bits.
package enum Checksum {
  /// Sixteen hexadecimal digits.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
