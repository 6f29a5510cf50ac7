import Collectors
import Testing

/// The forms in which forges and bots write merges, each with what it says of the request.
@Suite struct ChangeRequestTextTests {
  /// A message and what is read in it: key, title, branch and rule, `?` where the wording could be chance.
  struct Form: Sendable, CustomTestStringConvertible {
    var message: String
    var read: String

    init(_ message: String, _ read: String) {
      self.message = message
      self.read = read
    }

    var testDescription: String { message }
  }

  private func read(_ message: String) -> String {
    guard let text = ChangeRequestText(message: message) else { return "nothing" }
    return "\(text.key) | \(text.title) | \(text.branch) | \(text.rule)\(text.isCertain ? "" : "?")"
  }

  @Test(arguments: [
    // GitHub
    Form("Merge pull request #12 from owner/topic\n\nAdd a page", "#12 | Add a page | topic | merge-subject"),
    Form(
      "Merge pull request #12 from owner/codex/add-page\n\nAdd a page\n",
      "#12 | Add a page | codex/add-page | merge-subject"),
    Form(
      "Merge pull request #12 from owner/topic",
      "#12 | Merge pull request #12 from owner/topic | topic | merge-subject"),
    Form("merge pull request #7 from o/b\n\n\n\nTitle\nmore", "#7 | Title | b | merge-subject"),
    Form("Merge pull request #12 from owner/topic\r\n\r\nAdd a page\r\n", "#12 | Add a page | topic | merge-subject"),
    Form("Add a page (#12)", "#12 | Add a page |  | squash-subject?"),
    Form("fix: both (#8814) (#8815)\n\n* one\n* two", "#8815 | fix: both (#8814) |  | squash-subject?"),
    Form("Revert \"Add a page (#12)\" (#15)", "#15 | Revert \"Add a page (#12)\" |  | squash-subject?"),
    Form("Add a page (GH-12)", "#12 | Add a page |  | squash-subject?"),
    // GitLab
    Form(
      "Merge branch 'topic' into 'main'\n\nAdd a page\n\nSee merge request group/project!123",
      "!123 | Add a page | topic | gitlab-merge-reference"),
    Form(
      "Add a page\n\nBody\n\nSee merge request group/sub/project!9", "!9 | Body |  | gitlab-merge-reference"),
    Form("Add a page (!12)", "!12 | Add a page |  | squash-subject?"),
    // Bitbucket
    Form(
      "Merged in fix/topic (pull request #6)\n\nFix it\n\nApproved-by: Ada",
      "#6 | Fix it | fix/topic | bitbucket-merge-subject"),
    Form(
      "Merge pull request #5 in KEY/repo from feature/x to main",
      "#5 | Merge pull request #5 in KEY/repo from feature/x to main | feature/x | bitbucket-merge-subject"),
    Form(
      "Pull request #77: Add a page\n\nMerge in KEY/repo from topic to main\n\n* commit '1234':\n  Add",
      "#77 | Add a page | topic | bitbucket-merge-subject"),
    // Azure
    Form("Merged PR 123: Add a page\n\nRelated work items: #1", "#123 | Add a page |  | azure-merge-subject"),
    Form(
      "Merge pull request 123 from topic into main\n\nAdd a page", "#123 | Add a page | topic | azure-merge-subject"),
    // Gitea and Forgejo
    Form(
      "Merge pull request 'Add a page' (#4) from topic into main\n\nReviewed-on: https://example.com/o/r/pulls/4",
      "#4 | Add a page | topic | gitea-merge-subject"),
    Form(
      "Merge pull request 'Say 'hello' (#1)' (#4) from owner/repo:topic into main",
      "#4 | Say 'hello' (#1) | owner/repo:topic | gitea-merge-subject"),
    Form(
      "Add a page\n\nReviewed-on: https://example.com/o/r/pulls/4\nReviewed-by: Ada <a@b>",
      "#4 | Add a page |  | review-trailer"),
    // Gitee
    Form("!12 Add a page\nMerge pull request !12 from x/y", "!12 | Add a page |  | gitee-merge-subject?"),
    // Bots
    Form(
      "Auto merge of #1234 - owner:topic, r=reviewer\n\nAdd a page", "#1234 | Add a page | topic | merge-bot-subject"),
    Form("Merge #12\n\n12: Add a page r=ada a=bea", "#12 | Add a page |  | merge-bot-subject"),
    Form("Merge #12 #13\n\n12: Add a page r=ada a=bea\n13: More r=x a=y", "#12 | Add a page |  | merge-bot-subject"),
    // Gerrit
    Form(
      "Add a page\n\nChange-Id: I0123456789012345678901234567890123456789",
      "I0123456789012345678901234567890123456789 | Add a page |  | change-id-trailer"),
    Form(
      "Add a page\n\nReviewed-on: https://example.com/c/project/+/4321\nReviewed-by: Ada <a@b>",
      "#4321 | Add a page |  | review-trailer"),
    // Phabricator and others
    Form(
      "Add a page\n\nSummary: x\n\nDifferential Revision: https://example.com/D4321",
      "D4321 | Add a page |  | review-trailer"),
    Form("Add a page\n\nPR-URL: https://github.com/o/r/pull/55", "#55 | Add a page |  | review-trailer"),
    Form(
      "Add a page\n\nPull Request resolved: https://github.com/o/r/pull/56\nApproved by: https://github.com/ada",
      "#56 | Add a page |  | review-trailer"),
    Form("Add a page\n\nReviewed-on: https://gitlab.com/g/p/-/merge_requests/3", "!3 | Add a page |  | review-trailer"),
  ])
  func isRead(form: Form) { #expect(read(form.message) == form.read) }

  @Test(arguments: [
    "", "Add a page", "Merge branch 'topic'", "Merge branch 'topic' of https://example.com/fork", "Fix #12",
    "Close #12 and #13", "(#12) Add a page", "Add a page (#12) again", "Add a page (#12", "Add a page (#)",
    "Add a page (#x)", "Add a page (#12a)", "Add a page (#1234567890)", "feat(#12)",
    "Merge pull request from owner/topic",
    "Merge pull request #x from owner/topic", "Merged PR: Add a page", "Merged in topic", "Pull request #77 is done",
    "Auto merge of #1234 - owner:topic, r=<try>", "Merge #", "Merge #12 and more", "!important: do it", "!",
    "Body only\n\nsee merge request below", "Add\n\nChange-Id: I0123", "Add\n\nReviewed-on: a rainy day",
    "Add\n\nPR-URL: https://github.com/o/r/issues/55", "Add\n\nDifferential Revision: none",
    "See merge request group/project!123", "Change-Id: I0123456789012345678901234567890123456789",
  ])
  func anythingElseIsNone(message: String) { #expect(read(message) == "nothing") }
}
