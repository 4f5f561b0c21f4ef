/// The templates that are part of the tool.
package enum EmbeddedTemplates {
  /// The name of each template, without its ending, and its text in UTF-8.
  package static var all: [(name: String, bytes: [UInt8])] {
    [
      ("alias", PackageResources.alias_mustache),
      ("client", PackageResources.client_mustache),
      ("client-calls", PackageResources.client_calls_mustache),
      ("constraint-definitions", PackageResources.constraint_definitions_mustache),
      ("constraints", PackageResources.constraints_mustache),
      ("content", PackageResources.content_mustache),
      ("declaration", PackageResources.declaration_mustache),
      ("documentation", PackageResources.documentation_mustache),
      ("enumeration", PackageResources.enumeration_mustache),
      ("expression", PackageResources.expression_mustache),
      ("field-defaults", PackageResources.field_defaults_mustache),
      ("field-types", PackageResources.field_types_mustache),
      ("file", PackageResources.file_mustache),
      ("header", PackageResources.header_mustache),
      ("list", PackageResources.list_mustache),
      ("member", PackageResources.member_mustache),
      ("operation", PackageResources.operation_mustache),
      ("operations", PackageResources.operations_mustache),
      ("parameter", PackageResources.parameter_mustache),
      ("parameter-documentation", PackageResources.parameter_documentation_mustache),
      ("parameters", PackageResources.parameters_mustache),
      ("part-types", PackageResources.part_types_mustache),
      ("parts", PackageResources.parts_mustache),
      ("response", PackageResources.response_mustache),
      ("response-case", PackageResources.response_case_mustache),
      ("response-content", PackageResources.response_content_mustache),
      ("response-pattern", PackageResources.response_pattern_mustache),
      ("routes", PackageResources.routes_mustache),
      ("server", PackageResources.server_mustache),
      ("server-function", PackageResources.server_function_mustache),
      ("struct", PackageResources.struct_mustache),
      ("stub", PackageResources.stub_mustache),
      ("tuple", PackageResources.tuple_mustache),
      ("type", PackageResources.type_mustache),
      ("types", PackageResources.types_mustache),
      ("union", PackageResources.union_mustache),
    ]
  }
}
