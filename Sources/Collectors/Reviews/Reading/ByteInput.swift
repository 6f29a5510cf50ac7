import Facts
import Foundation

/// The bytes of a file or of standard input, a piece at a time, unpacked where they are gzip.
package struct ByteInput: ~Copyable {
  /// How many bytes are read at once.
  private static let pieceLength = 1 << 18

  private let file: Int32
  private let name: String
  private var inflater: Inflater?
  private var isBegun = false
  /// How many bytes came from the file so far, before unpacking.
  package private(set) var bytesRead = 0
  /// How many bytes the file has; nil for a pipe.
  package let length: Int?

  /// Opens a file; `-` is standard input.
  package init(path: String) throws {
    name = path == "-" ? "standard input" : path
    file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      if file >= 0 { close(file) }
      throw BylineError(.failure, "\(name) cannot be read: \(reason)", hint: "name a file, or - for standard input")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw BylineError(.failure, "\(name) is a folder", hint: "name the files in it")
    }
    length = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { close(file) }

  /// The next piece; nil at the end.
  package mutating func next() throws -> [UInt8]? {
    while true {
      guard let piece = try read() else {
        if inflater?.isComplete == false {
          inflater = nil
          throw BylineError(.failure, "\(name) ends inside its gzip data", hint: "fetch the file again")
        }
        return nil
      }
      if !isBegun {
        isBegun = true
        if piece.starts(with: Inflater.magic) { inflater = try Inflater() }
      }
      guard inflater != nil else { return piece }
      var unpacked: [UInt8] = []
      do {
        try inflater?.unpack(piece) { unpacked += $0 }
      } catch {
        inflater = nil
        throw BylineError(
          .failure, "\(name) is damaged: it begins as gzip, and cannot be unpacked", hint: "fetch the file again")
      }
      if !unpacked.isEmpty { return unpacked }
    }
  }

  /// The next piece of the file; a full one, except at its end or where a pipe gives less.
  private mutating func read() throws -> [UInt8]? {
    let file = file
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: ByteInput.pieceLength) { room, count in
      var result = 0
      repeat { result = Foundation.read(file, room.baseAddress, room.count) } while result < 0 && errno == EINTR
      if result < 0 { failure = errno }
      count = max(0, result)
    }
    guard failure == 0 else {
      throw BylineError(.failure, "\(name) cannot be read: \(String(cString: strerror(failure)))")
    }
    bytesRead += piece.count
    return piece.isEmpty ? nil : piece
  }
}
