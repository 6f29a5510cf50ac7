/// The lines of a text, without what ends them and without blanks at their ends; one after the other, without copies.
struct ByteLines: Sequence, IteratorProtocol {
  private let bytes: Slice<UnsafeRawBufferPointer>
  private var position: Int

  /// Takes the lines of a part of a buffer; their indices are the buffer's.
  init(_ bytes: Slice<UnsafeRawBufferPointer>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> Slice<UnsafeRawBufferPointer>? {
    guard position < bytes.endIndex else { return nil }
    let start = position
    while position < bytes.endIndex, bytes[position] != 0x0a { position += 1 }
    var end = position
    position += 1
    while end > start, bytes[end - 1].isBlank || bytes[end - 1] == 0x0d { end -= 1 }
    return bytes[start..<end]
  }
}
