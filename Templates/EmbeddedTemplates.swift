/// The templates that are part of the tool.
package enum EmbeddedTemplates {
  /// The name of each template, without its ending, and its text in UTF-8.
  package static var all: [(name: String, bytes: [UInt8])] {
    [
      ("alias", PackageResources.alias_mustache),
      ("argument", PackageResources.argument_mustache),
      ("client", PackageResources.client_mustache),
      ("client-calls", PackageResources.client_calls_mustache),
      ("coding", PackageResources.coding_mustache),
      ("constraint", PackageResources.constraint_mustache),
      ("constraint-definitions", PackageResources.constraint_definitions_mustache),
      ("constraint-list", PackageResources.constraint_list_mustache),
      ("constraints", PackageResources.constraints_mustache),
      ("content", PackageResources.content_mustache),
      ("documentation", PackageResources.documentation_mustache),
      ("enumeration", PackageResources.enumeration_mustache),
      ("field-default", PackageResources.field_default_mustache),
      ("field-options", PackageResources.field_options_mustache),
      ("field-type", PackageResources.field_type_mustache),
      ("file", PackageResources.file_mustache),
      ("literal", PackageResources.literal_mustache),
      ("message-part", PackageResources.message_part_mustache),
      ("operation", PackageResources.operation_mustache),
      ("operations", PackageResources.operations_mustache),
      ("parts", PackageResources.parts_mustache),
      ("recognition", PackageResources.recognition_mustache),
      ("response-content", PackageResources.response_content_mustache),
      ("server", PackageResources.server_mustache),
      ("struct", PackageResources.struct_mustache),
      ("stub", PackageResources.stub_mustache),
      ("type", PackageResources.type_mustache),
      ("union", PackageResources.union_mustache),
    ]
  }
}
