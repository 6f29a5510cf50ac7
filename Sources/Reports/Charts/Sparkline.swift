/// A series over time as a line of block characters: how it went, where there is no room for a picture.
enum Sparkline {
  /// The most characters that a line takes.
  static let columns = 26
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let gap: Character = "·"

  /// The values as blocks between nothing and the highest of them, a dot where nothing is known.
  ///
  /// Only what is nothing stands lowest. More values than there are columns are averaged with their neighbours. Series
  /// that are compared go up to the highest value of them all.
  static func text(_ values: [Double?], upTo top: Double? = nil) -> String {
    let values = thinned(values, to: columns)
    let highest = top ?? values.compactMap(\.self).max() ?? 0
    return String(
      values.map { value in
        guard let value else { return gap }
        guard value > 0, highest > 0 else { return blocks[0] }
        return blocks[min(7, max(1, Int((value / highest * 7).rounded())))]
      })
  }

  /// At most so many values: the means of what is known among neighbours, the last group a whole one.
  ///
  /// Where none of them is known, there is no mean either.
  static func thinned(_ values: [Double?], to count: Int) -> [Double?] {
    let values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    guard values.count > count, count > 0 else { return values }
    let size = (values.count + count - 1) / count
    let first = values.count % size
    let starts = (first > 0 ? [0] : []) + stride(from: first, to: values.count, by: size)
    return zip(starts, starts.dropFirst() + [values.count]).map { start, end in
      let known = values[start..<end].compactMap(\.self)
      // Divided before they are added, so that the largest numbers have a mean too.
      return known.isEmpty ? nil : known.map { $0 / Double(known.count) }.reduce(0, +)
    }
  }
}
