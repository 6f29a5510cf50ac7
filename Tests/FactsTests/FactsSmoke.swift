import Testing

@Suite struct FactsSmoke {
  @Test func builds() {}
}
