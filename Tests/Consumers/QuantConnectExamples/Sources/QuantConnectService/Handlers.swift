internal import ConcordRuntime
internal import Foundation
internal import QuantConnect

// The groups of operations that the service implements, over the workspace. All others answer 501.

/// A reply that says whether the call succeeded.
private protocol Reply {
  init(success: Bool, errors: [String])
}

extension RestResponse: Reply {
  init(success: Bool, errors: [String]) { self.init(success: .some(success), errors: errors) }
}

extension ProjectListResponse: Reply {
  init(success: Bool, errors: [String]) {
    self.init(projects: [], success: success, errors: errors)
  }
}

extension ProjectFilesResponse: Reply {
  init(success: Bool, errors: [String]) { self.init(files: [], success: success, errors: errors) }
}

extension ProjectNodesResponse: Reply {
  init(success: Bool, errors: [String]) { self.init(nodes: nil, success: success, errors: errors) }
}

extension GetObjectStoreResponse: Reply {
  init(success: Bool, errors: [String]) { self.init(jobId: nil, success: success, errors: errors) }
}

extension GetObjectStorePropertiesResponse: Reply {
  init(success: Bool, errors: [String]) {
    self.init(metadata: nil, success: success, errors: errors)
  }
}

extension ListObjectStoreResponse: Reply {
  init(success: Bool, errors: [String]) { self.init(path: nil, success: success, errors: errors) }
}

/// The reply of a call, or one that says why it is refused: the status is 200 either way.
private func reply<R: Reply>(_ body: () async throws -> R) async throws -> R {
  do { return try await body() } catch let refusal as Workspace.Refusal {
    return R(success: false, errors: [refusal.message])
  }
}

/// The reply of a call that gives nothing back.
private func done(_ body: () async throws -> Void) async throws -> RestResponse {
  try await reply {
    try await body()
    return RestResponse(success: true, errors: [])
  }
}

struct AuthenticationHandlers: AuthenticationServer {
  func authenticate(
    _ input: Operations.Authenticate
  ) async throws -> Operations.Authenticate.Output {
    .ok(RestResponse(success: true, errors: []))
  }
}

struct ProjectHandlers: ProjectsServer {
  let workspace: Workspace

  func create(_ input: Operations.CreateProject) async throws -> Operations.CreateProject.Output {
    .ok(
      try await reply {
        ProjectListResponse(
          projects: [try await workspace.create(input.body)], success: true, errors: [])
      })
  }

  func read(_ input: Operations.ReadProjects) async throws -> Operations.ReadProjects.Output {
    .ok(
      try await reply {
        ProjectListResponse(
          projects: try await workspace.projects(input.body), success: true, errors: [])
      })
  }

  func update(_ input: Operations.UpdateProject) async throws -> Operations.UpdateProject.Output {
    .ok(try await done { try await workspace.update(input.body) })
  }

  func delete(_ input: Operations.DeleteProject) async throws -> Operations.DeleteProject.Output {
    .ok(try await done { try await workspace.deleteProject(input.body.projectId) })
  }
}

struct FileHandlers: FilesServer {
  let workspace: Workspace

  func create(_ input: Operations.CreateFile) async throws -> Operations.CreateFile.Output {
    .ok(try await done { try await workspace.create(input.body) })
  }

  func read(_ input: Operations.ReadFiles) async throws -> Operations.ReadFiles.Output {
    .ok(
      try await reply {
        ProjectFilesResponse(
          files: try await workspace.files(input.body), success: true, errors: [])
      })
  }

  func update(_ input: Operations.UpdateFile) async throws -> Operations.UpdateFile.Output {
    switch input.body {
    case .updateFileNameRequest(let request):
      .ok(.restResponse(try await done { try await workspace.rename(request) }))
    case .updateFileContentsRequest(let request):
      .ok(
        .projectFilesResponse(
          try await reply {
            ProjectFilesResponse(
              files: [try await workspace.setContent(request)], success: true, errors: [])
          }))
    }
  }

  func delete(_ input: Operations.DeleteFile) async throws -> Operations.DeleteFile.Output {
    .ok(try await done { try await workspace.deleteFile(input.body) })
  }
}

struct NodeHandlers: ProjectNodesServer {
  let workspace: Workspace

  func read(
    _ input: Operations.ReadProjectNodes
  ) async throws -> Operations.ReadProjectNodes.Output {
    .ok(try await nodes(of: input.body.projectId))
  }

  func update(
    _ input: Operations.UpdateProjectNodes
  ) async throws -> Operations.UpdateProjectNodes.Output {
    .ok(
      try await reply {
        try await workspace.updateNodes(input.body)
        return try await nodes(of: input.body.projectId)
      })
  }

  private func nodes(of project: Int) async throws -> ProjectNodesResponse {
    try await reply {
      let found = try await workspace.nodes(of: project)
      return ProjectNodesResponse(
        nodes: found.nodes, autoSelectNode: found.autoSelects, success: true, errors: [])
    }
  }
}

struct ObjectStoreHandlers: ObjectStoreServer {
  let workspace: Workspace

  func set(_ input: Operations.SetObjectStore) async throws -> Operations.SetObjectStore.Output {
    let data = try input.body.objectData.content.data()
    return .ok(
      try await done {
        try await workspace.set(data, organization: input.body.organizationId, key: input.body.key)
      })
  }

  func getProperties(
    _ input: Operations.GetObjectStoreProperties
  ) async throws -> Operations.GetObjectStoreProperties.Output {
    .ok(
      try await reply {
        GetObjectStorePropertiesResponse(
          metadata: try await workspace.properties(input.body), success: true, errors: [])
      })
  }

  func get(_ input: Operations.GetObjectStore) async throws -> Operations.GetObjectStore.Output {
    .ok(
      try await reply {
        switch input.body {
        case .getObjectStoreJobIdRequest(let request):
          GetObjectStoreResponse(
            jobId: try await workspace.pack(request), success: true, errors: [])
        case .getObjectStoreURLRequest(let request):
          GetObjectStoreResponse(
            jobId: request.jobId, url: try await workspace.packed(request), success: true,
            errors: [])
        }
      })
  }

  func list(_ input: Operations.ListObjectStore) async throws -> Operations.ListObjectStore.Output {
    .ok(
      try await reply {
        let found = try await workspace.list(input.body)
        return ListObjectStoreResponse(
          path: input.body.path ?? "", objects: found.objects, page: 1, totalPages: 1,
          objectStorageUsed: found.used, objectStorageUsedHuman: "\(found.used) B", success: true,
          errors: [])
      })
  }

  func delete(
    _ input: Operations.DeleteObjectStore
  ) async throws -> Operations.DeleteObjectStore.Output {
    .ok(try await done { try await workspace.deleteObject(input.body) })
  }
}
