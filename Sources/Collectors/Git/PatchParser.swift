import Facts

/// Reads what `git log -z --raw -p -U0 --format=…` prints, as bytes, whenever some arrive.
///
/// Nothing of a line's content is kept but a number that stands for it, so that lines which a commit only moved are
/// found. Output that does not have the expected form is an error with its place, never a guess.
///
///     header ──9 fields, each ended by NUL──► entries
///     entries ──':' raw entry──► entries      ──'d' "diff --git"──► section      ──0x1E or the end──► header
///     section ──extended header lines──► section      ──"@@ … @@"──► body      ──"diff --git"──► section
///     body ──as many lines as the hunk's header says──► section
struct PatchParser: ~Copyable {
  /// The commit header that the parser expects; every field is ended by NUL.
  static let format = "--format=%x1e%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B%x00"

  /// What is read next.
  enum State {
    case header
    case entries
    case section
    case body
    case combinedBody
  }

  /// What the hunk that is being read has still to bring.
  struct Hunk {
    var deletedLeft: Int32 = 0
    var addedLeft: Int32 = 0
    /// The next deleted line's number in the old version.
    var nextOld: Int32 = 0
    /// The next added line's number in the new version.
    var nextNew: Int32 = 0
  }

  private static let empty = Commit(
    id: ObjectID.none, parents: [], author: Identity(name: "", email: ""), committer: Identity(name: "", email: ""),
    authored: GitTime(seconds: 0, offsetMinutes: 0), committed: GitTime(seconds: 0, offsetMinutes: 0), message: "")

  /// True when the raw entries of merges name the file's path in each parent before its path.
  private let namesEveryPath: Bool
  var buffer = ByteBuffer()
  var state = State.header
  var commit = PatchParser.empty
  private var hasCommit = false
  /// For each file of the commit, the object after the change.
  var objects: [ObjectID] = []
  /// For each expected patch section, the file it belongs to; a type change has two.
  var sections: [Int] = []
  var nextSection = 0
  var currentFile = -1
  /// Where the fields of the header that is being read end.
  private var fieldEnds: [Int] = []
  var hunk = Hunk()
  var combined: CombinedHunk?
  /// For each parent, how many lines more of it than of the result the combined patch has shown.
  var leads: [Int] = []
  var moves = MoveFinder()
  /// Inside a content line whose end has not arrived yet.
  var isInsideLine = false

  /// Commits that are complete, oldest first in the order git printed them.
  private(set) var commits: [Commit] = []

  /// Makes a parser; `namesEveryPath` for the output of `--combined-all-paths`.
  init(namesEveryPath: Bool = false) { self.namesEveryPath = namesEveryPath }

  /// Takes the complete commits out.
  mutating func takeCommits() -> [Commit] {
    let result = commits
    commits.removeAll(keepingCapacity: true)
    return result
  }

  /// Reads once from a descriptor and parses what arrived; false at the end of the output.
  mutating func read(from file: Int32) throws -> Bool {
    guard try buffer.fill(from: file) else {
      try finish()
      return false
    }
    try parse()
    return true
  }

  /// The end of the output: the last commit is complete, anything half read is an error.
  private mutating func finish() throws {
    let isBetween =
      switch state {
      case .header: !hasCommit
      case .entries, .section: true
      case .body: hunk.deletedLeft == 0 && hunk.addedLeft == 0 && !isInsideLine
      case .combinedBody: !isInsideLine
      }
    guard buffer.isEmpty, isBetween else { throw malformed("the output stops in the middle") }
    try closeCommit()
  }

  private mutating func parse() throws {
    while !buffer.isEmpty {
      let goesOn: Bool
      switch state {
      case .header: goesOn = try parseHeader()
      case .entries: goesOn = try parseEntry()
      case .section: goesOn = try parseSectionLine()
      case .body: goesOn = try parseBody()
      case .combinedBody: goesOn = try parseCombinedLine()
      }
      guard goesOn else { return }
    }
  }

  // MARK: Header

