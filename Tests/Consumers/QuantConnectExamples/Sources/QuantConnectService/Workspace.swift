public import Foundation
internal import Crypto
internal import QuantConnect

/// What a user of QuantConnect has in the cloud: projects with their files and nodes, and the Object
/// Store of an organization.
public actor Workspace {
  /// A project with what belongs to it.
  struct Content {
    var project: Project
    var files: [ProjectFile] = []
    var autoSelectsNode = true
  }

  /// An object of the Object Store.
  struct StoredObject {
    var data: Data
    var created: Date
    var modified: Date
  }

  /// Why a call is refused; the reply has it among its `errors`.
  struct Refusal: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  /// The organization that everything belongs to.
  public nonisolated let organizationID: String
  private let ownerID: Int
  private let address: String
  private let now: @Sendable () -> Date
  private var contents: [Int: Content] = [:]
  private var objects: [String: StoredObject] = [:]
  private var jobs: [String: [String]] = [:]
  private var lastID = 10_000_000

  /// Makes an empty workspace.
  ///
  /// - Parameters:
  ///   - organizationID: The organization that everything belongs to.
  ///   - ownerID: The user's number.
  ///   - address: What the addresses of packed objects begin with.
  ///   - now: The clock.
  public init(
    organizationID: String, ownerID: Int, address: String,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.organizationID = organizationID
    self.ownerID = ownerID
    self.address = address
    self.now = now
  }

  /// A time in whole seconds, as the API gives them.
  private var moment: Date {
    Date(timeIntervalSince1970: now().timeIntervalSince1970.rounded(.down))
  }

  // MARK: Projects

  /// The names of all projects, by their ids.
  public var projectNames: [Int: String] { contents.mapValues(\.project.name) }

  func create(_ request: CreateProjectRequest) throws -> Project {
    try check(request.organizationId)
    guard !request.name.isEmpty else { throw Refusal("The name of a project cannot be empty.") }
    guard !contents.values.contains(where: { $0.project.name == request.name }) else {
      throw Refusal("There is a project called \(request.name).")
    }
    lastID += 1
    let project = Project(
      projectId: lastID, organizationId: organizationID, name: request.name, modified: moment,
      created: moment, ownerId: ownerID, language: request.language, collaborators: [],
      owner: true, description: "", libraries: [], codeRunning: false)
    contents[lastID] = Content(project: project)
    return project
  }

  func projects(_ request: ReadProjectRequest?) throws -> [Project] {
    if let id = request?.projectId ?? request?.id { return [try content(id).project] }
    let all = contents.keys.sorted().compactMap { contents[$0]?.project }
    let start = min(max(request?.start ?? 0, 0), all.count)
    return Array(all[start..<min(max(request?.end ?? all.count, start), all.count)])
  }

  func update(_ request: UpdateProjectRequest) throws {
    var content = try content(request.projectId)
    if let name = request.name {
      guard !contents.contains(where: { $0 != request.projectId && $1.project.name == name }) else {
        throw Refusal("There is a project called \(name).")
      }
      content.project.name = name
    }
    if let description = request.description { content.project.description = description }
    content.project.modified = moment
    contents[request.projectId] = content
  }

  func deleteProject(_ id: Int) throws {
    _ = try content(id)
    contents[id] = nil
  }

  private func content(_ id: Int) throws -> Content {
    guard let content = contents[id] else { throw Refusal("There is no project \(id).") }
    return content
  }

  // MARK: Files

  func create(_ request: CreateProjectFileRequest) throws {
    var content = try content(request.projectId)
    guard !content.files.contains(where: { $0.name == request.name }) else {
      throw Refusal("There is a file called \(request.name).")
    }
    lastID += 1
    content.files.append(
      ProjectFile(
        id: lastID, projectId: request.projectId, name: request.name,
        content: request.content ?? "", modified: moment, open: false, isLibrary: false))
    contents[request.projectId] = content
  }

  func files(_ request: ReadFilesRequest) throws -> [ProjectFile] {
    let files = try content(request.projectId).files
    guard let name = request.name else { return files }
    return [files[try position(of: name, in: files)]]
  }

  func setContent(_ request: UpdateFileContentsRequest) throws -> ProjectFile {
    try change(request.name, in: request.projectId) { $0.content = request.content }
  }

  func rename(_ request: UpdateFileNameRequest) throws {
    let files = try content(request.projectId).files
    guard !files.contains(where: { $0.name == request.newName }) else {
      throw Refusal("There is a file called \(request.newName).")
    }
    _ = try change(request.name, in: request.projectId) { $0.name = request.newName }
  }

  func deleteFile(_ request: DeleteFileRequest) throws {
    var content = try content(request.projectId)
    content.files.remove(at: try position(of: request.name, in: content.files))
    contents[request.projectId] = content
  }

  private func change(
    _ name: String, in project: Int, _ change: (inout ProjectFile) -> Void
  ) throws -> ProjectFile {
    var content = try content(project)
    let position = try position(of: name, in: content.files)
    change(&content.files[position])
    content.files[position].modified = moment
    contents[project] = content
    return content.files[position]
  }

  private func position(of name: String, in files: [ProjectFile]) throws -> Int {
    guard let position = files.firstIndex(where: { $0.name == name }) else {
      throw Refusal("There is no file called \(name).")
    }
    return position
  }

  // MARK: Nodes

  func nodes(of project: Int) throws -> (nodes: ProjectNodes, autoSelects: Bool) {
    let content = try content(project)
    func node(_ name: String, _ id: String) -> Node {
      Node(
        speed: 3.1, cpu: 2, ram: 8, name: name, sku: "B2-8", description: "2 cores, 8 GB",
        busy: false, id: id, assets: 0, host: "cloud", active: !content.autoSelectsNode, hasGpu: 0)
    }
    return (
      ProjectNodes(
        backtest: [node("B2-8 node", "BN-1")], live: [node("L2-8 node", "LN-1")],
        research: [node("R2-8 node", "RN-1")]), content.autoSelectsNode
    )
  }

  func updateNodes(_ request: UpdateProjectNodesRequest) throws {
    var content = try content(request.projectId)
    for node in request.nodes ?? [] where !["BN-1", "LN-1", "RN-1"].contains(node) {
      throw Refusal("There is no node \(node).")
    }
    content.autoSelectsNode = (request.nodes ?? []).isEmpty
    contents[request.projectId] = content
  }

  // MARK: Object Store

  func set(_ data: Data, organization: String, key: String) throws {
    try check(organization)
    guard !key.isEmpty else { throw Refusal("The key of an object cannot be empty.") }
    objects[key] = StoredObject(
      data: data, created: objects[key]?.created ?? moment, modified: moment)
  }

  func properties(_ request: GetObjectStorePropertiesRequest) throws -> ObjectStoreProperties {
    try check(request.organizationId)
    let object = try object(request.key)
    let digest = Insecure.MD5.hash(data: object.data).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return ObjectStoreProperties(
      key: request.key, modified: object.modified, created: object.created,
      size: Double(object.data.count), md5: digest.joined(), mime: "application/octet-stream",
      preview: String(decoding: object.data.prefix(1024), as: UTF8.self))
  }

  func pack(_ request: GetObjectStoreJobIdRequest) throws -> String {
    try check(request.organizationId)
    for key in request.keys { _ = try object(key) }
    lastID += 1
    let id = "job-\(lastID)"
    jobs[id] = request.keys
    return id
  }

  func packed(_ request: GetObjectStoreURLRequest) throws -> String {
    try check(request.organizationId)
    guard jobs[request.jobId] != nil else { throw Refusal("There is no job \(request.jobId).") }
    return "\(address)/packed/\(request.jobId).zip"
  }

  func deleteObject(_ request: DeleteObjectStoreRequest) throws {
    try check(request.organizationId)
    _ = try object(request.key)
    objects[request.key] = nil
  }

  /// What lies directly in a directory: its files, and its folders once each.
  func list(
    _ request: ListObjectStoreRequest
  ) throws -> (objects: [ObjectStoreSummary], used: Int) {
    try check(request.organizationId)
    let directory = (request.path ?? "").split(separator: "/")
    var folders: Set<String> = []
    var found: [ObjectStoreSummary] = []
    for key in objects.keys.sorted() {
      let parts = key.split(separator: "/")
      guard parts.count > directory.count, parts.starts(with: directory),
        let object = objects[key]
      else { continue }
      let name = String(parts[directory.count])
      if parts.count == directory.count + 1 {
        found.append(
          ObjectStoreSummary(
            key: key, name: name, modified: object.modified, mime: "application/octet-stream",
            folder: false, size: Double(object.data.count)))
      } else if folders.insert(name).inserted {
        let path = (directory.map(String.init) + [name]).joined(separator: "/")
        found.append(ObjectStoreSummary(key: path, name: name, folder: true))
      }
    }
    return (found, objects.values.reduce(0) { $0 + $1.data.count })
  }

  private func object(_ key: String) throws -> StoredObject {
    guard let object = objects[key] else {
      throw Refusal("There is no object with the key \(key).")
    }
    return object
  }

  private func check(_ organization: String?) throws {
    guard organization == nil || organization == organizationID else {
      throw Refusal("You are not a member of the organization.")
    }
  }
}
