import Facts
import Foundation
import GRDB

/// A commit with one parent that brought a file to a path.
package struct FileArrival: Sendable, Equatable {
  package var commit: ObjectID
  package var path: [UInt8]
  /// The path that the file had before; nil for a new file.
  package var oldPath: [UInt8]?
  /// The number of the path before.
  package var oldNumber: Int?
}

extension FactStore {
  /// The commits with one parent that brought a file to a path, oldest first.
  package func arrivals(_ repository: Int, at path: Int) throws -> [FileArrival] {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT c.sha, p.rawPath, o.rawPath, f.oldPathId FROM file_changes AS f
          JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
          JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
          LEFT JOIN paths AS o ON o.repositoryId = f.repositoryId AND o.pathId = f.oldPathId
          WHERE f.repositoryId = ? AND f.pathId = ? AND f.status IN ('A', 'R') AND c.parentCount = 1
          ORDER BY c.commitId
          """, arguments: [repository, path])
      var arrivals: [FileArrival] = []
      while let row = try rows.next() {
        guard let commit = ObjectID(row[0] as String) else { continue }
        let new: [UInt8] = try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] }
        let old: [UInt8]? = try row.withUnsafeData(atIndex: 2) { $0.map { Array($0) } }
        arrivals.append(FileArrival(commit: commit, path: new, oldPath: old, oldNumber: row[3]))
      }
      return arrivals
    }
  }

  /// The runs of a file, from its first line on, with the ids and paths that their numbers stand for.
  package func named(_ runs: [LineRun], of repository: Int) throws -> [BlamedRun] {
    try read { db in
      let commit = try db.cachedStatement(sql: "SELECT sha FROM commits WHERE repositoryId = ? AND commitId = ?")
      let path = try db.cachedStatement(sql: "SELECT rawPath FROM paths WHERE repositoryId = ? AND pathId = ?")
      var ids: [Int32: ObjectID] = [0: .none]
      var paths: [Int32: [UInt8]] = [:]
      var line: Int32 = 1
      var result: [BlamedRun] = []
      for run in runs {
        if ids[run.commit] == nil {
          ids[run.commit] =
            try String.fetchOne(commit, arguments: [repository, run.commit]).flatMap { ObjectID($0) } ?? ObjectID.none
        }
        if paths[run.path] == nil {
          paths[run.path] = try [UInt8].fetch(path, [repository, run.path]) ?? []
        }
        result.append(
          BlamedRun(
            commit: ids[run.commit] ?? ObjectID.none, path: paths[run.path] ?? [], first: run.first, finalFirst: line,
            count: run.count))
        line += run.count
      }
      return BlamedRun.joined(result)
    }
  }

  /// The commits that made binary files text, each with the file's path.
  package func rebirths(_ repository: Int) throws -> [(commit: ObjectID, path: [UInt8])] {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT c.sha, p.rawPath FROM file_changes AS f
          JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
          JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
          WHERE f.repositoryId = ? AND f.textLines IS NOT NULL
          """, arguments: [repository])
      var result: [(commit: ObjectID, path: [UInt8])] = []
      while let row = try rows.next() {
        let path: [UInt8] = try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] }
        if let commit = ObjectID(row[0] as String) { result.append((commit, path)) }
      }
      return result
    }
  }

  /// The number by which the store knows a path; nil when it does not.
  package func pathNumber(_ repository: Int, _ path: [UInt8]) throws -> Int? {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT pathId FROM paths WHERE repositoryId = ? AND rawPath = ?", arguments: [repository, Data(path)])
    }
  }

  /// The numbers of runs in git's words; the commit is 0 where the store does not know it.
  package func numbered(_ runs: [BlamedRun], of repository: Int) throws -> [LineRun] {
    try read { db in
      let commit = try db.cachedStatement(sql: "SELECT commitId FROM commits WHERE repositoryId = ? AND sha = ?")
      let path = try db.cachedStatement(sql: "SELECT pathId FROM paths WHERE repositoryId = ? AND rawPath = ?")
      var ids: [ObjectID: Int32] = [.none: 0]
      var paths: [[UInt8]: Int32] = [:]
      return try runs.map { run in
        if ids[run.commit] == nil {
          ids[run.commit] = try Int32.fetchOne(commit, arguments: [repository, run.commit.hex]) ?? 0
        }
        if paths[run.path] == nil {
          paths[run.path] = try Int32.fetchOne(path, arguments: [repository, Data(run.path)]) ?? 0
        }
        return LineRun(
          commit: ids[run.commit] ?? 0, path: paths[run.path] ?? 0, first: run.first, count: run.count)
      }
    }
  }
}

extension [UInt8] {
  /// The bytes in the first column of a statement's first row.
  fileprivate static func fetch(_ statement: Statement, _ arguments: StatementArguments) throws -> [UInt8]? {
    try GRDB.Row.fetchOne(statement, arguments: arguments).flatMap { row in
      try row.withUnsafeData(atIndex: 0) { $0.map { Array($0) } }
    }
  }
}
