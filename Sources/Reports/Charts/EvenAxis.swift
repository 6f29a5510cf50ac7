/// Categories that stand evenly apart from the left end of an axis to its right end, or one in its middle.
struct EvenAxis {
  let count: Int
  let left: Double
  let right: Double

  /// How far neighbouring categories stand apart.
  var slot: Double { (right - left) / Double(max(count - 1, 1)) }

  /// Where a category stands.
  func x(_ category: Int) -> Double { count > 1 ? left + Double(category) * slot : (left + right) / 2 }

  /// From where to where a run without data reaches: from its neighbour on the left to that on the right.
  func gap(_ run: ClosedRange<Int>) -> (from: Double, to: Double) {
    (
      run.lowerBound == 0 ? left : x(run.lowerBound - 1) + 1,
      run.upperBound == count - 1 ? right : x(run.upperBound + 1) - 1
    )
  }

  /// An invisible column over a category, with words that show under the pointer.
  func tip(_ category: Int, _ plot: PlotArea, words: [String]) -> String {
    let from = max(left, x(category) - slot / 2)
    let to = min(right, x(category) + slot / 2)
    return SVG.rect(
      x: from, y: plot.top, width: max(1, to - from), height: plot.bottom - plot.top, class: "tip", fill: "none",
      title: words.joined(separator: " · "))
  }
}
