import Facts

/// Why a record that is surely of a forge says nothing that can be used.
struct UnfitRecord: Error {
  var reason: String
}

extension ReviewContext {
  /// What a record says, or nothing and the reason why.
  mutating func taking(
    _ read: (inout ReviewContext) throws(UnfitRecord) -> [ReviewItem]
  ) -> [ReviewItem] {
    do {
      return try read(&self)
    } catch {
      reject(error.reason)
      return []
    }
  }

  /// The address that the value was fetched from.
  var address: ForgeURL? { url.flatMap { ForgeURL($0) } }

  /// The project of a record: what its own addresses say (the first that names one), else the one that it was fetched from, else
  /// what the user says.
  func project(_ forge: ProjectName.Forge, from address: String?, _ others: String?...) -> ProjectName {
    for case let text? in [address] + others {
      if let address = ForgeURL(text), !address.path.isEmpty {
        return ProjectName(forge: forge, host: address.host, path: address.path)
      }
    }
    guard let fetched = self.address, !fetched.path.isEmpty else { return project(forge) }
    return ProjectName(forge: forge, host: fetched.host, path: fetched.path)
  }

  /// The number of the change request that a part of one belongs to: what the part says, else the address it was fetched from.
  func number(_ said: Int?, of part: String) throws(UnfitRecord) -> Int {
    guard let number = said ?? address?.number, number > 0 else {
      throw UnfitRecord(reason: "the \(part) does not say which change request it belongs to")
    }
    return number
  }
}

extension JSONValue {
  /// The moment under a key; nil where there is none.
  func time(_ key: StaticString) throws(UnfitRecord) -> Int64? {
    switch ForgeTime.read(self[key]) {
    case .moment(let seconds): return seconds
    case .never: return nil
    case .impossible: throw UnfitRecord(reason: "\(key) is no time")
    }
  }

  /// The moment under the first of some keys that has one.
  func time(first keys: StaticString...) throws(UnfitRecord) -> Int64? {
    for key in keys {
      if let time = try time(key) { return time }
    }
    return nil
  }

  /// The number by which a change request is known.
  func number(_ key: StaticString) throws(UnfitRecord) -> Int {
    guard let number = integer(key), number > 0 else { throw UnfitRecord(reason: "\(key) is no number") }
    return number
  }

  /// The text under a key; nil where it is empty too.
  func text(_ key: StaticString) -> String? { ReviewFields.nonEmpty(string(key)) }

  /// A commit's id under a key; nil for what is none.
  func commit(_ key: StaticString) -> String? { ReviewFields.commit(self[key]) }

  /// True when an object has all the keys.
  func hasAll(_ keys: StaticString...) -> Bool { keys.allSatisfy { has($0) } }
}

extension RequestCommit {
  /// Makes a commit out of `Name <address>`, as git writes authors.
  init(id: String, author: String, authored: Int64?, message: String) {
    let open = author.lastIndex(of: "<")
    let name = author[..<(open ?? author.endIndex)]
    let email = open.map { author[author.index(after: $0)...].prefix { $0 != ">" } } ?? ""
    var end = name.endIndex
    while end > name.startIndex, name[name.index(before: end)] == " " { end = name.index(before: end) }
    self.init(
      id: id, authorName: String(name[..<end]), authorEmail: String(email), authored: authored, message: message)
  }
}
