import Facts
import LineHistory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads what `git log -z --raw -p -U0 --format=…` prints, as bytes, whenever some arrive.
///
/// Nothing of a line's content is kept: hunk headers say how many lines follow, and those are stepped over with
/// `memchr`. Output that does not have the expected form is an error with its place, never a guess.
///
///     header ──9 fields, each ended by NUL──► entries
///     entries ──':' raw entry──► entries      ──'d' "diff --git"──► section      ──0x1E or the end──► header
///     section ──extended header lines──► section      ──"@@ … @@"──► body      ──"diff --git"──► section
///     body ──as many lines as the hunk's header says──► section
struct PatchParser: ~Copyable {
  /// The commit header that the parser expects; every field is ended by NUL.
  static let format = "--format=%x1e%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B%x00"

  private enum State {
    case header
    case entries
    case section
    case body
    case combinedBody
  }

  private static let empty = Commit(
    id: ObjectID.none, parents: [], author: Identity(name: "", email: ""), committer: Identity(name: "", email: ""),
    authored: GitTime(seconds: 0, offsetMinutes: 0), committed: GitTime(seconds: 0, offsetMinutes: 0), message: "")

  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var state = State.header
  private var commit = PatchParser.empty
  private var hasCommit = false
  /// For each expected patch section, the file it belongs to and whether it is the second half of a type change.
  private var sections: [Int] = []
  private var nextSection = 0
  private var currentFile = -1
  /// Where the fields of the header that is being read end.
  private var fieldEnds: [Int] = []
  /// Lines of the current hunk that are still to come.
  private var remainingLines = 0
  private var combined: CombinedHunk?
  /// Inside a content line whose end has not arrived yet.
  private var isInsideLine = false

  /// Commits that are complete, oldest first in the order git printed them.
  private(set) var commits: [Commit] = []

