import Facts
import GRDB

/// How far the replay of a repository has come, and its books.
package struct LineHistoryState: Sendable, Equatable {
  /// The commit whose lines are stored.
  package var tip: ObjectID
  /// True when a later replay may go on from there; false where more may become known of what was replayed (a shallow or
  /// partial clone), or where something did not fit, which must not be forgotten.
  package var isReplayable: Bool
  /// Lines with a known owner that landed, so far.
  package var born: Int
  /// Lines that left.
  package var dead: Int
  /// Lines with a known owner at the tip.
  package var alive: Int
  /// Lines at the tip whose owner is not known.
  package var unknown: Int
  /// Lines at the tip by git's own count; -1 where git cannot count (objects are absent).
  package var counted: Int
  /// Owners of whose lines not as many are alive as were born and not dead.
  package var unbalanced: Int

  /// Makes a state.
  package init(
    tip: ObjectID, isReplayable: Bool, born: Int = 0, dead: Int = 0, alive: Int = 0, unknown: Int = 0,
    counted: Int = -1, unbalanced: Int = 0
  ) {
    self.tip = tip
    self.isReplayable = isReplayable
    self.born = born
    self.dead = dead
    self.alive = alive
    self.unknown = unknown
    self.counted = counted
    self.unbalanced = unbalanced
  }

  /// True when every line that was born is dead or alive, owner by owner, and git counts as many living ones.
  package var isBalanced: Bool {
    unbalanced == 0 && born - dead == alive && (counted < 0 || alive + unknown == counted)
  }
}

/// The name of a file that a commit changed, by the numbers of commit and paths.
package struct ChangedName: Sendable, Equatable {
  package var commit: Int
  package var path: Int
  /// What the file is called in a parent, where that is another name.
  package var oldPath: Int?

  /// Makes a name.
  package init(commit: Int, path: Int, oldPath: Int?) {
    self.commit = commit
    self.path = path
    self.oldPath = oldPath
  }
}

/// What a mainline commit did to lines, as the store keeps it: small, so that a whole history's fit in memory.
package struct PackedEvents: Sendable {
  fileprivate let commit: Int
  fileprivate let born: [UInt8]
  fileprivate let died: [UInt8]
  fileprivate let unlanded: [UInt8]

  /// Packs events.
  package init(_ events: MainlineEvents) {
    commit = Int(events.commit)
    born = LineRun.packed(events.born)
    died = LineDeath.packed(events.died)
    unlanded = LineDeath.packed(events.unlanded)
  }

  fileprivate var isEmpty: Bool { born.isEmpty && died.isEmpty && unlanded.isEmpty }
}

extension FactStore {
  /// How many commits are read between two calls of the replay.
  private static let replayBatch = 512

  /// How far the replay has come; nil where there was none, or none that ended.
  package func lineHistory(_ repository: Int) throws -> LineHistoryState? {
    try read { db in
      guard
        let row = try GRDB.Row.fetchOne(
          db, sql: "SELECT * FROM line_history WHERE repositoryId = ?", arguments: [repository]),
        let tip = ObjectID(row["tip"] as String)
      else { return nil }
      return LineHistoryState(
        tip: tip, isReplayable: row["isReplayable"], born: row["bornLines"], dead: row["deadLines"],
        alive: row["aliveLines"], unknown: row["unknownLines"], counted: row["countedLines"],
        unbalanced: row["unbalancedOwners"])
    }
  }

  /// Gives the commits with their files, as the replay needs them, in the order of the nodes.
  ///
  /// `numbers` is every commit's number; a parent without one is out of sight.
  package func eachReplayCommit(
    _ repository: Int, _ nodes: [GraphNode], numbers: [ObjectID: Int], _ body: (ReplayCommit) throws -> Void
  ) throws {
    let unknown = try unknownTrees(repository)
    // Some at a time, so that the body may ask the store itself.
    for start in stride(from: 0, to: nodes.count, by: FactStore.replayBatch) {
      let batch = nodes[start..<min(nodes.count, start + FactStore.replayBatch)]
      for var commit in try replayCommits(repository, batch) {
        commit.isKnown = !unknown.contains(Int(commit.number))
        try body(commit)
      }
    }

    func replayCommits(_ repository: Int, _ nodes: ArraySlice<GraphNode>) throws -> [ReplayCommit] {
      try read { db in
        let files = try db.cachedStatement(
          sql: """
            SELECT pathId, oldPathId, status, content, addedRanges, deletedRanges, movedOutRanges, textLines
            FROM file_changes WHERE repositoryId = ?1 AND commitId = ?2 ORDER BY ordinal
            """)
        let mergeFiles = try db.cachedStatement(
          sql: """
            SELECT pathId, parent, oldPathId, addedRanges, deletedRanges
            FROM merge_files WHERE repositoryId = ?1 AND commitId = ?2 ORDER BY pathId, parent
            """)
        return try nodes.map { node in
          var commit = ReplayCommit(
            number: Int32(node.number), parents: node.parents.map { numbers[$0].map { Int32($0) } })
          try files.each([repository, node.number], of: db) { commit.files.append(FactStore.replayFile($0)) }
          guard node.parents.count > 1 else { return commit }
          var position: [Int32: Int] = [:]
          for (index, file) in commit.files.enumerated() { position[file.path] = index }
          try mergeFiles.each([repository, node.number], of: db) { row in
            let path = Int32(row.integer(0))
            guard let index = position[path] else { return commit.taken.append((path, row.integer(1))) }
            commit.files[index].parents.append(
              ReplayParent(
                parent: row.integer(1), path: row.optional(2).map { Int32($0) } ?? path,
                added: LineRanges(encoded: row.bytes(3)) ?? LineRanges(),
                deleted: LineRanges(encoded: row.bytes(4)) ?? LineRanges()))
          }
          return commit
        }
      }
    }
  }

