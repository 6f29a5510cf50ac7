extension GitRepository {
  /// The address of the remote named `origin`, as it is configured; nil where there is none.
  package func remoteURL() throws -> String? {
    let answer = try git.answer(["config", "--get", "remote.origin.url"])
    let url = answer.map { String(decoding: $0.prefix { $0 != 0x0a }, as: UTF8.self) }
    return url.flatMap { $0.isEmpty ? nil : $0 }
  }
}
