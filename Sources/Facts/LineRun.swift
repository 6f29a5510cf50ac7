/// Consecutive lines of a file that one commit added together: who owns them, and what they were called then.
///
/// The owner is a commit, the path under which it added the lines, and their numbers there: git's own identity of a line,
/// as `git blame --porcelain` prints it. Which agent wrote them follows from the commit's evidence and records, so it is
/// no part of the run and may change without any line changing hands.
package struct LineRun: Hashable, Sendable {
  /// The number of the commit that added the lines; 0 where the owner is unknown.
  package var commit: Int32
  /// The number of the path under which it did.
  package var path: Int32
  /// The first line's number in that commit's version, from 1.
  package var first: Int32
  /// How many lines.
  package var count: Int32

  /// Makes a run.
  package init(commit: Int32, path: Int32, first: Int32, count: Int32) {
    self.commit = commit
    self.path = path
    self.first = first
    self.count = count
  }

  /// The number after the last line's.
  package var end: Int32 { first + count }

  /// True when the owner is not known: an absent object, or the other side of a shallow clone's boundary.
  package var isUnknown: Bool { commit == 0 }
}

/// Lines that left the mainline (or a branch, before it landed), and what made them go.
package struct LineDeath: Hashable, Sendable {
  /// The lines, by their birth.
  package var run: LineRun
  /// The number of the path where they were last.
  package var lastPath: Int32
  /// The number of the commit that deleted them.
  package var deleter: Int32
  /// True when that commit added the same text elsewhere: moved, not rewritten.
  package var isMoved: Bool

  /// Makes a death.
  package init(run: LineRun, lastPath: Int32, deleter: Int32, isMoved: Bool) {
    self.run = run
    self.lastPath = lastPath
    self.deleter = deleter
    self.isMoved = isMoved
  }
}

extension LineRun {
  /// Runs as bytes: each number as its distance from the one in the run before.
  package static func packed(_ runs: [LineRun]) -> [UInt8] {
    var writer = PackedWriter()
    var last = LineRun(commit: 0, path: 0, first: 0, count: 0)
    for run in runs { run.write(after: &last, to: &writer) }
    return writer.bytes
  }

  /// Reads what `packed` wrote; nil when the bytes are not such a text.
  package static func unpacked(_ bytes: UnsafeRawBufferPointer) -> [LineRun]? {
    var reader = PackedReader(bytes)
    var last = LineRun(commit: 0, path: 0, first: 0, count: 0)
    var runs: [LineRun] = []
    while !reader.isAtEnd {
      guard let run = LineRun(after: &last, from: &reader) else { return nil }
      runs.append(run)
    }
    return runs
  }

  fileprivate func write(after last: inout LineRun, to writer: inout PackedWriter) {
    writer.putSigned(Int64(commit) - Int64(last.commit))
    writer.putSigned(Int64(path) - Int64(last.path))
    writer.putSigned(Int64(first) - Int64(last.first))
    writer.put(count)
    last = self
  }

  fileprivate init?(after last: inout LineRun, from reader: inout PackedReader) {
    guard let commit = reader.nextSigned(), let path = reader.nextSigned(), let first = reader.nextSigned(),
      let count = reader.next(), let sumCommit = Int32(exactly: Int64(last.commit) &+ commit),
      let sumPath = Int32(exactly: Int64(last.path) &+ path), let sumFirst = Int32(exactly: Int64(last.first) &+ first)
    else { return nil }
    self.init(commit: sumCommit, path: sumPath, first: sumFirst, count: count)
    last = self
  }
}

extension LineDeath {
  /// Deaths as bytes.
  package static func packed(_ deaths: [LineDeath]) -> [UInt8] {
    var writer = PackedWriter()
    var last = LineRun(commit: 0, path: 0, first: 0, count: 0)
    for death in deaths {
      death.run.write(after: &last, to: &writer)
      writer.put(death.lastPath)
      writer.putSigned(Int64(death.deleter) << 1 | (death.isMoved ? 1 : 0))
    }
    return writer.bytes
  }

  /// Reads what `packed` wrote; nil when the bytes are not such a text.
  package static func unpacked(_ bytes: UnsafeRawBufferPointer) -> [LineDeath]? {
    var reader = PackedReader(bytes)
    var last = LineRun(commit: 0, path: 0, first: 0, count: 0)
    var deaths: [LineDeath] = []
    while !reader.isAtEnd {
      guard let run = LineRun(after: &last, from: &reader), let path = reader.next(),
        let deleter = reader.nextSigned(), let number = Int32(exactly: deleter >> 1)
      else { return nil }
      deaths.append(LineDeath(run: run, lastPath: path, deleter: number, isMoved: deleter & 1 == 1))
    }
    return deaths
  }
}
