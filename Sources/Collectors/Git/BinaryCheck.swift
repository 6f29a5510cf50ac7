import Facts

extension GitRepository {
  /// How many bytes git looks at to tell whether a file is binary.
  private static let bytesLookedAt = 8000
  /// What git takes for binary without a look: `core.bigFileThreshold`, as it is pinned.
  private static let largestText = 512 << 20

  /// Looks at the files that git announced as binary, and may mean their old versions by it: counts the lines of those
  /// whose new version is text.
  ///
  /// One process, and none where there is no such file.
  func countLines(ofBinary commits: inout [Commit]) throws {
    var places: [(commit: Int, file: Int)] = []
    var objects: [ObjectID] = []
    for commit in commits.indices {
      for file in commits[commit].files.indices {
        guard let object = commits[commit].files[file].binaryObject else { continue }
        places.append((commit, file))
        objects.append(object)
      }
    }
    guard !places.isEmpty else { return }
    for (place, lines) in zip(places, try textLines(of: objects)) {
      commits[place.commit].files[place.file].textLines = lines
    }
  }

  /// How many lines each object has; nil for a binary one, and for one that is absent.
  private func textLines(of ids: [ObjectID]) throws -> [Int?] {
    let process = try objects.start(["cat-file", "--batch"], input: ids.map(\.hex).lines)
    var reader = BatchReader(file: process.output)
    var result: [Int?] = []
    do {
      for id in ids {
        guard let header = reader.line() else {
          throw BylineError(.failure, "git cat-file stopped before object \(id.hex)")
        }
        let words = header.split(separator: 0x20)
        guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else {
          result.append(nil)
          continue
        }
        var counter = LineCounter(bytesLookedAt: GitRepository.bytesLookedAt)
        guard reader.pass(size, to: { counter.take($0) }), reader.bytes(1) != nil else {
          throw BylineError(.failure, "git cat-file stopped inside object \(id.hex)")
        }
        result.append(size > GitRepository.largestText ? nil : counter.lines)
      }
    } catch {
      process.stop()
      throw error
    }
    try process.finish()
    return result
  }
}

/// Counts the lines of a text whose bytes come in parts, until it turns out to be none.
private struct LineCounter {
  /// How many bytes are still looked at for a NUL.
  var bytesLookedAt: Int
  private var isBinary = false
  private var ends = 0
  private var last: UInt8?

  init(bytesLookedAt: Int) { self.bytesLookedAt = bytesLookedAt }

  /// The number of lines, a last one without its end included; nil for what is no text.
  var lines: Int? { isBinary ? nil : last.map { $0 == 0x0a ? ends : ends + 1 } ?? 0 }

  mutating func take(_ part: ArraySlice<UInt8>) {
    isBinary = isBinary || part.prefix(bytesLookedAt).contains(0)
    bytesLookedAt -= min(part.count, bytesLookedAt)
    guard !isBinary else { return }
    ends += part.withUnsafeBytes { bytes in bytes.reduce(0) { $1 == 0x0a ? $0 + 1 : $0 } }
    last = part.last ?? last
  }
}
