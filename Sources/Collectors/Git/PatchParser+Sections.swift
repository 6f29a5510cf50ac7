import Facts
import LineHistory

/// The patch of a commit with one parent, or of a root.
extension PatchParser {
  /// Lines longer than this are stepped over as they arrive: none need ever be in memory whole.
  static let longestLine = 1 << 16

  /// Line numbers beyond this are no numbers of a diff that git could make.
  private static let largestNumber: Int32 = 1 << 29

  /// Reads one line of a patch that is no line of a file.
  mutating func parseSectionLine() throws -> Bool {
    if buffer.first == 0x1e || buffer.first == 0 {
      state = .entries
      return true
    }
    guard let lineEnd = buffer.find(0x0a, from: buffer.start) else { return false }
    let line = buffer.bytes(buffer.start..<lineEnd)
    buffer.start = lineEnd + 1
    if line.starts(with: "@@".utf8) {
      try openHunk(line)
    } else if line.starts(with: "diff --".utf8) {
      try openSection(line)
    } else if line.starts(with: "Binary files ".utf8), line.last == UInt8(ascii: "r"), currentFile >= 0 {
      markBinary()
    }
    return true
  }

  private mutating func openSection(_ line: UnsafeRawBufferPointer) throws {
    guard line.starts(with: "diff --git ".utf8) else { return try openCombinedSection(line) }
    guard nextSection < sections.count else { throw malformed("a patch without a raw entry") }
    currentFile = sections[nextSection]
    nextSection += 1
  }

  /// Git says that one side of the file is binary, but not which: where both may be, the new one has to be looked at.
  private mutating func markBinary() {
    let wasSubmodule = commit.files[currentFile].content == .submodule
    commit.files[currentFile].content = .binary
    commit.files[currentFile].parents = []
    guard commit.files[currentFile].status != .added, commit.files[currentFile].status != .deleted else { return }
    if wasSubmodule {
      // A submodule's commit is no object of this repository; git shows it as one line.
      commit.files[currentFile].textLines = 1
    } else {
      commit.files[currentFile].binaryObject = objects[currentFile]
    }
  }

  private mutating func openHunk(_ line: UnsafeRawBufferPointer) throws {
    guard currentFile >= 0 else { throw malformed("a hunk without a file") }
    if line.starts(with: "@@@".utf8) {
      combined = CombinedHunk(line)
      guard combined?.columns == commit.parents.count else {
        throw malformed("a combined hunk header cannot be read")
      }
      state = .combinedBody
      return
    }
    guard let header = HunkHeader(line),
      max(header.oldStart, header.oldCount, header.newStart, header.newCount) <= PatchParser.largestNumber
    else { throw malformed("a hunk header cannot be read") }
    commit.files[currentFile].add(header)
    hunk = Hunk(
      deletedLeft: header.oldCount, addedLeft: header.newCount, nextOld: header.oldStart, nextNew: header.newStart)
    state = .body
  }

  /// Reads the lines that the hunk's header announced: without context first the deleted ones, then the added ones.
  mutating func parseBody() throws -> Bool {
    if isInsideLine {
      guard buffer.skipLine() else {
        buffer.skipAll()
        return false
      }
      isInsideLine = false
    }
    while hunk.deletedLeft > 0 || hunk.addedLeft > 0 {
      guard !buffer.isEmpty else { return false }
      let sign = buffer.first
      if sign == UInt8(ascii: "\\") {
        guard buffer.skipLine() else { return false }
        continue
      }
      let isDeleted = hunk.deletedLeft > 0
      guard sign == (isDeleted ? UInt8(ascii: "-") : UInt8(ascii: "+")) else {
        throw malformed("a line of a hunk was expected")
      }
      guard let lineEnd = buffer.find(0x0a, from: buffer.start) else {
        guard buffer.count > PatchParser.longestLine else { return false }
        stepOverLine(isDeleted)
        isInsideLine = true
        buffer.skipAll()
        return false
      }
      let line = buffer.start + 1..<lineEnd
      if line.count < PatchParser.longestLine {
        moves.note(
          buffer.bytes(line), file: currentFile, line: isDeleted ? hunk.nextOld : hunk.nextNew, isDeleted: isDeleted)
      }
      stepOverLine(isDeleted)
      buffer.start = lineEnd + 1
    }
    guard !buffer.isEmpty else { return false }
    if buffer.first == UInt8(ascii: "\\") {
      guard buffer.skipLine() else { return false }
    }
    state = .section
    return true
  }

  private mutating func stepOverLine(_ isDeleted: Bool) {
    if isDeleted {
      hunk.deletedLeft -= 1
      hunk.nextOld += 1
    } else {
      hunk.addedLeft -= 1
      hunk.nextNew += 1
    }
  }
}

extension FileChange {
  /// Counts a hunk's lines.
  fileprivate mutating func add(_ hunk: HunkHeader) {
    deleted = (deleted ?? 0) + Int(hunk.oldCount)
    added = (added ?? 0) + Int(hunk.newCount)
    // A hunk without lines on a side names the line before it there.
    if hunk.oldCount > 0 { deletedRanges.append(hunk.oldStart...(hunk.oldStart + hunk.oldCount - 1)) }
    if hunk.newCount > 0 { addedRanges.append(hunk.newStart...(hunk.newStart + hunk.newCount - 1)) }
  }
}
