#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What stands at a path where a report is to be written, as far as it decides how to write it.
enum FileKind: Equatable {
  /// Nothing, or nothing that can be asked about: writing will tell.
  case absent
  case directory
  /// A file, by the path behind all links, with its permissions.
  case regular(path: String, mode: mode_t)
  /// A link to a file that does not exist yet.
  case danglingLink
  /// A device, a pipe, a socket, or a name for an open file such as `/dev/stdout`: there is nothing to replace.
  case stream

  /// Looks at a path.
  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = lstat(path, &status) == 0 ? .danglingLink : .absent
      return
    }
    // When output is sent to a file, /dev/stdout is that file; moving another into its place would cut off the shell.
    let namesOpenFile = path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
    switch (status.st_mode & S_IFMT, namesOpenFile) {
    case (S_IFDIR, _): self = .directory
    case (S_IFREG, false):
      guard let resolved = realpath(path, nil) else {
        self = .absent
        return
      }
      self = .regular(path: String(cString: resolved), mode: status.st_mode & 0o7777)
      free(resolved)
    default: self = .stream
    }
  }
}
