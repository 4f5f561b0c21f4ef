// Creates a project, reads it, gives it another name and a description, and deletes it.
import ExampleSetting
import Foundation
import QuantConnect

let client = try ExampleSetting().client
print(try json(await client.authentication.authenticate()))

let created = try await client.projects.create(
  CreateProjectRequest(name: "Project_\(Int(Date().timeIntervalSince1970))", language: .py))
guard let projectID = created.projects?.first?.projectId else {
  fatalError("the reply has no project")
}
print("Project Created Successfully:")
print(try json(created))

let project = try await client.projects.read(ReadProjectRequest(id: projectID))
print("Project Details:")
print(try json(project))

let updated = try await client.projects.update(
  UpdateProjectRequest(
    projectId: projectID, name: "Project_\(projectID)",
    description: "The new project name is awesome!"))
print("Project Updated Successfully:")
print(try json(updated))

let deleted = try await client.projects.delete(DeleteProjectRequest(projectId: projectID))
print("Project Deleted Successfully:")
print(try json(deleted))
