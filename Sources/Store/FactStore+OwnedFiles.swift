import Facts
import Foundation
import GRDB

/// A text file of the tip, whose lines have owners.
package struct OwnedFile: Sendable, Equatable {
  package var path: [UInt8]
  /// The number by which the store knows the path.
  package var pathNumber: Int
  package var lineCount: Int
}

extension FactStore {
  /// The text files of a repository's tip, in the order of their paths' bytes.
  package func ownedFiles(_ repository: Int) throws -> [OwnedFile] {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT p.rawPath, o.pathId, o.lineCount FROM owned_files AS o
          JOIN paths AS p ON p.repositoryId = o.repositoryId AND p.pathId = o.pathId
          WHERE o.repositoryId = ? ORDER BY p.rawPath
          """, arguments: [repository])
      var files: [OwnedFile] = []
      while let row = try rows.next() {
        let path: [UInt8] = try row.withUnsafeData(atIndex: 0) { $0.map { Array($0) } ?? [] }
        files.append(OwnedFile(path: path, pathNumber: row[1], lineCount: row[2]))
      }
      return files
    }
  }

  /// Who owns the lines of a file of the tip, from its first line to its last; nil when the tip has no such text file.
  package func ownedLines(_ repository: Int, path: Int) throws -> [LineRun]? {
    try read { db in
      let row = try GRDB.Row.fetchOne(
        db, sql: "SELECT lines FROM owned_files WHERE repositoryId = ? AND pathId = ?", arguments: [repository, path])
      return try row?.withUnsafeData(atIndex: 0) { data in
        try (data ?? Data()).withUnsafeBytes { bytes in
          guard let runs = LineRun.unpacked(bytes) else {
            throw BylineError(
              .failure, "the store \(self.path) holds a damaged file of lines", hint: "collect again with --full")
          }
          return runs
        }
      }
    }
  }
}
