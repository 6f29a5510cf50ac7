import Facts
import Foundation
import Logging

/// Keeps two collections from writing to one store at the same time; the second waits for the first.
struct CollectionLock {
  private let file: Int32

  /// Waits for the lock of a store.
  ///
  /// The lock ends with the process, however that ends.
  init(store path: String, log: Logger) throws {
    file = open("\(path)-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw BylineError(
        .failure, "cannot write beside the store \(path): \(String(cString: strerror(errno)))",
        hint: "name a file that can be written with --store or BYLINE_STORE")
    }
    guard flock(file, LOCK_EX | LOCK_NB) != 0 else { return }
    log.notice("waiting for another collection into \(path)")
    while flock(file, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Gives the lock back.
  func release() { close(file) }
}