  init() {
    buffer = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Takes the complete commits out.
  mutating func takeCommits() -> [Commit] {
    let result = commits
    commits.removeAll(keepingCapacity: true)
    return result
  }

  /// Reads once from a descriptor and parses what arrived; false at the end of the output.
  mutating func read(from file: Int32) throws -> Bool {
    makeRoom()
    let count = Descriptor.read(file, buffer.baseAddress.map { $0 + end }, buffer.count - end)
    if count < 0 {
      throw BylineError(.failure, "cannot read git's output: \(String(cString: strerror(errno)))")
    }
    if count == 0 {
      try finish()
      return false
    }
    end += count
    try parse()
    return true
  }

  /// Keeps the unread bytes at the front and makes the buffer larger when they fill it.
  private mutating func makeRoom() {
    if start > 0, let base = buffer.baseAddress {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    guard buffer.count - end < buffer.count / 2 else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<end]))
    buffer.deallocate()
    buffer = larger
  }

  /// The end of the output: the last commit is complete, anything half read is an error.
  private mutating func finish() throws {
    let isBetween =
      switch state {
      case .header: !hasCommit
      case .entries, .section: true
      case .body: remainingLines == 0 && !isInsideLine
      case .combinedBody: !isInsideLine
      }
    guard start == end, isBetween else { throw malformed("the output stops in the middle") }
    try closeCommit()
  }

  private mutating func parse() throws {
    while start < end {
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
    if byte(start) == 0 || byte(start) == 0x0a {
      start += 1
      return true
    }
    guard byte(start) == 0x1e else { throw malformed("a commit was expected") }
    fieldEnds.removeAll(keepingCapacity: true)
    var position = start + 1
    while fieldEnds.count < 9 {
      guard let stop = find(0, from: position) else { return false }
      fieldEnds.append(stop)
      position = stop + 1
    }
    func field(_ index: Int) -> Range<Int> {
      (index == 0 ? start + 1 : fieldEnds[index - 1] + 1)..<fieldEnds[index]
    }
    guard let id = ObjectID(hex: bytes(field(0))) else { throw malformed("a commit id was expected") }
    guard let parents = ObjectID.list(bytes(field(1))) else { throw malformed("parent ids were expected") }
    let next = Commit(
      id: id, parents: parents, author: Identity(name: text(field(2)), email: text(field(3))),
      committer: Identity(name: text(field(5)), email: text(field(6))), authored: time(field(4)),
      committed: time(field(7)), message: text(field(8)))
    try closeCommit()
    commit = next
    hasCommit = true
    start = position
    state = .entries
    return true
  }

  /// `1755163800 +0200`; what cannot be read is 0.
  private func time(_ range: Range<Int>) -> GitTime {
    var numbers: (seconds: Int64, zone: Int64) = (0, 0)
    var isNegative = false
    var isZone = false
    for byte in bytes(range) {
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
    return GitTime(seconds: bounded, offsetMinutes: zone / 100 * 60 + zone % 100)
  }

  private mutating func closeCommit() throws {
    guard hasCommit else { return }
    guard commit.isMerge || nextSection == sections.count else {
      throw malformed("\(sections.count) patches were announced, \(nextSection) came")
    }
    commits.append(commit)
    hasCommit = false
    commit = PatchParser.empty
    sections.removeAll(keepingCapacity: true)
    nextSection = 0
    currentFile = -1
  }

  // MARK: Raw entries

  private mutating func parseEntry() throws -> Bool {
    switch byte(start) {
    case 0, 0x0a:
      start += 1
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
    guard let infoEnd = find(0, from: start) else { return false }
    let info = bytes(start..<infoEnd)
    let parentCount = info.prefix { $0 == UInt8(ascii: ":") }.count
    let words = info.dropFirst(parentCount).split(separator: 0x20)
    guard words.count == 2 * (parentCount + 1) + 1, let letters = words.last,
      let newMode = words[safe: parentCount], let oldMode = words.first
    else { throw malformed("a raw entry cannot be read") }
    let status = FileChange.Status(letters: letters)
    let hasTwoPaths = parentCount == 1 && (status == .renamed || status == .copied)
    guard let pathEnd = find(0, from: infoEnd + 1) else { return false }
    var lastPath = infoEnd + 1..<pathEnd
    var oldPath: [UInt8]?
    if hasTwoPaths {
      guard let secondEnd = find(0, from: pathEnd + 1) else { return false }
      oldPath = Array(bytes(lastPath))
      lastPath = pathEnd + 1..<secondEnd
    }
    let isGone = newMode.allSatisfy { $0 == 0x30 }
    let file = FileChange(
      status: status, path: Array(bytes(lastPath)), oldPath: oldPath,
      content: content(ofMode: isGone ? oldMode : newMode))
    if parentCount == 1 {
      sections.append(commit.files.count)
      if status == .typeChanged { sections.append(commit.files.count) }
    }
    commit.files.append(file)
    start = lastPath.upperBound + 1
    return true
  }

  private func content(ofMode mode: Slice<UnsafeRawBufferPointer>) -> FileChange.Content {
    if mode.starts(with: "120".utf8) { return .symlink }
    return mode.starts(with: "160".utf8) ? .submodule : .text
  }

  // MARK: Patch sections

  private mutating func parseSectionLine() throws -> Bool {
    if byte(start) == 0x1e || byte(start) == 0 {
      state = .entries
      return true
    }
    guard let lineEnd = find(0x0a, from: start) else { return false }
    let line = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<lineEnd])
    start = lineEnd + 1
    if line.starts(with: "@@".utf8) {
      try openHunk(line)
    } else if line.starts(with: "diff --".utf8) {
      try openSection(line)
    } else if line.starts(with: "Binary files ".utf8), line.last == UInt8(ascii: "r") {
      if currentFile >= 0 { commit.files[currentFile].content = .binary }
    }
    return true
  }

  private mutating func openSection(_ line: UnsafeRawBufferPointer) throws {
    if line.starts(with: "diff --git ".utf8) {
      guard nextSection < sections.count else { throw malformed("a patch without a raw entry") }
      currentFile = sections[nextSection]
      nextSection += 1
      return
    }
    // A combined patch names its file; files whose combined patch would be empty have none.
    let name = line.dropFirst(line.starts(with: "diff --cc ".utf8) ? 10 : 16)
    let path = QuotedPath.decode(name)
    while nextSection < commit.files.count, commit.files[nextSection].path != path { nextSection += 1 }
    guard nextSection < commit.files.count else { throw malformed("a combined patch without a raw entry") }
    currentFile = nextSection
  }

  private mutating func openHunk(_ line: UnsafeRawBufferPointer) throws {
    guard currentFile >= 0 else { throw malformed("a hunk without a file") }
    if line.starts(with: "@@@".utf8) {
      combined = CombinedHunk(line)
      guard combined != nil else { throw malformed("a combined hunk header cannot be read") }
      state = .combinedBody
      return
    }
    guard let hunk = HunkHeader(line) else { throw malformed("a hunk header cannot be read") }
    commit.files[currentFile].add(deleted: Int(hunk.oldCount), addedFrom: hunk.newStart, count: hunk.newCount)
    remainingLines = Int(hunk.oldCount) + Int(hunk.newCount)
    state = .body
  }

  /// Steps over the lines that the hunk's header announced.
  private mutating func parseBody() throws -> Bool {
    while remainingLines > 0 || isInsideLine {
      if !isInsideLine {
        guard start < end else { return false }
        let sign = byte(start)
        if sign == UInt8(ascii: "\\") {
          guard let lineEnd = find(0x0a, from: start) else { return false }
          start = lineEnd + 1
          continue
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
          throw malformed("a line of a hunk was expected")
        }
        remainingLines -= 1
      }
      guard let lineEnd = find(0x0a, from: start) else {
        isInsideLine = true
        start = end
        return false
      }
      isInsideLine = false
      start = lineEnd + 1
    }
    guard start < end else { return false }
    if byte(start) == UInt8(ascii: "\\") {
      guard let lineEnd = find(0x0a, from: start) else { return false }
      start = lineEnd + 1
    }
    state = .section
    return true
  }

  /// Reads one line of a combined hunk: who has it decides whose it is.
  private mutating func parseCombinedLine() throws -> Bool {
    if isInsideLine {
      guard let lineEnd = find(0x0a, from: start) else {
        start = end
        return false
      }
      isInsideLine = false
      start = lineEnd + 1
      return true
    }
    guard CombinedHunk.beginsLine(byte(start)) else {
      guard byte(start) == UInt8(ascii: "\\") else {
        state = .section
        return true
      }
      guard let lineEnd = find(0x0a, from: start) else { return false }
      start = lineEnd + 1
      return true
    }
    let columns = combined?.columns ?? 0
    guard end - start >= columns else { return false }
    let marks = UnsafeRawBufferPointer(buffer)[start..<start + columns]
    guard let line = combined?.take(marks) else {
      throw malformed("a line of a combined hunk was expected")
    }
    switch line {
    case .added(let number): commit.files[currentFile].add(deleted: 0, addedFrom: number, count: 1)
    case .deleted: commit.files[currentFile].add(deleted: 1, addedFrom: 0, count: 0)
    case .inherited: break
    }
    start += columns
    isInsideLine = true
    return true
  }

  // MARK: Bytes

  private func byte(_ index: Int) -> UInt8 { buffer[index] }

  private func bytes(_ range: Range<Int>) -> Slice<UnsafeRawBufferPointer> { UnsafeRawBufferPointer(buffer)[range] }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  private func find(_ value: UInt8, from position: Int) -> Int? {
    guard position < end, let base = buffer.baseAddress,
      let found = memchr(base + position, Int32(value), end - position)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private func malformed(_ what: String) -> BylineError {
    BylineError(
      .failure,
      "git's output cannot be read: \(what)" + (hasCommit ? " (after commit \(commit.id.hex))" : ""),
      hint: "please report this with the output of: git --version")
  }
}

extension FileChange {
  /// Counts a hunk's lines.
  fileprivate mutating func add(deleted count: Int, addedFrom first: Int32, count added: Int32) {
    deleted = (deleted ?? 0) + count
    self.added = (self.added ?? 0) + Int(added)
    if added > 0 { addedRanges.append(first...(first + added - 1)) }
  }
}

extension Array {
  /// The element, or nil when there is none at the index.
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
