// Deletes all projects in a directory.
import ExampleSetting
import QuantConnect

let client = try ExampleSetting().client
print(try json(await client.authentication.authenticate()))

guard let directory = CommandLine.arguments.dropFirst().first else {
  fatalError("usage: delete-projects PATH")
}
let path = directory.split(separator: "/")
let projects = try await client.projects.read().projects ?? []
for project in projects where project.name.split(separator: "/").starts(with: path) {
  _ = try await client.projects.delete(DeleteProjectRequest(projectId: project.projectId))
}
