import Collectors
import Facts
import Testing

@Suite struct PhabricatorFormatTests {
  private func revision(_ status: String) -> String {
    """
    {"id":77,"type":"DREV","phid":"PHID-DREV-aaaa","fields":{"title":"Trim paths","uri":"https://phab.example.org/D77",
    "authorPHID":"PHID-USER-ada","status":{"value":"\(status)","name":"x","closed":true},"repositoryPHID":"PHID-REPO-r",
    "diffPHID":"PHID-DIFF-d","summary":"Less","testPlan":"ran","isDraft":false,"dateCreated":1700000000,
    "dateModified":1700009000},"attachments":{"reviewers":{"reviewers":[
    {"reviewerPHID":"PHID-USER-bo","status":"accepted","isBlocking":false,"actorPHID":"PHID-USER-bo"},
    {"reviewerPHID":"PHID-USER-cy","status":"rejected"},
    {"reviewerPHID":"PHID-PROJ-team","status":"accepted","actorPHID":"PHID-USER-bo"}]}}}
    """
  }

  @Test func readsARevision() throws {
    let read = try PhabricatorFormat.read(revision("published"))
    let record = try #require(read.items.requests.first)
    #expect(record.project == ProjectName(forge: .phabricator, host: "phab.example.org"))
    #expect(record.number == 77)
    #expect(record.changeKey == "PHID-DREV-aaaa")
    #expect(record.state == .merged)
    #expect(record.merged == 1_700_009_000)
    #expect(record.isEndEstimated)
    #expect(record.author?.login == "phid-user-ada")
    #expect(record.events.map(\.kind) == [.approved, .changesRequested, .reviewRequested])
    #expect(record.has == [.reviews])
  }

  @Test(arguments: [
    ("needs-review", RequestRecord.State.open), ("needs-revision", .open), ("accepted", .open),
    ("changes-planned", .open),
    ("draft", .open), ("abandoned", .closed), ("published", .merged),
  ])
  func knowsEveryStatus(_ status: String, _ state: RequestRecord.State) throws {
    #expect(try PhabricatorFormat.read(revision(status)).items.requests.first?.state == state)
  }

  @Test func readsTransactions() throws {
    func transaction(_ id: Int, _ type: String, _ more: String = "") -> String {
      """
      {"id":\(id),"phid":"PHID-XACT-DREV-\(id)","type":"\(type)","authorPHID":"PHID-USER-bo",
      "objectPHID":"PHID-DREV-aaaa","dateCreated":1700000\(id),"comments":[],"fields":{}\(more)}
      """
    }
    let input = #"{"objectIdentifier":"D77"}"#
    let accept = try PhabricatorFormat.read(transaction(100, "accept"), input: input)
    #expect(accept.items.requests.map(\.number) == [77])
    #expect(accept.items.events.map(\.kind) == [.approved])
    #expect(accept.items.events.map(\.time) == [1_700_000_100])
    let close = try PhabricatorFormat.read(transaction(101, "close"), input: input)
    #expect(close.items.requests.first?.merged == 1_700_000_101)
    let lost = try PhabricatorFormat.read(transaction(102, "accept"))
    #expect(lost.rejections == ["the transaction does not say which change request it belongs to"])
  }

  @Test func whatIsNoReviewIsIgnored() throws {
    let read = try PhabricatorFormat.read(
      #"{"id":3,"type":"USER","phid":"PHID-USER-bo","fields":{"username":"bo","roles":["bot"]}}"#)
    #expect(read.isIgnored)
    #expect(read.rejections == [])
  }
}
