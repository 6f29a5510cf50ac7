import Collectors
import Facts
import Testing

@Suite struct ChangelogTests {
  /// The entries as `version | section | text | number | commit | feature`.
  private func entries(_ text: String) -> [String] {
    Changelog.entries(in: text).map { entry in
      [
        entry.version, entry.section, entry.text, entry.number.map(String.init) ?? "", entry.commit,
        entry.isFeature ? "feature" : "",
      ].joined(separator: " | ")
    }
  }

  private static let keep = """
    # Changelog

    All notable changes.

    - not an entry: no version yet

    ## [Unreleased]

    ### Added

    - A thing to come (#9).

    ## [1.1.0] - 2026-03-05

    ### Added

    - A table (#3)
      over two lines.
    * Another bullet.

    ### Fixed

    - A crash (#4, #5).

    ## v1.0.0 (2026-01-01) [YANKED]
    ### New Features
    + First ([#1](https://github.com/o/r/pull/1)) ([abc1234](https://github.com/o/r/commit/abc1234))

    [1.1.0]: https://example.com/compare/v1.0.0...v1.1.0
    """

  private static let expected = [
    "Unreleased | Added | A thing to come (#9). | 9 |  | feature",
    "1.1.0 | Added | A table (#3) over two lines. | 3 |  | feature", "1.1.0 | Added | Another bullet. |  |  | feature",
    "1.1.0 | Fixed | A crash (#4, #5). | 5 |  | ",
    "1.0.0 | New Features | First ([#1](https://github.com/o/r/pull/1)) ([abc1234](https://github.com/o/r/commit/abc1234)) | 1 | abc1234 | feature",
  ]

  @Test func entriesAreReadWithTheirVersionsAndSections() { #expect(entries(Self.keep) == Self.expected) }

  @Test func linesMayEndAsOnWindows() {
    #expect(entries(Self.keep.replacing("\n", with: "\r\n")) == Self.expected)
  }

  @Test func aBulletBelowABulletBelongsToIt() {
    #expect(
      entries("## 1.0.0\n### Added\n- One\n  - and more\n- Two\n") == [
        "1.0.0 | Added | One - and more |  |  | feature", "1.0.0 | Added | Two |  |  | feature",
      ])
  }

  @Test func anEntryEndsAtABlankLine() {
    #expect(entries("## 1.0.0\n### Fixed\n- One\n\nprose\n") == ["1.0.0 | Fixed | One |  |  | "])
  }

  @Test func releaseNotesWithoutSectionsHaveNoFeatures() {
    #expect(entries("# v2.0.0\n- One\n") == ["2.0.0 |  | One |  |  | "])
  }

  @Test(arguments: [
    "## [1.2.0](https://github.com/o/r/compare/v1.1.0...v1.2.0) (2026-03-05)", "## 1.2.0", "# v1.2.0",
    "### 1.2.0 / 2026-03-05",
    "## [v1.2.0] - 2026-03-05", "##   1.2.0   ",
  ])
  func aVersionIsReadInAnyHeading(heading: String) {
    #expect(entries("\(heading)\n\n#### Features\n\n* One\n").first?.hasPrefix("1.2.0 | Features | One") == true)
  }

  @Test(arguments: ["", "\n", "no markdown at all", "## 1.0.0", "- loose", "##1.0.0\n- x", "## Added\n- no version"])
  func whatIsNoChangelogHasNoEntries(text: String) { #expect(entries(text) == []) }

  @Test func hugeNumbersAreNoRequests() {
    #expect(entries("## 1.0.0\n- x #99999999999999999999\n") == ["1.0.0 |  | x #99999999999999999999 |  |  | "])
  }
}
