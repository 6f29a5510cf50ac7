import Facts
import GRDB

/// Writes commits, keeping the numbers of identities and paths at hand.
package struct CommitWriter {
  private let store: FactStore
  private let repository: Int
  /// By their bytes: to Swift, two spellings of one letter are the same text, to git they are not.
  private var identities = Numbering()
  private var paths = Numbering()
  private var numbers: [ObjectID: Int]

  /// Prepares to write commits of a repository; `numbers` gives each commit's number.
  package init(store: FactStore, repository: Int, numbers: [ObjectID: Int]) throws {
    self.store = store
    self.repository = repository
    self.numbers = numbers
    (identities, paths) = try store.read { db in
      var identities = Numbering()
      let people = try GRDB.Row.fetchCursor(
        db, sql: "SELECT identityId, rawName, rawEmail FROM identities WHERE repositoryId = ?", arguments: [repository])
      while let row = try people.next() { identities.add(Identity(name: row[1], email: row[2]).bytes, row[0]) }
      var paths = Numbering()
      let files = try GRDB.Row.fetchCursor(
        db, sql: "SELECT pathId, rawPath FROM paths WHERE repositoryId = ?", arguments: [repository])
      while let row = try files.next() {
        let bytes: [UInt8] = try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] }
        paths.add(bytes, row[0])
      }
      return (identities, paths)
    }
  }

  /// Writes some commits in one transaction.
  package mutating func write(_ commits: [Commit]) throws {
    var identities = self.identities
    var paths = self.paths
    let numbers = self.numbers
    let repository = self.repository
    try store.write { db in
      var rows = try Inserters(db)
      for commit in commits {
        guard let number = numbers[commit.id] else {
          throw BylineError(.failure, "commit \(commit.id.hex) has no number")
        }
        let author = try rows.identity(commit.author, repository, &identities, db)
        let committer = try rows.identity(commit.committer, repository, &identities, db)
        try rows.commit(commit, repository, number, author: author, committer: committer, db)
        for (ordinal, file) in commit.files.enumerated() {
          let path = try rows.path(file.path, repository, &paths, db)
          let oldPath = try file.oldPath.map { try rows.path($0, repository, &paths, db) }
          try rows.file(file, repository, number, ordinal, path: path, oldPath: oldPath, db)
          for parent in file.parents {
            let oldPath = try parent.oldPath.map { try rows.path($0, repository, &paths, db) }
            try rows.mergeFile(parent, repository, number, path: path, oldPath: oldPath, db)
          }
        }
        for file in commit.taken {
          let path = try rows.path(file.path, repository, &paths, db)
          try rows.mergeFile(ParentFile(parent: file.parent), repository, number, path: path, oldPath: nil, db)
        }
      }
    }
    self.identities = identities
    self.paths = paths
  }
}

extension CommitWriter {
  /// Numbers paths that no commit names: files of a clone that lacks the changes they come from.
  package mutating func add(paths names: [[UInt8]]) throws {
    var paths = self.paths
    let repository = self.repository
    try store.write { db in
      var rows = try Inserters(db)
      for name in names { _ = try rows.path(name, repository, &paths, db) }
    }
    self.paths = paths
  }
}

/// The prepared statements of one transaction.
private struct Inserters {
  private var commits: Inserter
  private var parents: Inserter
  private var files: Inserter
  private var mergeFiles: Inserter
  private var identities: Inserter
  private var paths: Inserter

  init(_ db: Database) throws {
    commits = try Inserter(db, "commits", columns: 20)
    parents = try Inserter(db, "commit_parents", columns: 4)
    files = try Inserter(db, "file_changes", columns: 14)
    mergeFiles = try Inserter(db, "merge_files", columns: 7)
    identities = try Inserter(db, "identities", columns: 7)
    paths = try Inserter(db, "paths", columns: 7)
  }