  private mutating func parseHeader() throws -> Bool {
    let start = buffer.start
    if buffer.first == 0 || buffer.first == 0x0a {
      buffer.start += 1
      return true
    }
    guard buffer.first == 0x1e else { throw malformed("a commit was expected") }
    fieldEnds.removeAll(keepingCapacity: true)
    var position = start + 1
    while fieldEnds.count < 9 {
      guard let stop = buffer.find(0, from: position) else { return false }
      fieldEnds.append(stop)
      position = stop + 1
    }
    func field(_ index: Int) -> Range<Int> {
      (index == 0 ? start + 1 : fieldEnds[index - 1] + 1)..<fieldEnds[index]
    }
    guard let id = ObjectID(hex: buffer.bytes(field(0))) else { throw malformed("a commit id was expected") }
    guard let parents = ObjectID.list(buffer.bytes(field(1))) else { throw malformed("parent ids were expected") }
    let next = Commit(
      id: id, parents: parents, author: Identity(name: buffer.text(field(2)), email: buffer.text(field(3))),
      committer: Identity(name: buffer.text(field(5)), email: buffer.text(field(6))),
      authored: GitTime(raw: buffer.bytes(field(4))), committed: GitTime(raw: buffer.bytes(field(7))),
      message: buffer.text(field(8)))
    try closeCommit()
    commit = next
    hasCommit = true
    buffer.start = position
    state = .entries
    return true
  }

  private mutating func closeCommit() throws {
    guard hasCommit else { return }
    guard commit.isMerge || nextSection == sections.count else {
      throw malformed("\(sections.count) patches were announced, \(nextSection) came")
    }
    moves.finish(into: &commit.files)
    commits.append(commit)
    hasCommit = false
    commit = PatchParser.empty
    objects.removeAll(keepingCapacity: true)
    sections.removeAll(keepingCapacity: true)
    nextSection = 0
    currentFile = -1
  }

  // MARK: Raw entries

  private mutating func parseEntry() throws -> Bool {
    switch buffer.first {
    case 0, 0x0a:
      buffer.start += 1
      return true
    case 0x1e:
      state = .header
      return true
    case UInt8(ascii: ":"):
      return try parseRawEntry()
    case UInt8(ascii: "d"):
      state = .section
      return true
    default:
      throw malformed("a raw entry was expected")
    }
  }

  private mutating func parseRawEntry() throws -> Bool {
    guard let infoEnd = buffer.find(0, from: buffer.start) else { return false }
    guard let entry = RawEntry(buffer.bytes(buffer.start..<infoEnd)) else {
      throw malformed("a raw entry cannot be read")
    }
    let isMerge = entry.parentModes.count > 1
    guard entry.parentModes.count == max(commit.parents.count, 1) else {
      throw malformed("a raw entry is not about the commit's parents")
    }
    let hasOldPath = !isMerge && (entry.status == .renamed || entry.status == .copied)
    let pathCount = isMerge ? (namesEveryPath ? entry.parentModes.count : 0) + 1 : hasOldPath ? 2 : 1
    var paths: [[UInt8]] = []
    var position = infoEnd + 1
    while paths.count < pathCount {
      guard let pathEnd = buffer.find(0, from: position) else { return false }
      paths.append(Array(buffer.bytes(position..<pathEnd)))
      position = pathEnd + 1
    }
    var file = FileChange(
      status: entry.status, path: paths[pathCount - 1], oldPath: hasOldPath ? paths[0] : nil, content: entry.content)
    if isMerge {
      file.parents = entry.parentFiles(at: file.path, namely: paths.dropLast())
    } else {
      sections.append(commit.files.count)
      if entry.status == .typeChanged { sections.append(commit.files.count) }
    }
    commit.files.append(file)
    objects.append(entry.object)
    buffer.start = position
    return true
  }

  /// The error for output of another form.
  func malformed(_ what: String) -> BylineError {
    BylineError(
      .failure,
      "git's output cannot be read: \(what)" + (hasCommit ? " (after commit \(commit.id.hex))" : ""),
      hint: "please report this with the output of: git --version")
  }
}

extension GitTime {
  /// Reads `1755163800 +0200`; what cannot be read is 0.
  fileprivate init(raw: UnsafeRawBufferPointer) {
    var numbers: (seconds: Int64, zone: Int64) = (0, 0)
    var isNegative = false
    var isZone = false
    for byte in raw {
      switch byte {
      case 0x30...0x39:
        let digit = Int64(byte - 0x30)
        if isZone {
          numbers.zone = min(numbers.zone * 10 + digit, 1_000_000)
        } else {
          numbers.seconds = min(numbers.seconds * 10 + digit, 1 << 50)
        }
      case 0x2d: isNegative = true
      case 0x20:
        if isNegative { numbers.seconds = -numbers.seconds }
        (isNegative, isZone) = (false, true)
      default: break
      }
    }
    let (seconds, zone) = (numbers.seconds, Int32(isNegative ? -numbers.zone : numbers.zone))
    // Dates beyond the year 9999 come from damaged commits; the calendar need not follow them.
    let bounded = min(max(seconds, -62_135_596_800), 253_402_300_799)
    self.init(seconds: bounded, offsetMinutes: zone / 100 * 60 + zone % 100)
  }
}
