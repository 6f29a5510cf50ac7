import Testing

@Suite struct AggregationSmoke {
  @Test func builds() {}
}