  /// The commits of whose trees nothing is known: the boundary of a shallow clone, and where a partial clone lacks trees.
  private func unknownTrees(_ repository: Int) throws -> Set<Int> {
    var unknown: Set<Int> = []
    try each(
      """
      SELECT commitId FROM commits WHERE repositoryId = ?1 AND (diffState = 'shallow-boundary' OR
        (diffState = 'absent-objects' AND NOT EXISTS (SELECT 1 FROM file_changes AS f
          WHERE f.repositoryId = ?1 AND f.commitId = commits.commitId)))
      """, of: repository
    ) { unknown.insert($0.integer(0)) }
    return unknown
  }

  private static func replayFile(_ row: Columns) -> ReplayFile {
    let content: ReplayFile.Content =
      switch row.text(3) {
      case FileChange.Content.absent.rawValue: .absent
      case FileChange.Content.binary.rawValue: .binary(textLines: row.optional(7).map { Int32(clamping: $0) })
      default: .lines
      }
    return ReplayFile(
      path: Int32(row.integer(0)), oldPath: row.optional(1).map { Int32($0) },
      status: FileChange.Status(rawValue: row.text(2)) ?? .modified, content: content,
      added: LineRanges(encoded: row.bytes(4)) ?? LineRanges(),
      deleted: LineRanges(encoded: row.bytes(5)) ?? LineRanges(),
      movedOut: LineRanges(encoded: row.bytes(6)) ?? LineRanges())
  }

  /// Writes what a replay gave, in one transaction.
  ///
  /// - `isAnew`: true to forget what an earlier replay gave, false to go on from it.
  /// - `files`: the tip's files by their paths' numbers, nil for one that is gone; when going on, only those that changed.
  package func setLineHistory(
    _ state: LineHistoryState, of repository: Int, events: [PackedEvents],
    files: [(path: Int, lines: [LineRun]?)], isAnew: Bool
  ) throws {
    try write { db in
      if isAnew {
        for table in ["line_events", "owned_files"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [repository])
        }
      }
      var eventRows = try Inserter(db, "line_events", columns: 5)
      for event in events where !event.isEmpty {
        eventRows.bind(repository)
        eventRows.bind(event.commit)
        eventRows.bind(event.born)
        eventRows.bind(event.died)
        eventRows.bind(event.unlanded)
        try eventRows.insert(db)
      }
      var fileRows = try Inserter(db, "owned_files", columns: 4, verb: "INSERT OR REPLACE")
      for (path, lines) in files {
        guard let lines else {
          try db.execute(
            sql: "DELETE FROM owned_files WHERE repositoryId = ? AND pathId = ?", arguments: [repository, path])
          continue
        }
        fileRows.bind(repository)
        fileRows.bind(path)
        fileRows.bind(lines.reduce(0) { $0 + Int($1.count) })
        fileRows.bind(LineRun.packed(lines))
        try fileRows.insert(db)
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO line_history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          repository, state.tip.hex, state.isReplayable, state.born, state.dead, state.alive, state.unknown,
          state.counted, state.unbalanced,
        ])
    }
  }

  /// The mainline commit with which each commit landed, by numbers.
  package func landedNumbers(_ repository: Int) throws -> [Int: Int] {
    var numbers: [Int: Int] = [:]
    try each("SELECT commitId, landedId FROM commits WHERE repositoryId = ?1 AND landedId IS NOT NULL", of: repository)
    {
      numbers[$0.integer(0)] = $0.integer(1)
    }
    return numbers
  }

  /// Forgets what a replay gave.
  package func clearLineHistory(_ repository: Int) throws {
    try write { db in
      for table in ["line_events", "owned_files", "line_history"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [repository])
      }
    }
  }

  /// True where not every change of every commit is known: objects are absent, or history is cut off.
  package func hasAbsentChanges(_ repository: Int) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM commits WHERE repositoryId = ? AND diffState <> 'complete')",
        arguments: [repository]) ?? false
    }
  }

  /// What the changed files of all commits are called, each also by the name that it had in a parent.
  package func changedNames(_ repository: Int) throws -> [ChangedName] {
    var names: [ChangedName] = []
    try each(
      """
      SELECT commitId, pathId, oldPathId FROM file_changes WHERE repositoryId = ?1
      UNION ALL SELECT commitId, pathId, oldPathId FROM merge_files WHERE repositoryId = ?1
      """, of: repository
    ) { row in
      names.append(ChangedName(commit: row.integer(0), path: row.integer(1), oldPath: row.optional(2)))
    }
    return names
  }

  /// For each path's number its place among all paths, in the order of their bytes.
  package func pathRanks(_ repository: Int) throws -> [Int32] {
    var numbers: [Int] = []
    try each("SELECT pathId FROM paths WHERE repositoryId = ?1 ORDER BY rawPath", of: repository) {
      numbers.append($0.integer(0))
    }
    var ranks = [Int32](repeating: 0, count: 1 + (numbers.max() ?? 0))
    for (rank, number) in numbers.enumerated() { ranks[number] = Int32(clamping: rank) }
    return ranks
  }

  /// The paths' bytes and numbers.
  package func pathNumbers(_ repository: Int) throws -> [[UInt8]: Int] {
    try read { db in
      var numbers: [[UInt8]: Int] = [:]
      let rows = try GRDB.Row.fetchCursor(
        db, sql: "SELECT rawPath, pathId FROM paths WHERE repositoryId = ?", arguments: [repository])
      while let row = try rows.next() {
        numbers[try row.withUnsafeData(atIndex: 0) { $0.map { Array($0) } ?? [] }] = row[1]
      }
      return numbers
    }
  }
}
