import Testing

@Suite struct StoreSmoke {
  @Test func builds() {}
}
