/// True when two numbers agree to six decimals, as far as published test vectors go.
func isClose(_ a: Double, _ b: Double, within tolerance: Double = 0.000_000_5) -> Bool {
  abs(a - b) <= tolerance
}
