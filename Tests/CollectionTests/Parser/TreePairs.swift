import Foundation
import Testing

/// What git says of the trees of commits and their parents, and the contents of the files in which they differ.
struct TreePairs {
  /// A file that is not the same in a commit as in one of its parents.
  struct Difference: Equatable {
    /// The mode and object in the parent; nil where it has not the file.
    var old: Entry?
    /// Those in the commit.
    var new: Entry?
  }

  /// What stands at a path.
  struct Entry: Hashable {
    var mode: String
    var object: String
  }

  /// For each pair, `commit parent` (a root by itself), the differences by path.
  let differences: [String: [[UInt8]: Difference]]
  private let contents: [String: [UInt8]]

  /// Asks git about pairs of a commit and a parent; about a root against nothing.
  init(_ pairs: [String], in repository: borrowing TemporaryRepository) throws {
    let output = try repository.run(
      ["diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--always"]
        + ["--format=%H"], input: Array(pairs.map { "\($0)\n" }.joined().utf8)
    ).output
    var tokens = output.split(separator: 0, omittingEmptySubsequences: true)[...]
    var differences: [String: [[UInt8]: Difference]] = [:]
    for pair in pairs {
      let next = tokens.popFirst()
      let commit = try #require(next)
      try #require(commit.drop { $0 == 0x0a }.elementsEqual(pair.prefix { $0 != " " }.utf8))
      differences[pair] = [:]
      while let info = tokens.first?.drop(while: { $0 == 0x0a }), info.first == UInt8(ascii: ":") {
        tokens.removeFirst()
        let words = info.dropFirst().split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        let next = tokens.popFirst()
        let path = Array(try #require(next))
        differences[pair]?[path] = Difference(
          old: words[0] == "000000" ? nil : Entry(mode: words[0], object: words[2]),
          new: words[1] == "000000" ? nil : Entry(mode: words[1], object: words[3]))
      }
    }
    self.differences = differences
    let entries = differences.values.flatMap(\.values).flatMap { [$0.old, $0.new] }.compactMap(\.self)
    contents = try TreePairs.contents(
      Set(entries.filter { $0.mode != "160000" }.map(\.object)).sorted(), in: repository)
  }

  /// The bytes of a file, as git's diff sees them; none for one that is not there.
  func bytes(_ entry: Entry?) throws -> [UInt8] {
    guard let entry else { return [] }
    if entry.mode == "160000" { return Array("Subproject commit \(entry.object)\n".utf8) }
    return try #require(contents[entry.object])
  }

  private static func contents(
    _ ids: [String], in repository: borrowing TemporaryRepository
  ) throws -> [String: [UInt8]] {
    let output = try repository.run(["cat-file", "--batch"], input: Array(ids.map { "\($0)\n" }.joined().utf8)).output
    var contents: [String: [UInt8]] = [:]
    var position = 0
    for id in ids {
      let lineEnd = try #require(output[position...].firstIndex(of: 0x0a))
      let words = output[position..<lineEnd].split(separator: 0x20)
      let size = try #require(Int(String(decoding: words[2], as: UTF8.self)))
      contents[id] = Array(output[(lineEnd + 1)..<(lineEnd + 1 + size)])
      position = lineEnd + size + 2
    }
    return contents
  }
}

/// The lines of a file, each with its end.
struct FileLines {
  private let bytes: [UInt8]
  /// Where each line begins, and where the last ends.
  private var starts: [Int] = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
      var position = 0
      while position < buffer.count {
        let found = memchr(base + position, 0x0a, buffer.count - position)
        position = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? buffer.count
        starts.append(position)
      }
    }
  }

  /// How many lines there are.
  var count: Int { starts.count - 1 }

  /// The bytes of consecutive lines, counted from 1.
  func text(_ lines: Range<Int>) -> ArraySlice<UInt8> {
    bytes[starts[lines.lowerBound - 1]..<starts[lines.upperBound - 1]]
  }
}
