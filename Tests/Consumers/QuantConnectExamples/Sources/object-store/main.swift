// Uploads an object, looks at it, asks for its address, deletes it, and lists what is left.
import ConcordRuntime
import ExampleSetting
import Foundation
import QuantConnect

let setting = try ExampleSetting()
let (client, organization) = (setting.client, setting.organizationID)
print(try json(await client.authentication.authenticate()))

let key = "..."

let stored = try await client.objectStore.set(
  ObjectStoreBinaryFile(
    organizationId: organization, key: key, objectData: FilePart(Data("Hello, world!".utf8))))
print("Object Store File Uploaded Successfully:")
print(try json(stored))

let properties = try await client.objectStore.getProperties(
  GetObjectStorePropertiesRequest(organizationId: organization, key: key))
print("Object Store Metadata:")
print(try json(properties))

// The first call begins a job, the second asks for the address of what it packed.
let job = try await client.objectStore.get(
  .getObjectStoreJobIdRequest(.init(organizationId: organization, keys: [key])))
print("Object Store File Content:")
print(try json(job))
if let jobID = job.jobId, CommandLine.arguments.contains("--address") {
  let packed = try await client.objectStore.get(
    .getObjectStoreURLRequest(.init(organizationId: organization, jobId: jobID)))
  print("Object Store File Address: \(packed.url ?? "not yet")")
}

let deleted = try await client.objectStore.delete(
  DeleteObjectStoreRequest(organizationId: organization, key: key))
print("Object Store File Deleted Successfully:")
print(try json(deleted))

let listing = try await client.objectStore.list(
  ListObjectStoreRequest(organizationId: organization, path: ""))
print("List of Object Store Files:")
print(try json(listing))
