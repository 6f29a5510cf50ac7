import Testing

@Suite struct BylineSmoke {
  @Test func builds() {}
}
