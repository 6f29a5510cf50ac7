import ArgumentParser
import Foundation

/// Text on its way into `git fast-import`.
struct ImportStream {
  private var process: Process?
  private let pipe = Pipe()
  private var bytes: [UInt8] = []

  /// Starts git on a repository.
  mutating func start(in repository: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", repository, "fast-import", "--quiet"]
    process.standardInput = pipe
    try process.run()
    self.process = process
  }

  /// Adds text.
  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds the bytes of a file.
  mutating func put(_ data: [UInt8]) { bytes.append(contentsOf: data) }

  /// Ends a commit, and hands over what has gathered when that is much.
  mutating func flush() throws {
    bytes.append(0x0a)
    guard bytes.count > 1 << 20 else { return }
    try pipe.fileHandleForWriting.write(contentsOf: bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Makes a commit the tip of the mainline, and waits for git.
  mutating func finish(tip: Int) throws {
    put("reset refs/heads/main\nfrom :\(tip)\n\nreset refs/heads/import\nfrom \(String(repeating: "0", count: 40))\n\n")
    try pipe.fileHandleForWriting.write(contentsOf: bytes)
    try pipe.fileHandleForWriting.close()
    process?.waitUntilExit()
    guard process?.terminationStatus == 0 else { throw ValidationError("git fast-import failed") }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to one below the limit.
  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

  /// A number from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
