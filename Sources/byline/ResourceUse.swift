import Foundation
import Reports

/// What the program and the processes that it started have used so far.
enum ResourceUse {
  /// One line: CPU seconds of Byline itself and of git, and Byline's own peak memory.
  static var line: String {
    var own = rusage()
    var others = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &others)
      let peak = Double(own.ru_maxrss) / 1024
    #else
      getrusage(RUSAGE_SELF, &own)
      getrusage(RUSAGE_CHILDREN, &others)
      let peak = Double(own.ru_maxrss) / 1_048_576
    #endif
    return "used: Byline \(NumberStyle.decimal(seconds(own), digits: 2)) CPU s and "
      + "\(NumberStyle.decimal(peak, digits: 0)) MB at most, git \(NumberStyle.decimal(seconds(others), digits: 2)) CPU s"
  }

  private static func seconds(_ use: rusage) -> Double {
    Double(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + Double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6
  }
}
