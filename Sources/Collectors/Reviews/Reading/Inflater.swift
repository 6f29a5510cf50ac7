import CZlib
import Facts

/// Unpacks gzip, also several members one after the other.
struct Inflater: ~Copyable {
  // zlib keeps the address of its state, so it lives on the heap.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false

  /// The two bytes with which gzip begins.
  static let magic: [UInt8] = [0x1f, 0x8b]

  init() throws {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more for the gzip header.
    guard inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw BylineError(.failure, "gzip cannot be unpacked: there is not enough memory")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// True when no member is half read.
  var isComplete: Bool { isBetweenMembers }

  /// Unpacks the next part and hands it on in pieces.
  mutating func unpack(_ packed: [UInt8], _ hand: (UnsafeRawBufferPointer) -> Void) throws {
    var packed = packed
    var room = [UInt8](repeating: 0, count: 1 << 18)
    try packed.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      var isDone = false
      while !isDone {
        if isBetweenMembers {
          guard stream.pointee.avail_in > 0 else { return }
          inflateReset(stream)
          isBetweenMembers = false
        }
        try room.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          let result = inflate(stream, Z_NO_FLUSH)
          guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else {
            throw BylineError(.failure, "the gzip data is damaged")
          }
          let count = target.count - Int(stream.pointee.avail_out)
          hand(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[..<count]))
          isBetweenMembers = result == Z_STREAM_END
          isDone = stream.pointee.avail_in == 0 && (isBetweenMembers || stream.pointee.avail_out > 0)
        }
      }
    }
  }
}
