import Facts

/// The patch of a merge, against all its parents at once.
extension PatchParser {
  /// A combined patch names its file; files whose combined patch would be empty have none.
  mutating func openCombinedSection(_ line: UnsafeRawBufferPointer) throws {
    let name = line.dropFirst(line.starts(with: "diff --cc ".utf8) ? 10 : 16)
    let path = QuotedPath.decode(name)
    while nextSection < commit.files.count, commit.files[nextSection].path != path { nextSection += 1 }
    guard nextSection < commit.files.count else { throw malformed("a combined patch without a raw entry") }
    currentFile = nextSection
    leads = [Int](repeating: 0, count: commit.parents.count)
  }

  /// Reads one line of a combined hunk: who has it decides whose it is.
  mutating func parseCombinedLine() throws -> Bool {
    if isInsideLine {
      guard buffer.skipLine() else {
        buffer.skipAll()
        return false
      }
      isInsideLine = false
      return true
    }
    guard CombinedHunk.beginsLine(buffer.first) else {
      guard buffer.first == UInt8(ascii: "\\") else {
        state = .section
        return true
      }
      return buffer.skipLine()
    }
    let columns = combined?.columns ?? 0
    guard buffer.count >= columns else { return false }
    let marks = buffer.bytes(buffer.start..<buffer.start + columns)
    guard let line = combined?.take(marks) else {
      throw malformed("a line of a combined hunk was expected")
    }
    guard commit.files[currentFile].take(line, marks, &leads) else {
      throw malformed("a line of a combined hunk has no number")
    }
    buffer.start += columns
    isInsideLine = true
    return true
  }
}

extension FileChange {
  /// Counts a line, and notes which parents lack it, or had it and the merge has not; false when a parent would have to
  /// have more lines than it can.
  ///
  /// A line that no hunk shows is in every parent. So a parent's line is as far from the result's as there were lines
  /// before it that only one of the two has.
  fileprivate mutating func take(
    _ line: CombinedHunk.Line, _ marks: UnsafeRawBufferPointer, _ leads: inout [Int]
  ) -> Bool {
    let isFromAll = marks.allSatisfy { $0 == marks[0] }
    switch line {
    case .result(let number):
      if isFromAll, marks[0] == UInt8(ascii: "+") {
        added = (added ?? 0) + 1
        addedRanges.append(number...number)
      }
      for index in parents.indices where parents[index].has(UInt8(ascii: "+"), in: marks) {
        parents[index].added.append(number...number)
        leads[parents[index].parent] -= 1
      }
    case .lost(let next):
      if isFromAll { deleted = (deleted ?? 0) + 1 }
      for index in parents.indices where parents[index].has(UInt8(ascii: "-"), in: marks) {
        guard let number = Int32(exactly: Int(next) + leads[parents[index].parent]), number > 0 else { return false }
        parents[index].deleted.append(number...number)
        leads[parents[index].parent] += 1
      }
    }
    return true
  }
}

extension ParentFile {
  /// True when the parent's column holds the mark.
  fileprivate func has(_ mark: UInt8, in marks: UnsafeRawBufferPointer) -> Bool {
    marks[parent] == mark
  }
}
