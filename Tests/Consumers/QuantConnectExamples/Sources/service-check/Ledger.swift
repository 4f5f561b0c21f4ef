import ConcordRuntime
import QuantConnect

/// What calls were answered, and with what.
actor Ledger {
  /// How many calls were answered.
  private(set) var answered = 0
  /// How many were not, since the service had ended.
  private(set) var unanswered = 0
  /// What is wrong with answers.
  private(set) var faults: [String] = []
  /// The projects that exist as far as answers tell, by their ids.
  private var projects: [Int: String] = [:]
  /// Projects whose deletion or new name was not answered: either may have happened.
  private var uncertain: Set<Int> = []

  /// Makes one of the calls of a mix: projects are created, read, renamed and deleted.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - worker: The number of the caller.
  ///   - number: The number of its call.
  /// - Returns: Whether it was answered.
  nonisolated func call(by client: Client, worker: Int, number: Int) async -> Bool {
    let name = "project-\(worker)-\(number)"
    do throws(ClientError) {
      switch number % 5 {
      case 0, 1:
        let reply = try await client.projects.create(
          CreateProjectRequest(name: name, language: .py))
        await created(reply, name)
      case 2:
        guard let id = await project(of: worker) else { return await note(nil) }
        let reply = try await client.projects.read(ReadProjectRequest(id: id))
        await read(reply, id)
      case 3:
        guard let id = await project(of: worker) else { return await note(nil) }
        await beginning(id)
        _ = try await client.projects.update(UpdateProjectRequest(projectId: id, name: name))
        await renamed(id, name)
      default:
        guard let id = await project(of: worker) else { return await note(nil) }
        await beginning(id)
        _ = try await client.projects.delete(DeleteProjectRequest(projectId: id))
        await deleted(id)
      }
      return true
    } catch {
      return await note(error)
    }
  }

  /// A project of a caller, which nobody else changes.
  private func project(of worker: Int) -> Int? {
    projects.first {
      $0.value.hasPrefix("project-\(worker)-") && !uncertain.contains($0.key)
    }?.key
  }

  private func beginning(_ id: Int) { uncertain.insert(id) }

  private func created(_ reply: ProjectListResponse, _ name: String) {
    answered += 1
    guard let project = reply.projects?.first, project.name == name else {
      faults.append("the answer to the creation of \(name) is another's")
      return
    }
    projects[project.projectId] = name
  }

  private func read(_ reply: ProjectListResponse, _ id: Int) {
    answered += 1
    guard let project = reply.projects?.first, project.projectId == id,
      project.name == projects[id]
    else {
      faults.append("the answer to the reading of \(id) is another's")
      return
    }
  }

  private func renamed(_ id: Int, _ name: String) {
    answered += 1
    projects[id] = name
    uncertain.remove(id)
  }

  private func deleted(_ id: Int) {
    answered += 1
    projects[id] = nil
    uncertain.remove(id)
  }

  /// A call that had nothing to do, or that was not answered.
  private func note(_ error: ClientError?) -> Bool {
    guard let error else {
      answered += 1
      return true
    }
    if case .transport = error.reason, error.response == nil {
      unanswered += 1
      return false
    }
    faults.append("\(error)")
    return true
  }

  /// What answers told and the service does not have.
  func lost(in found: [Int: String]) -> [String] {
    projects.sorted { $0.key < $1.key }.compactMap { id, name in
      if uncertain.contains(id) || found[id] == name { return nil }
      return "project \(id) should be \(name) and is \(found[id] ?? "not there")"
    }
  }
}
