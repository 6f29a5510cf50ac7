import ArgumentParser
import Foundation

/// One run of a program, its output thrown away, with what it cost.
struct Run {
  private(set) var wall = 0.0
  /// CPU seconds of the program and of every process that it started and waited for.
  private(set) var cpu = 0.0
  /// The most memory that one of those processes had, in MB.
  private(set) var peak = 0.0
  /// What `--verbose` says of Byline without git; nil for other programs.
  private(set) var ownCPU: Double?
  private(set) var ownPeak: Double?

  /// Runs a program that is found on the path.
  init(_ arguments: [String]) throws {
    try add(arguments.map { Array($0.utf8) })
  }

  /// Runs a program for one argument after the other, and adds up what that costs.
  init(_ arguments: [String], each last: [[UInt8]]) throws {
    for argument in last { try add(arguments.map { Array($0.utf8) } + [argument]) }
  }

  /// Runs several commands one after the other, and adds up what they cost.
  init(all commands: [[String]]) throws {
    for command in commands { try add(command.map { Array($0.utf8) }) }
  }

  private mutating func add(_ arguments: [[UInt8]]) throws {
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent("byline-bench-\(getpid()).errors").path
    defer { try? FileManager.default.removeItem(atPath: errors) }
    let start = ContinuousClock.now
    let process = try Run.spawn(arguments, errors: errors)
    var status: Int32 = 0
    var use = rusage()
    while wait4(process, &status, 0, &use) < 0, errno == EINTR {}
    wall += (ContinuousClock.now - start) / .seconds(1)
    cpu += Double(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + Double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6
    #if os(Linux)
      peak = max(peak, Double(use.ru_maxrss) / 1000)
    #else
      peak = max(peak, Double(use.ru_maxrss) / 1_000_000)
    #endif
    let words = FileManager.default.contents(atPath: errors).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard status == 0 else {
      let command = arguments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      throw ValidationError("\(command) ended badly: \(words)")
    }
    let numbers = words.split(separator: "\n").first { $0.hasPrefix("used: ") }.map { line in
      line.split(separator: " ").compactMap { Double($0) }
    }
    ownCPU = numbers?.first
    ownPeak = numbers.flatMap { $0.count > 1 ? $0[1] : nil }
  }

  /// Starts a program without a shell: paths may be any bytes, which Foundation's `Process` cannot pass on.
  private static func spawn(_ arguments: [[UInt8]], errors: String) throws -> pid_t {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { argument in
      (argument.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { $0.baseAddress.flatMap { strdup($0) } }
    }
    let environment: [UnsafeMutablePointer<CChar>?] = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") }
    defer { for text in words + environment { free(text) } }
    var process: pid_t = 0
    guard case let program?? = words.first else { throw ValidationError("there is no program to start") }
    let result = posix_spawnp(&process, program, &actions, nil, words + [nil], environment + [nil])
    guard result == 0 else {
      throw ValidationError("cannot start \(String(cString: program)): error \(result)")
    }
    return process
  }
}
