import Facts

/// Finds the lines that a commit deletes in one place and adds in another, unchanged.
///
/// Lines are compared by a 64-bit hash of their bytes. A block is a run of consecutive added lines that equals a run of
/// consecutive deleted lines; it counts as moved when it holds at least 20 bytes, leading blanks left out: a lone brace or
/// an empty line is found anywhere and says nothing. Blocks are taken in the order of the added lines, from each
/// line on the heaviest, and no line belongs to two.
struct MoveFinder {
  /// A line of a patch.
  private struct Line {
    let hash: UInt64
    let file: Int32
    let number: Int32
    /// Bytes after the leading blanks, 255 at most.
    let weight: UInt8
    var isMoved = false

    /// True when the line stands right after the other.
    func follows(_ other: Line) -> Bool { file == other.file && number == other.number &+ 1 }
  }

  /// Equal runs of added and of deleted lines, by their places in the arrays.
  private struct Block {
    var added: Range<Int>
    var deleted: Range<Int>
    var weight: Int
  }

  /// What a block must weigh to count.
  static let smallestWeight = 20
  /// How many equal deleted lines are looked at for one added line.
  private static let candidates = 16
  /// The number of lines above which a commit's moves stay unknown.
  private static let mostLines = 1_000_000

  private var added: [Line] = []
  private var deleted: [Line] = []
  private var isTooLarge = false
  /// The deleted lines by their hash: each has the first of its chain.
  private var slots: [Slot] = []
  /// For each deleted line the next one with the same hash, -1 for none.
  private var next: [Int32] = []

  /// A place of the hash table.
  private struct Slot {
    static let free = Slot(hash: 0, first: -2)

    var hash: UInt64
    /// The first line of the chain, -1 when all of them are moved, -2 where there never was one.
    var first: Int32
  }

  /// Notes a line of the commit's patch, in the patch's order.
  mutating func note(_ text: UnsafeRawBufferPointer, file: Int, line: Int32, isDeleted: Bool) {
    guard added.count + deleted.count < MoveFinder.mostLines else {
      isTooLarge = true
      return
    }
    let line = Line(
      hash: LineHash.hash(text), file: Int32(truncatingIfNeeded: file), number: line, weight: MoveFinder.weight(text))
    if isDeleted { deleted.append(line) } else { added.append(line) }
  }

  /// Marks the moved lines of the commit's files, and forgets the commit.
  mutating func finish(into files: inout [FileChange]) {
    defer {
      added.removeAll(keepingCapacity: true)
      deleted.removeAll(keepingCapacity: true)
      isTooLarge = false
    }
    guard !added.isEmpty, !deleted.isEmpty, !isTooLarge else { return }
    indexDeletedLines()
    var isAnyMoved = false
    var index = 0
    while index < added.count {
      guard !added[index].isMoved, added[index].weight > 0, let block = heaviestBlock(at: index),
        block.weight >= MoveFinder.smallestWeight
      else {
        index += 1
        continue
      }
      for line in block.added { added[line].isMoved = true }
      for line in block.deleted { deleted[line].isMoved = true }
      isAnyMoved = true
      index = block.added.upperBound
    }
    guard isAnyMoved else { return }
    for line in added where line.isMoved { files[Int(line.file)].movedIn.append(line.number...line.number) }
    for line in deleted where line.isMoved { files[Int(line.file)].movedOut.append(line.number...line.number) }
  }

  private static func weight(_ text: UnsafeRawBufferPointer) -> UInt8 {
    var blanks = 0
    while blanks < text.count, text[blanks] == 0x20 || text[blanks] == 0x09 { blanks += 1 }
    return UInt8(min(text.count - blanks, 255))
  }

  // MARK: Deleted lines by hash

  private mutating func indexDeletedLines() {
    var size = 16
    while size < deleted.count * 2 { size *= 2 }
    if slots.count < size { slots = [Slot](repeating: .free, count: size) }
    // The table keeps the size of the largest commit, but a small one uses only its beginning.
    for index in 0..<size { slots[index] = .free }
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(-1, count: deleted.count))
    mask = size - 1
    // From the last to the first, so that each chain is in the order of the patch. Lines of blanks begin no block.
    for index in deleted.indices.reversed() where deleted[index].weight > 0 {
      let slot = slot(of: deleted[index].hash)
      next[index] = max(slots[slot].first, -1)
      slots[slot] = Slot(hash: deleted[index].hash, first: Int32(truncatingIfNeeded: index))
    }
  }

  /// One less than the part of the table that is in use, a power of two.
  private var mask = 0

  /// Where the chain of a hash is, or would be.
  private func slot(of hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].first != Slot.free.first, slots[index].hash != hash { index = (index + 1) & mask }
    return index
  }

  // MARK: Blocks

  /// The heaviest of the blocks that hold an added line; of equal ones the first.
  private mutating func heaviestBlock(at index: Int) -> Block? {
    let slot = slot(of: added[index].hash)
    var best: Block?
    var seen = 0
    var previous = -1
    var candidate = Int(slots[slot].first)
    while candidate >= 0, seen < MoveFinder.candidates {
      let following = next[candidate]
      if deleted[candidate].isMoved {
        if previous < 0 { slots[slot].first = following } else { next[previous] = following }
      } else {
        let block = block(added: index, deleted: candidate)
        if block.weight > best?.weight ?? 0 { best = block }
        previous = candidate
        seen += 1
      }
      candidate = Int(following)
    }
    return best
  }

  /// The block around two equal lines, as far as it goes on both sides.
  private func block(added first: Int, deleted second: Int) -> Block {
    var block = Block(added: first..<first + 1, deleted: second..<second + 1, weight: Int(added[first].weight))
    while block.added.upperBound < added.count, block.deleted.upperBound < deleted.count,
      added[block.added.upperBound].follows(added[block.added.upperBound - 1]),
      deleted[block.deleted.upperBound].follows(deleted[block.deleted.upperBound - 1]),
      isFreePair(block.added.upperBound, block.deleted.upperBound)
    {
      block.weight += Int(added[block.added.upperBound].weight)
      block.added = block.added.lowerBound..<block.added.upperBound + 1
      block.deleted = block.deleted.lowerBound..<block.deleted.upperBound + 1
    }
    while block.added.lowerBound > 0, block.deleted.lowerBound > 0,
      added[block.added.lowerBound].follows(added[block.added.lowerBound - 1]),
      deleted[block.deleted.lowerBound].follows(deleted[block.deleted.lowerBound - 1]),
      isFreePair(block.added.lowerBound - 1, block.deleted.lowerBound - 1)
    {
      block.weight += Int(added[block.added.lowerBound - 1].weight)
      block.added = block.added.lowerBound - 1..<block.added.upperBound
      block.deleted = block.deleted.lowerBound - 1..<block.deleted.upperBound
    }
    return block
  }

  private func isFreePair(_ first: Int, _ second: Int) -> Bool {
    added[first].hash == deleted[second].hash && !added[first].isMoved && !deleted[second].isMoved
  }
}
