/// Names by which files and folders show what they are; all in lower case.
enum FileNames {
  /// Files in which package managers pin versions, beyond those that end in `.lock`.
  static let lockFiles: Set<String> = [
    "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "go.sum", "go.work.sum", "package.resolved",
    "packages.lock.json", "gradle.lockfile", "verification-metadata.xml", "pubspec.lock", "project.assets.json",
    "shrinkwrap.yaml", "conan.lock", "flake.lock", "module.bazel.lock", "manifest.toml.lock", "deno.lock",
  ]

  /// Folders that hold other people's code.
  static let vendoredFolders: Set<String> = [
    "vendor", "vendored", "node_modules", "third_party", "third-party", "thirdparty", "bower_components", "pods",
    "carthage", "godeps", "external", "externals", "deps",
  ]

  /// Folders whose files programs write.
  static let generatedFolders: Set<String> = ["generated", "__generated__", "gen", "autogen", "dist"]

  /// Endings of files that programs write.
  static let generatedSuffixes = [
    ".pb.go", ".pb.h", ".pb.cc", ".pb.swift", "_pb2.py", "_pb2.pyi", "_pb2_grpc.py", ".pb.dart", ".pb.rb", "_pb.js",
    "_pb.d.ts", ".grpc.swift", ".g.dart", ".freezed.dart", ".designer.cs", ".g.cs", ".g.i.cs", "_generated.go",
    ".gen.go", ".gen.ts", "_string.go", "bindings.rs.in",
  ]

  private static let testFolders: Set<String> = [
    "test", "tests", "testing", "__tests__", "spec", "specs", "e2e", "fixtures", "testdata", "__mocks__",
  ]

  private static let documentFolders: Set<String> = ["doc", "docs", "documentation", "man", "website"]

  private static let documentSuffixes = [".md", ".mdx", ".rst", ".adoc", ".asciidoc", ".txt", ".org", ".pod", ".tex"]

  private static let documentNames: Set<String> = [
    "readme", "license", "licence", "copying", "authors", "changelog", "changes", "contributing", "notice", "news",
    "history", "todo", "security", "code_of_conduct",
  ]

  /// True for tests and what belongs to them.
  ///
  /// `spelling` is the name as it is written: `TableTest.java` is a test, `latest.java` is none.
  static func isTest(folders: ArraySlice<String>, name: String, spelling: Substring) -> Bool {
    if folders.contains(where: { testFolders.contains($0) || $0.hasSuffix("tests") || $0.hasSuffix("_test") }) {
      return true
    }
    let stem = name.prefix { $0 != "." }
    return stem.hasPrefix("test_") || stem.hasSuffix("_test") || stem.hasSuffix("_spec")
      || name.contains(".test.") || name.contains(".spec.")
      || ["Test", "Tests"].contains { ending in
        [".swift", ".java", ".kt", ".cs"].contains { spelling.hasSuffix(ending + $0) }
      }
  }

  /// True for prose.
  static func isDocumentation(folders: ArraySlice<String>, name: String) -> Bool {
    if documentSuffixes.contains(where: { name.hasSuffix($0) }) {
      // A requirements list is a program's input, not prose.
      return !(name.hasPrefix("requirements") || name == "cmakelists.txt" || name == "robots.txt")
    }
    if documentNames.contains(name) { return true }
    return folders.contains { documentFolders.contains($0) } && Language.name(ofFile: name).isEmpty
  }
}
