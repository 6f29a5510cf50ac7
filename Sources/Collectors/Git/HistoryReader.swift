import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads commits with their diffs, in a given order, from several git processes at once.
///
/// Each process gets its commits in the order in which they are wanted; one thread polls them all, parses what arrives
/// and hands commits over in the order of the whole list. A process that is too far ahead is not read until its turn
/// comes, so memory stays bounded by the pipes and a few hundred commits.
struct HistoryReader {
  /// How a commit is read.
  enum Mode: Int, CaseIterable {
    /// Against its one parent, or the empty tree (merges: the header alone).
    case plain
    /// A merge with files that differ from every parent: the combined diff.
    case combined
    /// The same, where a parent may have such a file under another name.
    case combinedWithRenames
    /// The header alone.
    case headerOnly
  }

  /// How many commits may wait for their turn in one process's queue.
  private static let lookAhead = 1024
  /// How many file changes may wait.
  private static let lookAheadFiles = 20_000
  /// How many consecutive plain commits one process reads before the other takes over: enough that git finds its
  /// delta bases in its cache, few enough that both stay busy.
  private static let slice = 256

  let git: Git
  /// How many processes share the plain commits.
  var workers = 2

  /// Reads the commits of the plan and gives them to `consume` in its order, some at a time.
  func read(_ plan: [(id: ObjectID, mode: Mode)], consume: ([Commit]) throws -> Void) throws {
    let assignment = assign(plan)
    var streams: [Stream] = []
    for number in 0..<(workers + 3) {
      let ids = plan.indices.filter { assignment[$0] == number }.map { plan[$0].id }
      guard !ids.isEmpty else { continue }
      let mode: Mode = number < workers ? .plain : [.combined, .combinedWithRenames, .headerOnly][number - workers]
      streams.append(try Stream(number: number, git: git, mode: mode, ids: ids))
    }
    let positions = Dictionary(uniqueKeysWithValues: streams.enumerated().map { ($1.number, $0) })
    do {
      var next = 0
      while next < plan.count {
        var batch: [Commit] = []
        while next < plan.count, let stream = positions[assignment[next]],
          let commit = streams[stream].take()
        {
          guard commit.id == plan[next].id else {
            throw BylineError(.failure, "git printed commit \(commit.id.hex) where \(plan[next].id.hex) was asked for")
          }
          batch.append(commit)
          next += 1
        }
        if !batch.isEmpty { try consume(batch) }
        guard next < plan.count, let wanted = positions[assignment[next]] else { break }
        if streams[wanted].isAtEnd { throw streams[wanted].endedEarly(before: plan[next].id) }
        try poll(&streams, wanted: wanted)
      }
      for index in streams.indices { try streams[index].close() }
    } catch {
      for index in streams.indices { streams[index].abandon() }
      throw error
    }
  }

  /// The number of the process that reads each commit of the plan.
  private func assign(_ plan: [(id: ObjectID, mode: Mode)]) -> [Int] {
    var plain = 0
    return plan.map { item in
      switch item.mode {
      case .plain:
        plain += 1
        return (plain - 1) / HistoryReader.slice % workers
      case .combined: return workers
      case .combinedWithRenames: return workers + 1
      case .headerOnly: return workers + 2
      }
    }
  }

  /// Waits until a process that may be read has something, and reads each that has.
  private func poll(_ streams: inout [Stream], wanted: Int) throws {
    let candidates = streams.indices.filter { index in
      !streams[index].isAtEnd
        && (index == wanted
          || (streams[index].waiting < HistoryReader.lookAhead
            && streams[index].waitingFiles < HistoryReader.lookAheadFiles))
    }
    var requests = candidates.map { pollfd(fd: streams[$0].output, events: Int16(POLLIN), revents: 0) }
    let count = waitForInput(&requests)
    if count < 0, errno != EINTR {
      throw BylineError(.failure, "cannot wait for git: \(String(cString: strerror(errno)))")
    }
    for (request, index) in zip(requests, candidates) where request.revents != 0 {
      try streams[index].readMore()
    }
  }
}

/// `poll(2)`, by a name that the reader's own `poll` does not hide.
private func waitForInput(_ requests: inout [pollfd]) -> Int32 {
  poll(&requests, nfds_t(requests.count), -1)
}

/// One git process with its parser and the commits that wait for their turn.
private final class Stream {
  let number: Int
  private var process: GitProcess?
  private var parser: PatchParser
  private var queue: [Commit] = []
  private var first = 0
  private(set) var waitingFiles = 0
  private(set) var isAtEnd = false
  let output: Int32

  init(number: Int, git: Git, mode: HistoryReader.Mode, ids: [ObjectID]) throws {
    self.number = number
    // `log` without a walk costs less than `diff-tree --stdin`, which writes after every commit; and `diff-tree -s`
    // compares the trees all the same, which a partial clone may not have.
    var arguments = [
      "log", "--no-walk=unsorted", "--stdin", "--encoding=UTF-8", "--date=raw", PatchParser.format,
    ]
    switch mode {
    case .plain: arguments += ["--diff-merges=off"] + DiffOptions.arguments
    case .combined: arguments += DiffOptions.mergeArguments + ["--no-renames"]
    case .combinedWithRenames: arguments += DiffOptions.mergeArguments + ["--combined-all-paths"]
    case .headerOnly: arguments += ["-s"]
    }
    var input: [UInt8] = []
    input.reserveCapacity(ids.count * 41)
    for id in ids {
      input.append(contentsOf: id.hex.utf8)
      input.append(0x0a)
    }
    parser = PatchParser(namesEveryPath: mode == .combinedWithRenames)
    let started = try git.start(arguments, input: input)
    output = started.output
    process = consume started
  }

  /// Commits that wait.
  var waiting: Int { queue.count - first }

  /// The next commit, if it has come.
  func take() -> Commit? {
    guard first < queue.count else { return nil }
    let commit = queue[first]
    waitingFiles -= commit.files.count
    first += 1
    if first == queue.count {
      queue.removeAll(keepingCapacity: true)
      first = 0
    }
    return commit
  }

  func readMore() throws {
    do {
      isAtEnd = try !parser.read(from: output)
    } catch {
      // A process that died in the middle of a patch says why better than the parser can.
      if let failure = failure() { throw failure }
      throw error
    }
    for commit in parser.takeCommits() {
      waitingFiles += commit.files.count
      queue.append(commit)
    }
  }

  /// The error for an output that stopped before a commit that was asked for.
  func endedEarly(before id: ObjectID) -> any Error {
    failure() ?? BylineError(.failure, "git stopped before commit \(id.hex) without saying why")
  }

  func close() throws {
    guard let running = process.take() else { return }
    try running.finish()
  }

  func abandon() {
    guard let running = process.take() else { return }
    running.stop()
  }

  private func failure() -> BylineError? {
    guard let running = process.take() else { return nil }
    let (status, words) = running.wait()
    return status == 0 ? nil : running.failure(status, words)
  }
}
