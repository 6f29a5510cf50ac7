import Facts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a file so that whoever reads it sees the old text or the new, never a part.
///
/// The text is written beside the file, forced to disk and moved into place. A symbolic link stays a link: what it
/// points to is replaced. A device, a pipe or a path like `/dev/stdout` cannot be replaced and is written to.
package enum AtomicFile {
  /// Writes text to a path; an existing file keeps its mode.
  ///
  /// When it cannot, it says why, and nothing is left behind.
  package static func write(_ text: String, to path: String) throws(BylineError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw BylineError(
        .failure, "cannot write to \"\(PlainText.line(path))\": that is not a path", hint: "name a file")
    }
    let kind = FileKind(path)
    switch kind {
    case .stream: try stream(text, to: path, flags: O_WRONLY | O_APPEND)
    case .danglingLink: try stream(text, to: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    case .directory: throw failure(path, EISDIR)
    case .regular(let target, let mode): try replace(target, with: text, mode: mode, named: path)
    case .absent: try replace(path, with: text, mode: nil, named: path)
    }
  }

  private static func stream(_ text: String, to path: String, flags: Int32) throws(BylineError) {
    let file = open(path, flags, 0o666)
    guard file >= 0 else { throw failure(path, errno) }
    let problem = writeAll(text, to: file)
    let closing = close(file) == 0 ? 0 : errno
    if let code = [problem, closing].first(where: { $0 != 0 }) { throw failure(path, code) }
  }

  private static func replace(
    _ target: String, with text: String, mode: mode_t?, named path: String
  ) throws(BylineError) {
    let directory = directory(of: target)
    let (file, beside) = try openBeside(target, in: directory, named: path)
    var problem = writeAll(text, to: file)
    if problem == 0, let mode, fchmod(file, mode) != 0 { problem = errno }
    if problem == 0, fsync(file) != 0 { problem = errno }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(beside, target) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(beside)
      throw failure(path, problem)
    }
    // The move itself is on disk once the directory is. Not every file system can say so, and the text is safe.
    let parent = open(directory, O_RDONLY)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
  }

  /// Opens a new file with a name that nobody uses, in the directory where the text belongs.
  private static func openBeside(
    _ target: String, in directory: String, named path: String
  ) throws(BylineError) -> (file: Int32, path: String) {
    var code = EEXIST
    for _ in 0..<8 where code == EEXIST {
      let beside = "\(directory)/.byline-\(String(UInt64.random(in: .min ... .max), radix: 36))"
      let file = open(beside, O_WRONLY | O_CREAT | O_EXCL, 0o666)
      if file >= 0 { return (file, beside) }
      code = errno
    }
    throw failure(path, code)
  }

  /// Writes every byte; 0, or the number of the error that stopped it.
  private static func writeAll(_ text: String, to file: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Self.write(file, rest)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  private static func write(_ file: Int32, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let part = UnsafeBufferPointer(rebasing: bytes)
    #if canImport(Darwin)
      return Darwin.write(file, part.baseAddress, part.count)
    #elseif canImport(Glibc)
      return Glibc.write(file, part.baseAddress, part.count)
    #else
      return Musl.write(file, part.baseAddress, part.count)
    #endif
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ path: String, _ code: Int32) -> BylineError {
    let shown = PlainText.line(path)
    let hint: String? =
      switch code {
      case ENOENT, ENOTDIR: "make the directory first: mkdir -p '\(PlainText.line(directory(of: path)))'"
      case EISDIR: "name a file in it: \(shown)/report.html"
      case EACCES, EPERM, EROFS: "choose a place that you may write to"
      case ENOSPC, EDQUOT: "make room on that disk, or choose another"
      default: nil
      }
    return BylineError(
      .failure, "cannot write to \"\(shown)\": \(String(cString: strerror(code)).lowercased())", hint: hint)
  }
}
