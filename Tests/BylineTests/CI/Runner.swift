import Foundation
import Testing
import Yams

/// A build server's runner, as far as the recipes in `docs/ci` need one: a sandbox with the sample as the project at the
/// forge, and programs that stand in for those that a test must not run.
struct Runner {
  let sandbox: Sandbox
  /// What the jobs of this runner find set.
  var variables: [String: String] = [:]

  /// The folder that the project is checked out into.
  static let workspace = "workspace"

  /// Makes a runner; `apt-get` and `mail` only write down how they were called, and `make … install` puts the program
  /// under test where the real one would.
  init() throws {
    sandbox = try Sandbox()
    try sandbox.addSample(as: "forge.git")
    try sandbox.git(["init", "--quiet", "--bare", "byline.git"])
    try sandbox.git(["init", "--quiet", "source"])
    try sandbox.git(["checkout", "--quiet", "-b", "main"], in: "source")
    try sandbox.git(["commit", "--quiet", "--allow-empty", "--message", "Byline"], in: "source")
    try sandbox.git(["push", "--quiet", "../byline.git", "main"], in: "source")
    let program = try #require(Program.path, "byline is not beside the tests")
    let bin = sandbox.path("bin")
    try standIn("apt-get", "echo \"$*\" >>'\(sandbox.path("apt-get.txt"))'")
    try standIn("mail", "{ echo \"$*\"; cat; } >>'\(sandbox.path("mail.txt"))'")
    try standIn(
      "make",
      """
      test -d "$2/.git" && test "$3" = install
      folder='\(bin)'
      case "${4:-}" in PREFIX=*) folder=${4#PREFIX=}/bin ;; esac
      mkdir -p "$folder"
      ln -s '\(program)' "$folder/byline"
      """)
    variables["BYLINE_SOURCE"] = address("byline.git")
    variables["BYLINE_VERSION"] = "main"
  }

  private func standIn(_ name: String, _ script: String) throws {
    try sandbox.write("#!/bin/sh\nset -e\n\(script)\n", to: "bin/\(name)")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.path("bin/\(name)"))
  }

  /// A repository of the sandbox as the address of a remote.
  func address(_ name: String) -> String { "file://\(sandbox.path(name))" }

  /// Puts the program under test on the `PATH`, where a recipe takes it for installed.
  func installByline() throws {
    let program = try #require(Program.path, "byline is not beside the tests")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path("bin/byline"), withDestinationPath: program)
  }

  /// Checks the project out as runners do: an empty repository, then a fetch of these refs.
  ///
  /// `depth` is 0 for the whole history.
  func checkOut(depth: Int, refs: [String], branch: String?) throws {
    let folder = Runner.workspace
    try sandbox.git(["init", "--quiet", folder])
    try sandbox.git(["remote", "add", "origin", address("forge.git")], in: folder)
    try sandbox.git(
      ["fetch", "--quiet", "--no-tags"] + (depth > 0 ? ["--depth=\(depth)"] : []) + ["origin"] + refs, in: folder)
    let target = "refs/remotes/origin/main"
    try sandbox.git(
      ["checkout", "--quiet"] + (branch.map { ["-B", $0, target] } ?? ["--detach", target]), in: folder)
  }

  /// Runs a script as a step does, in the workspace.
  func run(_ script: String, paths: [String] = []) throws -> Program.Outcome {
    try run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], paths: paths)
  }

  /// Runs a program of the sandbox's or the machine's.
  func run(_ words: [String], in place: String = Runner.workspace, paths: [String] = []) throws -> Program.Outcome {
    let (output, errors) = (
      sandbox.folder.appending(path: "tmp/out"), sandbox.folder.appending(path: "tmp/err")
    )
    var environment = sandbox.environment.merging(variables) { $1 }
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    environment["PATH"] = ([sandbox.path("bin")] + paths + [path]).joined(separator: ":")
    let process = try Program.process(
      "/usr/bin/env", words, in: sandbox.folder.appending(path: place), environment: environment, output: output,
      errors: errors)
    try process.run()
    return try Program.outcome(of: process, output: output, errors: errors)
  }
}

/// The files that users copy.
enum Recipe {
  /// A recipe's text.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: Program.packageRoot.appending(path: "docs/ci/\(name)"), encoding: .utf8)
  }

  /// A recipe's YAML.
  static func yaml(_ name: String) throws -> Node { try #require(try Yams.compose(yaml: try text(name))) }
}
