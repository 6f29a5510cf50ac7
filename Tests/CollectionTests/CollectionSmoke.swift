import Testing

@Suite struct CollectionSmoke {
  @Test func builds() {}
}
