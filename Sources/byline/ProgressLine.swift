import Collection
import Foundation

/// One line on a terminal's standard error that says how far some work is; nothing anywhere else.
///
/// A class, because the closure that reports progress must not change what it captures.
final class ProgressLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows how far the work is, at most ten times a second.
  func show(_ progress: CollectionProgress) {
    let now = ContinuousClock.now
    let isDone = progress.commitsDone >= progress.commitsTotal
    guard isShown, isDone || last.map({ now - $0 >= .milliseconds(100) }) ?? true else { return }
    last = now
    let seconds = max(0.001, (now - start) / .seconds(1))
    let rate = Double(progress.commitsDone) / seconds
    let left = Int(Double(progress.commitsTotal - progress.commitsDone) / max(rate, 0.001))
    let rest = isDone ? "finishing" : "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    write(
      "\(progress.repository.prefix(30)): \(progress.commitsDone) of \(progress.commitsTotal) commits, "
        + "\(Int(rate)) a second, \(rest)")
  }

  /// Shows a text about work of which so much is done, at most ten times a second.
  func show(_ text: String, _ done: Int, _ total: Int) {
    let now = ContinuousClock.now
    guard isShown, done >= total || last.map({ now - $0 >= .milliseconds(100) }) ?? true else { return }
    last = now
    write(text)
  }

  /// Takes the line away.
  func clear() {
    if isShown, last != nil { write("") }
  }

  private func write(_ text: String) {
    Output.note("\r\u{1B}[K\(text)")
  }
}
