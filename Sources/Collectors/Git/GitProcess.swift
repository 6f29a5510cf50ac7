import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One running git, its standard output readable as bytes.
///
/// Standard input comes from an unlinked temporary file and standard error goes to one, so that a single thread can read
/// the output of several processes without any of them ever waiting for us on another pipe.
struct GitProcess: ~Copyable {
  /// The read end of the process's standard output.
  let output: Int32
  private let pid: pid_t
  private let errors: Int32
  private let title: String

  /// Starts a program without a shell.
  ///
  /// - `arguments`: the whole argument vector, program first, but for `path`.
  /// - `path`: a last argument that may be no UTF-8.
  /// - `environment`: the whole environment, as `NAME=value`.
  /// - `input`: what it reads from standard input; or `source`: the descriptor that this is, another process's output.
  init(
    arguments: [String], path: [UInt8]? = nil, environment: [String], input: [UInt8] = [], source: Int32? = nil
  ) throws {
    title = arguments.first { $0 != "git" && $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("-") } ?? ""
    let inputFile = try source ?? GitProcess.temporaryFile(holding: input)
    defer { if source == nil { close(inputFile) } }
    let errorFile = try GitProcess.temporaryFile(holding: [])
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      close(errorFile)
      throw BylineError(.failure, "cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    #if os(Linux)
      // F_SETPIPE_SZ, which Glibc's module does not export: a larger pipe lets git run ahead of the parser.
      _ = fcntl(ends[1], 1031, 1 << 20)
    #endif
    do {
      pid = try GitProcess.spawn(arguments, path, environment, input: inputFile, output: ends[1], errors: errorFile)
    } catch {
      close(ends[0])
      close(ends[1])
      close(errorFile)
      throw error
    }
    close(ends[1])
    output = ends[0]
    errors = errorFile
  }

  deinit {
    close(output)
    close(errors)
  }

  /// Waits for the end; throws git's own words when it failed.
  consuming func finish() throws {
    let (status, words) = wait()
    guard status != 0 else { return }
    throw failure(status, words)
  }

  /// Ends the process if it still runs, and waits for it.
  consuming func stop() {
    kill(pid, SIGTERM)
    _ = wait()
  }

  /// Waits for the end, and gives the exit status (128 + signal when killed) and what stood on standard error.
  borrowing func wait() -> (status: Int32, errors: String) {
    var raw: Int32 = 0
    while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
    let signal = raw & 0x7f
    let status = signal == 0 ? (raw >> 8) & 0xff : 128 + signal
    return (status, GitProcess.text(of: errors))
  }

  /// The error for a git that ended with a status other than 0.
  borrowing func failure(_ status: Int32, _ words: String) -> BylineError {
    let said = words.split(separator: "\n").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    let text = said.isEmpty ? "no message" : said.suffix(3).joined(separator: "; ")
    return BylineError(.failure, "git \(title) ended early (status \(status)): \(text)")
  }

  private static func spawn(
    _ arguments: [String], _ path: [UInt8]?, _ environment: [String], input: Int32, output: Int32, errors: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    if let path {
      let text = path.map { CChar(bitPattern: $0) } + [0]
      argv.append(text.withUnsafeBufferPointer { $0.baseAddress.flatMap { strdup($0) } })
    }
    argv.append(nil)
    let envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer {
      for text in argv + envp { free(text) }
    }
    var pid: pid_t = 0
    let result = posix_spawnp(&pid, arguments[0], &actions, nil, argv, envp)
    guard result == 0 else {
      if result == ENOENT {
        throw BylineError(
          .failure, "\(arguments[0]) was not found on the PATH",
          hint: "install git (Debian: apt-get install git; macOS: xcode-select --install)")
      }
      throw BylineError(.failure, "cannot start \(arguments[0]): \(String(cString: strerror(result)))")
    }
    return pid
  }

  private static func temporaryFile(holding bytes: [UInt8]) throws -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/byline-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else {
      throw BylineError(
        .failure, "cannot make a temporary file in \(folder): \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder that can be written")
    }
    unlink(template)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + written }, bytes.count - written) }
      guard count > 0 else {
        close(file)
        throw BylineError(.failure, "cannot write a temporary file in \(folder): \(String(cString: strerror(errno)))")
      }
      written += count
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// The last 64 kB of a file.
  private static func text(of file: Int32) -> String {
    let size = lseek(file, 0, SEEK_END)
    let start = max(0, size - 65_536)
    lseek(file, start, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: Int(size - start))
    let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
