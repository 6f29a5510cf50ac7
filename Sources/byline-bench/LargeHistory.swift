import ArgumentParser
import Foundation

/// A made-up history as large as those of the largest projects: the same for the same number of commits.
///
/// Files are many and mostly short; a few are edited much more often than the others, near the place where they were
/// edited before, some lines at a time. Branches of a few commits are open beside the mainline and are merged, now and
/// then with a change in the merge itself; files are added, renamed and deleted. Compared with real ones the lines' text is
/// dull, which makes it cheaper to compress than to compare.
struct LargeHistory {
  /// A file and where it was edited last.
  private struct File {
    var path: String
    /// Each line's text follows from its number.
    var lines: [UInt32]
    var lastEdit = 0
  }

  /// A branch: its last commit, and its versions of the files that it changed.
  private struct Branch {
    var tip: Int
    var files: [Int: File] = [:]
    var commitsLeft: Int
  }

  private let commits: Int
  private var random = SplitMix64(state: 0x5eed)
  private var files: [File?] = []
  private var branches: [Branch] = []
  /// Files that an open branch has changed: others leave them alone meanwhile, so that no merge conflicts.
  private var taken: Set<Int> = []
  private var nextLine: UInt32 = 0
  private var mainlineTip = 0
  private var mark = 0
  private var stream = ImportStream()

  /// Prepares a history of so many commits.
  init(commits: Int) { self.commits = commits }

  /// Writes the history into a new bare repository.
  mutating func write(to repository: String) throws {
    _ = try Run(["git", "init", "--quiet", "--bare", "--initial-branch=main", repository])
    try stream.start(in: repository)
    try addRoot()
    while mark < commits {
      let choice = random.below(100)
      if let index = branches.indices.first(where: { branches[$0].commitsLeft == 0 }) {
        try merge(branches.remove(at: index))
      } else if choice < 25, !branches.isEmpty {
        try extend(branches.indices.randomElement(using: &random) ?? 0)
      } else if choice < 31, branches.count < 4 {
        branches.append(Branch(tip: mainlineTip, commitsLeft: 1 + random.below(6)))
        try extend(branches.count - 1)
      } else {
        try extendMainline()
      }
    }
    try stream.finish(tip: mainlineTip)
  }

  // MARK: Commits

  private mutating func addRoot() throws {
    let count = min(2000, 20 + commits / 40)
    begin(parent: nil, "Begin")
    for _ in 0..<count { addFile() }
    try stream.flush()
    mainlineTip = mark
  }

  private mutating func extendMainline() throws {
    begin(parent: mainlineTip, "Change the mainline")
    mainlineTip = mark
    let kind = random.below(1000)
    if kind < 40 { addFile() }
    if kind >= 995, let index = freeFile(), let file = files[index] {
      stream.put("D \(file.path)\n")
      files[index] = nil
    }
    if kind >= 985, kind < 995, let index = freeFile(), var file = files[index] {
      let old = file.path
      file.path = LargeHistory.path(of: index, version: mark)
      stream.put("R \(old) \(file.path)\n")
      files[index] = file
    }
    for _ in 0..<(1 + min(random.below(4), random.below(4))) {
      guard let index = freeFile(), var file = files[index] else { continue }
      edit(&file)
      put(file)
      files[index] = file
    }
    try stream.flush()
  }

  private mutating func extend(_ position: Int) throws {
    var branch = branches[position]
    begin(parent: branch.tip, "Change a branch")
    branch.tip = mark
    branch.commitsLeft -= 1
    for _ in 0..<(1 + random.below(3)) {
      let known = branch.files.keys.sorted()
      let again = known.isEmpty || random.below(2) == 0 ? nil : known[random.below(known.count)]
      guard let index = again ?? freeFile(), var file = branch.files[index] ?? files[index] else { continue }
      taken.insert(index)
      edit(&file)
      put(file)
      branch.files[index] = file
    }
    branches[position] = branch
    try stream.flush()
  }

