import Testing

@Suite struct CollectorsSmoke {
  @Test func builds() {}
}
