import Testing

@Suite struct LineHistorySmoke {
  @Test func builds() {}
}