  private mutating func merge(_ branch: Branch) throws {
    begin(parent: mainlineTip, "Merge a branch")
    stream.put("merge :\(branch.tip)\n")
    mainlineTip = mark
    let isEdited = random.below(20) == 0
    for (position, index) in branch.files.keys.sorted().enumerated() {
      guard var file = branch.files[index] else { continue }
      if isEdited, position == 0 { edit(&file) }
      put(file)
      files[index] = file
      taken.remove(index)
    }
    try stream.flush()
  }

  private mutating func begin(parent: Int?, _ message: String) {
    mark += 1
    let author = random.below(40)
    let seconds = 1_300_000_000 + mark * 3000
    stream.put(
      """
      commit refs/heads/import
      mark :\(mark)
      author Author \(author) <author\(author)@example.org> \(seconds) +0000
      committer Author \(author) <author\(author)@example.org> \(seconds) +0000
      data \(message.utf8.count)
      \(message)

      """)
    if let parent { stream.put("from :\(parent)\n") }
  }

  // MARK: Files

  /// A file that no open branch has changed: the first are taken most often.
  private mutating func freeFile() -> Int? {
    for _ in 0..<20 {
      let share = random.unit()
      let index = Int(Double(files.count) * share * share * share)
      if files[index] != nil, !taken.contains(index) { return index }
    }
    return nil
  }

  private mutating func addFile() {
    // The product of three even draws: most files are short, a few are long.
    let size = 5 + Int(random.unit() * random.unit() * random.unit() * 1500)
    let lines = (0..<size).map { _ in newLine() }
    let file = File(path: LargeHistory.path(of: files.count, version: 0), lines: lines)
    put(file)
    files.append(file)
  }

  private static func path(of index: Int, version: Int) -> String {
    let name = version == 0 ? "file\(index)" : "file\(index)-\(version)"
    return "Sources/Module\(index % 37)/Part\(index % 11)/\(name).swift"
  }

  /// Replaces some lines near the place of the last edit, or in one of three cases anywhere.
  private mutating func edit(_ file: inout File) {
    let near = file.lastEdit - 15 + random.below(31)
    let place = random.below(3) == 0 ? random.below(file.lines.count + 1) : near
    let start = max(0, min(place, file.lines.count))
    let end = min(file.lines.count, start + min(random.below(7), random.below(7)))
    let added = (0..<(1 + min(random.below(9), random.below(9)))).map { _ in newLine() }
    // Files that have grown long are cut down again: what grows without end is not what is to be measured.
    let isLong = file.lines.count > 1500
    file.lines.replaceSubrange(start..<end, with: isLong ? Array(added.prefix(1)) : added)
    file.lastEdit = start
  }

  private mutating func newLine() -> UInt32 {
    // One line in eight is a brace or the like, found in every file.
    guard random.below(8) > 0 else { return UInt32(random.below(3)) }
    nextLine += 1
    return nextLine + 2
  }

  private mutating func put(_ file: File) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.lines.count * 32)
    for line in file.lines { LargeHistory.append(line, to: &bytes) }
    stream.put("M 100644 inline \(file.path)\ndata \(bytes.count)\n")
    stream.put(bytes)
    stream.put("\n")
  }

  private static let common: [[UInt8]] = ["  }\n", "\n", "    return nil\n"].map { Array($0.utf8) }
  private static let verbs: [[UInt8]] = ["let", "var", "try", "await", "guard", "return", "defer"].map {
    Array($0.utf8)
  }

  private static func append(_ line: UInt32, to bytes: inout [UInt8]) {
    if line < 3 { return bytes += common[Int(line)] }
    let mixed = line &* 0x9e37_79b1
    bytes.append(contentsOf: repeatElement(0x20, count: 2 + Int(mixed >> 30) * 2))
    bytes += verbs[Int(mixed >> 8) % verbs.count]
    bytes.append(0x20)
    var rest = mixed
    for _ in 0..<(4 + Int(mixed >> 28)) {
      bytes.append(0x61 + UInt8(rest % 26))
      rest = rest / 26 &+ line &* 7
    }
    bytes += [0x20, 0x3d, 0x20]
    bytes += Array(String(line).utf8)
    bytes.append(0x0a)
  }
}
