import ArgumentParser
import Foundation

/// One run of a program, its output thrown away, with what it cost.
struct Run {
  let wall: Double
  /// CPU seconds of the program and of every process that it started and waited for.
  let cpu: Double
  /// What `--verbose` says of Byline without git; nil for other programs.
  let ownCPU: Double?
  let ownPeak: Double?

  init(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    let before = Run.childrenCPU()
    let start = ContinuousClock.now
    try process.run()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    wall = (ContinuousClock.now - start) / .seconds(1)
    cpu = Run.childrenCPU() - before
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(arguments.joined(separator: " ")) ended with \(process.terminationStatus): \(words)")
    }
    let numbers = words.split(separator: "\n").first { $0.hasPrefix("used: ") }.map { line in
      line.split(separator: " ").compactMap { Double($0) }
    }
    ownCPU = numbers?.first
    ownPeak = numbers.flatMap { $0.count > 1 ? $0[1] : nil }
  }

  private static func childrenCPU() -> Double {
    var use = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &use)
    #else
      getrusage(RUSAGE_CHILDREN, &use)
    #endif
    return Double(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + Double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6
  }
}
