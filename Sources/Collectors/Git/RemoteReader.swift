import Facts

extension GitRepository {
  /// The forges' addresses of this repository: those of its remotes, `origin` first, then by the remotes' names.
  package func remoteAddresses() throws -> [RemoteAddress] {
    guard let output = try git.answer(["config", "-z", "--get-regexp", "^remote\\..*\\.url$"]) else { return [] }
    var found: [(name: String, address: RemoteAddress)] = []
    for entry in output.split(separator: 0) {
      let parts = entry.split(separator: 0x0a, maxSplits: 1)
      guard parts.count == 2, let address = RemoteAddress(url: String(decoding: parts[1], as: UTF8.self)) else {
        continue
      }
      found.append((String(decoding: parts[0], as: UTF8.self), address))
    }
    found.sort { a, b in
      (a.name == "remote.origin.url" ? 0 : 1, a.name) < (b.name == "remote.origin.url" ? 0 : 1, b.name)
    }
    return found.reduce(into: []) { if !$0.contains($1.address) { $0.append($1.address) } }
  }
}
