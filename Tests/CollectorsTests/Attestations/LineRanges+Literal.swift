import Facts

/// Lets tests write sets of lines as `[1...3, 7...7]`.
extension LineRanges: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: ClosedRange<Int32>...) {
    self.init(elements)
  }
}
