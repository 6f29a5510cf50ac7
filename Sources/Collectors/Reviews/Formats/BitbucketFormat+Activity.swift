import Facts

extension BitbucketFormat {
  /// One entry of a pull request's activity: an approval, an objection, a comment, or an update (which tells the merge).
  func activity(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let request = value["pull_request"] ?? value["pullrequest"]
    let links = request?["links"]
    let address = links?["html"]?.text("href") ?? links?["self"]?.string("href")
    var record = RequestRecord(
      project: context.project(.bitbucket, from: address),
      number: try context.number(request?.integer("id"), of: "activity"))
    record.has.formUnion([.reviews, .comments, .events])
    if let approval = value["approval"] {
      record.events = [BitbucketFormat.event(.approved, approval, try approval.time("date"))]
    } else if let objection = value["changes_requested"] {
      record.events = [BitbucketFormat.event(.changesRequested, objection, try objection.time("date"))]
    } else if let comment = value["comment"] {
      record.events = [try BitbucketFormat.comment(comment)]
    } else if let update = value["update"] {
      try add(update, to: &record)
    }
    return record
  }

  private func add(_ update: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    let time = try update.time("date")
    let actor = BitbucketFormat.actor(update["author"])
    let head = update["source"]?["commit"]?.commit("hash")
    switch update.string("state") {
    case "MERGED":
      record.state = .merged
      record.merged = time
      record.mergedBy = actor
      record.events = [RequestEvent(key: "merged", kind: .merged, actor: actor, time: time, commit: head)]
    case "DECLINED", "SUPERSEDED":
      record.state = .closed
      record.closed = time
      record.events = [RequestEvent(key: "closed", kind: .closed, actor: actor, time: time)]
    default:
      // An update that changes nothing that people wrote brings commits; all with one head are one push.
      guard let head, update["changes"]?.members.isEmpty ?? true else { return }
      record.events = [RequestEvent(key: "pushed:\(head)", kind: .pushed, actor: actor, time: time, commit: head)]
    }
  }
}
