import Collectors
import Testing

@Suite struct ReleaseNameTests {
  @Test(arguments: [
    ("v1.2.3", "1.2.3", false), ("1.2", "1.2", false), ("v3", "3", false), ("cli/v1.4.0", "1.4.0", false),
    ("tool-1.0.0", "1.0.0", false), ("release-2026.08", "2026.08", false), ("release_1.0", "1.0", false),
    ("v1.0.0-rc.1", "1.0.0-rc.1", true), ("v1.0.0rc1", "1.0.0rc1", true), ("v2.0.0-beta", "2.0.0-beta", true),
    ("1.0a2", "1.0a2", true), ("v1.0-alpha.3", "1.0-alpha.3", true), ("v1.2.3-preview", "1.2.3-preview", true),
    ("swift-6.3.1-RELEASE", "6.3.1-RELEASE", false), ("v1.0.0+build.5", "1.0.0+build.5", false), ("V2.1", "2.1", false),
    ("app@1.2.3", "1.2.3", false), ("test/v1.0", "1.0", false), ("next@14.0.0", "14.0.0", false),
    ("beta/1.0", "1.0", true), ("v1.0-test", "1.0-test", true), ("nightly-1.2", "1.2", true),
    ("v1.0.0-SNAPSHOT", "1.0.0-SNAPSHOT", true),
    ("v10.20.30", "10.20.30", false), ("pkg/sub/v0.0.1", "0.0.1", false), ("v2024", "2024", false),
  ])
  func isReadFromATag(tag: String, version: String, isPrerelease: Bool) {
    let name = ReleaseName(tag: tag)
    #expect(name?.version == version)
    #expect(name?.isPrerelease == isPrerelease)
  }

  @Test(arguments: [
    "", "nightly", "latest", "stable", "v", "release", "12", "2026-08-14", "build-1234", "abc1.2", "v12345", "feature",
    "sha256", "r5", ".1.2",
  ])
  func anythingElseNamesNoVersion(tag: String) { #expect(ReleaseName(tag: tag) == nil) }
}
