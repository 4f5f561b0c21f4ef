// Creates a file of a project, reads it, changes its content and its name, and deletes it.
import ExampleSetting
import QuantConnect

let client = try ExampleSetting().client
print(try json(await client.authentication.authenticate()))

guard let projectID = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) else {
  fatalError("usage: files PROJECT-ID")
}

let created = try await client.files.create(
  CreateProjectFileRequest(
    projectId: projectID, name: "utils.py",
    content: """

      # region imports
      from AlgorithmImports import *
      # endregion

      class Project(QCAlgorithm):
          def Initialize(self):
              self.AddEquity("SPY", Resolution.Minute)

      """))
print("File Created Successfully:")
print(try json(created))

let files = try await client.files.read(
  ReadFilesRequest(projectId: projectID, includeLibraries: true))
let content = files.files?.first?.content ?? ""
print("File Content:")
print(content)

let updated = try await client.files.update(
  .updateFileContentsRequest(
    .init(
      projectId: projectID, name: "utils.py",
      content: content.replacing("SPY", with: "TSLA"))))
print("File Updated Successfully:")
print(try json(updated))

let renamed = try await client.files.update(
  .updateFileNameRequest(.init(projectId: projectID, name: "utils.py", newName: "utils2.py")))
print("File Renamed Successfully:")
print(try json(renamed))

let deleted = try await client.files.delete(
  DeleteFileRequest(projectId: projectID, name: "utils2.py"))
print("File Deleted Successfully:")
print(try json(deleted))