  mutating func commit(
    _ commit: Commit, _ repository: Int, _ number: Int, author: Int, committer: Int, _ db: Database
  ) throws {
    commits.bind(repository)
    commits.bind(number)
    commits.bind(commit.id.hex)
    commits.bind(author)
    commits.bind(committer)
    commits.bind(commit.authored.seconds)
    commits.bind(Int(commit.authored.offsetMinutes))
    commits.bind(commit.committed.seconds)
    commits.bind(Int(commit.committed.offsetMinutes))
    commits.bind(commit.parents.count)
    commits.bind(commit.diff.rawValue)
    commits.bind(String(commit.subject))
    commits.bind(commit.message)
    commits.bind(false)
    for _ in 0..<6 { commits.bind(Int?.none) }
    try commits.insert(db)
    for (ordinal, parent) in commit.parents.enumerated() {
      parents.bind(repository)
      parents.bind(number)
      parents.bind(ordinal)
      parents.bind(parent.hex)
      try parents.insert(db)
    }
  }

  mutating func file(
    _ file: FileChange, _ repository: Int, _ commit: Int, _ ordinal: Int, path: Int, oldPath: Int?, _ db: Database
  ) throws {
    files.bind(repository)
    files.bind(commit)
    files.bind(ordinal)
    files.bind(path)
    files.bind(oldPath)
    files.bind(file.status.rawValue)
    files.bind(file.content.rawValue)
    files.bind(file.added)
    files.bind(file.deleted)
    files.bind(file.addedRanges.encoded)
    files.bind(file.deletedRanges.encoded)
    files.bind(file.movedIn.encoded)
    files.bind(file.movedOut.encoded)
    files.bind(file.textLines)
    try files.insert(db)
  }

  mutating func mergeFile(
    _ file: ParentFile, _ repository: Int, _ commit: Int, path: Int, oldPath: Int?, _ db: Database
  ) throws {
    mergeFiles.bind(repository)
    mergeFiles.bind(commit)
    mergeFiles.bind(path)
    mergeFiles.bind(file.parent)
    mergeFiles.bind(oldPath)
    mergeFiles.bind(file.added.encoded)
    mergeFiles.bind(file.deleted.encoded)
    try mergeFiles.insert(db)
  }

  mutating func identity(
    _ identity: Identity, _ repository: Int, _ known: inout Numbering, _ db: Database
  ) throws -> Int {
    let (number, isNew) = known.number(of: identity.bytes)
    guard isNew else { return number }
    identities.bind(repository)
    identities.bind(number)
    identities.bind(identity.name)
    identities.bind(identity.email)
    identities.bind(identity.name)
    identities.bind(identity.email)
    identities.bind(0)
    try identities.insert(db)
    return number
  }

  mutating func path(
    _ path: [UInt8], _ repository: Int, _ known: inout Numbering, _ db: Database
  ) throws -> Int {
    let (number, isNew) = known.number(of: path)
    guard isNew else { return number }
    paths.bind(repository)
    paths.bind(number)
    paths.bind(path)
    paths.bind(String(decoding: path, as: UTF8.self))
    paths.bind("")
    paths.bind("")
    paths.bind("")
    try paths.insert(db)
    return number
  }
}

/// Numbers for names; a new name gets the number after the highest.
private struct Numbering {
  private var numbers: [[UInt8]: Int] = [:]
  private var highest = 0

  /// Adds a name that has a number.
  mutating func add(_ name: [UInt8], _ number: Int) {
    numbers[name] = number
    highest = max(highest, number)
  }

  /// The number of a name, and whether it was given just now.
  mutating func number(of name: [UInt8]) -> (number: Int, isNew: Bool) {
    if let number = numbers[name] { return (number, false) }
    add(name, highest + 1)
    return (highest, true)
  }
}

extension Identity {
  /// Name and address, with a byte between them that neither can hold.
  fileprivate var bytes: [UInt8] { Array(name.utf8) + [0] + Array(email.utf8) }
}
