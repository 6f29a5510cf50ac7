import Facts

/// All rules in force, prepared so that a commit is compared with the few that may fit it.
package struct SignatureSet: Sendable {
  /// The rules, sorted by id.
  package let signatures: [Signature]
  let index: SignatureIndex

  /// Makes a set; the ids are unique.
  private init(_ byID: [String: Signature]) {
    signatures = byID.values.sorted { $0.id < $1.id }
    index = SignatureIndex(signatures)
  }

  /// The rules that Byline brings along.
  package static func builtIn() throws -> SignatureSet { try brought.get() }

  /// Read once: it is the larger part of collecting a repository in which nothing is new.
  private static let brought = Result {
    try SignatureSet([:]).adding(yaml: String(decoding: PackageResources.signatures_yml, as: UTF8.self))
  }

  /// The set with a user's rules: the text of a `signatures:` list.
  ///
  /// A rule with the id of one in the set takes its place, another is added, and `disabled: true` removes.
  /// - Throws: `BylineError` that names the line and the offending key or value.
  package func adding(yaml: String) throws -> SignatureSet {
    var byID: [String: Signature] = [:]
    for signature in signatures { byID[signature.id] = signature }
    var seen: Set<String> = []
    for entry in try SignatureReader.read(yaml) {
      switch entry {
      case .rule(let signature):
        guard seen.insert(signature.id).inserted else {
          throw BylineError(.failure, "signature “\(signature.id)” stands twice in the list")
        }
        byID[signature.id] = signature
      case .disabled(let id):
        guard seen.insert(id).inserted else {
          throw BylineError(.failure, "signature “\(id)” stands twice in the list")
        }
        guard byID.removeValue(forKey: id) != nil else {
          throw BylineError(.failure, "signature “\(id)” is disabled, but there is none of that name")
        }
      }
    }
    return SignatureSet(byID)
  }

  /// A number for what the rules find: the same in every process, another when a rule changes.
  ///
  /// Notes and examples do not count. The leading number stands for the code that applies the rules.
  package var fingerprint: String {
    // FNV-1a: a checksum, not a defence.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for signature in signatures {
      for byte in signature.definition.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x0a) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return "1-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
