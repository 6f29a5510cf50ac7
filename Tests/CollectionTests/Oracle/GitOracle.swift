import Testing

/// What git itself says of a history, asked in other words than Byline asks and read by other code.
struct GitOracle: ~Copyable {
  let repository: TemporaryRepository

  /// The diff that counts, as `git log` takes it.
  private static let diff = [
    "-M50%", "-l1000", "--diff-algorithm=myers", "--indent-heuristic", "--no-ext-diff", "--no-textconv", "--no-color",
  ]

  init(_ repository: consuming TemporaryRepository) { self.repository = repository }

  /// How many commits the main branch has.
  func count() throws -> Int? { Int(try repository.git("rev-list", "--count", "main")) }

  /// For each commit its parents, people, dates and message, as one text.
  func headers() throws -> [String: String] {
    let format = "--format=%H%n%P%n%an%n%ae%n%ad%n%cn%n%ce%n%cd%n%B"
    let output = try repository.run(["log", "-z", "--date=raw", "--encoding=UTF-8", format, "main"]).output
    var headers: [String: String] = [:]
    for record in output.split(separator: 0, omittingEmptySubsequences: true) {
      headers[String(decoding: record.prefix { $0 != 0x0a }, as: UTF8.self)] = String(decoding: record, as: UTF8.self)
    }
    return headers
  }

  /// For each commit that is no merge its files, as `added deleted path`, sorted.
  ///
  /// A rename has its old path too. A binary file whose bytes did not change (a rename, another mode) has no patch that
  /// could say that it is binary: it is listed with no lines.
  func files() throws -> [String: [String]] {
    let output = try repository.run(
      ["-c", "diff.context=0", "log", "--no-merges", "--raw", "--no-abbrev", "--numstat", "-z", "--format=%x1e%H"]
        + GitOracle.diff + ["main"]
    ).output
    var tokens = output.split(separator: 0, omittingEmptySubsequences: false).map { $0.drop { $0 == 0x0a } }[...]
    var files: [String: [String]] = [:]
    var commit = ""
    var unchanged: Set<[UInt8]> = []
    while let token = tokens.popFirst() {
      if token.first == 0x1e, token.count == 41 {
        commit = String(decoding: token.dropFirst(), as: UTF8.self)
        files[commit] = []
        unchanged = []
      } else if token.first == UInt8(ascii: ":") {
        let words = token.split(separator: 0x20)
        guard var path = tokens.popFirst() else { break }
        if words[4].first == UInt8(ascii: "R"), let new = tokens.popFirst() { path = new }
        if words[2] == words[3] { unchanged.insert(Array(path)) }
      } else if !token.isEmpty {
        let fields = token.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
        var (path, old) = (Array(fields[2]), "")
        if path.isEmpty, let first = tokens.popFirst(), let second = tokens.popFirst() {
          old = "\(Array(first).readable) => "
          path = Array(second)
        }
        let counts = fields[..<2].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        let known = counts == "- -" && unchanged.contains(path) ? "0 0" : counts
        files[commit]?.append("\(known) \(old)\(path.readable)")
      }
    }
    return files.mapValues { $0.sorted() }
  }

  /// For each merge the lines that every parent lacks, by path: of each parent's diff the added lines, and of
  /// those sets the intersection.
  ///
  /// Files without such lines are not listed.
  func mergeLines() throws -> [String: [String: Set<Int>]] {
    let merges = try repository.run(["rev-list", "--merges", "--parents", "main"]).lines.map {
      $0.split(separator: " ").map(String.init)
    }
    // `diff-tree --stdin` compares the first id with those after it, as if they were its parents.
    let pairs = merges.flatMap { ids in ids.dropFirst().map { "\(ids[0]) \($0)\n" } }
    let output = try repository.run(
      ["diff-tree", "--stdin", "--format=%x1e%H", "--always", "-r", "-p", "-U0"] + GitOracle.diff,
      input: Array(pairs.joined().utf8)
    ).output
    let patches = PatchLines.read(output)
    #expect(patches.map(\.commit) == merges.flatMap { ids in ids.dropFirst().map { _ in ids[0] } })
    var next = 0
    var result: [String: [String: Set<Int>]] = [:]
    for merge in merges {
      var own: [[UInt8]: Set<Int>]?
      for _ in merge.dropFirst() {
        guard next < patches.count else { break }
        let patch = patches[next]
        next += 1
        own =
          own.map { known in
            known.reduce(into: [:]) { $0[$1.key] = $1.value.intersection(patch.added[$1.key] ?? []) }
          } ?? patch.added
      }
      let lines = (own ?? [:]).filter { !$0.value.isEmpty }
      result[merge[0]] = Dictionary(uniqueKeysWithValues: lines.map { ($0.key.readable, $0.value) })
    }
    return result
  }

  /// The mainline, oldest first.
  func mainline() throws -> [String] { try repository.run(["rev-list", "--first-parent", "--reverse", "main"]).lines }

  /// The commits that a mainline commit brought: those that its first parent cannot reach.
  func landed(with commit: String) throws -> Set<String> {
    Set(try repository.run(["rev-list", commit, "--not", "\(commit)^1"]).lines)
  }

  /// The tags that contain a commit, the oldest first.
  func tags(containing commit: String) throws -> [String] {
    try repository.run(["tag", "--contains", commit, "--sort=refname", "--sort=creatordate"]).lines
  }
}

/// The added lines of one commit's patch against one parent.
private struct PatchLines {
  var commit: String
  /// Line numbers by path.
  var added: [[UInt8]: Set<Int>] = [:]

  /// Reads `git diff-tree -p -U0 --format=%x1e%H`, line by line.
  static func read(_ output: [UInt8]) -> [PatchLines] {
    var patches: [PatchLines] = []
    var (path, rest): ([UInt8], Int) = ([], 0)
    for line in output.split(separator: 0x0a, omittingEmptySubsequences: false) {
      if rest > 0 {
        if line.first != UInt8(ascii: "\\") { rest -= 1 }
      } else if line.first == 0x1e, line.count == 41 {
        patches.append(PatchLines(commit: String(decoding: line.dropFirst(), as: UTF8.self)))
      } else if line.starts(with: "+++ ".utf8) {
        path = GitQuoting.path(line.dropFirst(4))
      } else if line.starts(with: "@@ -".utf8) {
        let ranges = String(decoding: line, as: UTF8.self).split(separator: " ")[1...2].map { range in
          range.dropFirst().split(separator: ",").compactMap { Int($0) }
        }
        let (old, new) = (ranges[0].count > 1 ? ranges[0][1] : 1, ranges[1].count > 1 ? ranges[1][1] : 1)
        rest = old + new
        if new > 0 {
          patches[patches.count - 1].added[path, default: []].formUnion(ranges[1][0]..<(ranges[1][0] + new))
        }
      }
    }
    return patches
  }
}

/// How git writes paths in patches.
private enum GitQuoting {
  /// The path of a `+++` line: without the prefix, the tab after a path with blanks, and quotes.
  static func path(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = text
    if text.last == 0x09 { text = text.dropLast() }
    guard text.first == 0x22 else { return Array(text.dropFirst(2)) }
    var result: [UInt8] = []
    var rest = text.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == 0x5c, let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      if (0x30...0x37).contains(next), let second = rest.popFirst(), let third = rest.popFirst() {
        result.append((next - 0x30) << 6 | (second - 0x30) << 3 | (third - 0x30))
      } else {
        result.append(
          ["n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "v": 11, "f": 12][String(UnicodeScalar(next))] ?? next)
      }
    }
    return Array(result.dropFirst(2))
  }
}
