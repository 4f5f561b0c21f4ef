// The wording of what can be wrong with an OpenAPI description.
extension DiagnosticKind {
  // MARK: The document

  package static let documentNotObject = DiagnosticKind(
    "document-not-object", .error,
    "an OpenAPI description is an object, not {0}; start it with 'openapi: 3.1.0'")
  package static let versionMissing = DiagnosticKind(
    "version-missing", .error,
    "nothing says which version of OpenAPI this is; add 'openapi: 3.1.0' at the top")
  package static let versionUnknown = DiagnosticKind(
    "version-unknown", .error,
    "'{0}' is not a version of OpenAPI; write 'swagger: \"2.0\"', or 'openapi' with 3.0, 3.1 or 3.2"
  )
  package static let versionNewer = DiagnosticKind(
    "version-newer", .note,
    "version {0} is newer than this tool; the description is read as {1}")
  package static let infoMissing = DiagnosticKind(
    "info-missing", .warning, "'info' has no '{0}'; '{1}' stands in for it")
  package static let pathsMissing = DiagnosticKind(
    "paths-missing", .warning,
    "the description has no 'paths' with anything in it; it is read as an API without operations")

  // MARK: References

  package static let referenceNotString = DiagnosticKind(
    "reference-not-string", .error, "'$ref' must be a string, not {0}")
  package static let referenceMalformed = DiagnosticKind(
    "reference-malformed", .error,
    "'{0}' cannot be read as a reference; write a file, then '#', then a JSON Pointer such as"
      + " '#/components/schemas/Pet'")
  package static let referenceMissing = DiagnosticKind(
    "reference-missing", .error,
    "'{0}' refers to nothing: '{1}' is there, but has no '{2}'; correct the reference, or add"
      + " what it names")
  package static let referenceMisspelled = DiagnosticKind(
    "reference-misspelled", .error,
    "'{0}' refers to nothing: '{1}' is there, but has no '{2}'; did you mean '{3}'?")
  package static let referenceThroughReference = DiagnosticKind(
    "reference-through-reference", .warning,
    "'{0}' leads through the reference '{1}', which no JSON Pointer does; it is followed all the"
      + " same: refer to the target where it stands")
  package static let sectionReference = DiagnosticKind(
    "section-reference", .warning,
    "'{0}' stands for a whole section, and no specification has a reference here; what it names is"
      + " read in its place: refer to each part of it")
  package static let sectionReferenceUnreadable = DiagnosticKind(
    "section-reference-unreadable", .error,
    "'{0}' leads to no section that ends; write the section here, or refer to each part of it")
  package static let referenceOtherKind = DiagnosticKind(
    "reference-other-kind", .warning,
    "'{0}' refers to {1}, and {2} belongs here; it is read as one: refer to {2}")
  package static let anchorMissing = DiagnosticKind(
    "anchor-missing", .error,
    "'{0}' refers to nothing: no schema of the file has the '$anchor' '{1}'; add it, or write a"
      + " JSON Pointer, which starts with '#/'")
  package static let mapReference = DiagnosticKind(
    "map-reference", .warning,
    "'{0}' stands for a map of properties, which only a schema can be referred to for; the map is"
      + " read in its place: refer to the schema that has it, in an 'allOf'")
  package static let mapReferenceUnreadable = DiagnosticKind(
    "map-reference-unreadable", .error,
    "'{0}' leads to no map of properties that ends; write the properties here, or refer to a schema"
      + " that has them, in an 'allOf'")
  package static let referenceOutsideID = DiagnosticKind(
    "reference-outside-id", .warning,
    "'{0}' refers to nothing within the schema of the '$id' '{1}' around it; it is read from the"
      + " top of the file: remove the '$id', or refer to the target by its own")
  package static let dynamicReferenceAmbiguous = DiagnosticKind(
    "dynamic-reference-ambiguous", .warning,
    "'{0}' can lead to several schemas with the '$dynamicAnchor' '{1}'; it is taken for '{2}': give"
      + " them names of their own, or write '$ref'")
  package static let dialectUnknown = DiagnosticKind(
    "dialect-unknown", .note,
    "'{0}' is not a dialect of JSON Schema that is known here; schemas are read as draft 2020-12 says"
  )
  package static let referenceToItself = DiagnosticKind(
    "reference-to-itself", .error,
    "'{0}' refers to itself; write what it is, or refer to something else")
  package static let referenceCycle = DiagnosticKind(
    "reference-cycle", .error,
    "'{0}' leads back to itself through {1} and never to any content; replace one of the"
      + " references by what it is")
  package static let referenceWrongKind = DiagnosticKind(
    "reference-wrong-kind", .error,
    "'{0}' refers to {1}, and {2} belongs here; refer to {2}")

  package static let referenceUnexpected = DiagnosticKind(
    "reference-unexpected", .note,
    "the specification allows no reference in the place of {0}; it is followed all the same")

  // MARK: Components

  package static let componentNotObject = DiagnosticKind(
    "component-not-object", .error, "'{0}' must be an object, not {1}")

  // MARK: Fields of any object

  package static let unknownKey = DiagnosticKind(
    "unknown-key", .warning,
    "'{0}' is not a key of {1} and is ignored; remove it, or put 'x-' before it")
  package static let misspelledKey = DiagnosticKind(
    "misspelled-key", .warning,
    "'{0}' is not a key of {1} and is ignored; did you mean '{2}'?")
  package static let wrongType = DiagnosticKind(
    "wrong-type", .warning, "'{0}' should be {1}, not {2}; it is ignored")
  package static let textExpected = DiagnosticKind(
    "text-expected", .warning, "'{0}' should be a string, not {1}; it is read as '{2}'")
  package static let numberExpected = DiagnosticKind(
    "number-expected", .warning,
    "'{0}' should be a number, not a string; it is read as {1}")
  package static let booleanExpected = DiagnosticKind(
    "boolean-expected", .warning,
    "'{0}' should be true or false, not a string; it is read as {1}")
  package static let listExpected = DiagnosticKind(
    "list-expected", .warning,
    "'{0}' should be a list, not {1}; it is read as a list of this one value")
  package static let countInvalid = DiagnosticKind(
    "count-invalid", .warning,
    "'{0}' should be a whole number from zero, not {1}; it is ignored")
  package static let keywordOfOtherVersion = DiagnosticKind(
    "keyword-of-other-version", .note,
    "'{0}' is written as in OpenAPI {1}; it is read as that version says")

  // MARK: Schemas

  package static let schemaNotObject = DiagnosticKind(
    "schema-not-object", .warning,
    "a schema should be an object, not {0}; it is read as one that allows any value")
  package static let schemaTooDeep = DiagnosticKind(
    "schema-too-deep", .error,
    "schemas are nested more than {0} deep here; move some to 'components/schemas'")
  package static let typeMisspelled = DiagnosticKind(
    "type-misspelled", .warning, "'{0}' is not a type; it is read as '{1}'")
  package static let typeUnknown = DiagnosticKind(
    "type-unknown", .warning,
    "'{0}' is not a type; the schema is read as one of any type")
  package static let typeFile = DiagnosticKind(
    "type-file", .warning,
    "'file' is a type of Swagger 2.0 only; it is read as 'string' with the format 'binary'")
  package static let requiredBoolean = DiagnosticKind(
    "required-boolean", .warning,
    "'required' should be a list of properties, not a boolean; it is ignored, so name the"
      + " property in the 'required' of the object that has it")
  package static let exclusiveWithoutLimit = DiagnosticKind(
    "exclusive-without-limit", .warning,
    "'{0}: true' needs a '{1}' beside it; it is ignored")
  package static let itemsList = DiagnosticKind(
    "items-list", .warning,
    "'items' should be one schema, not a list; it is read as 'prefixItems'")
  package static let itemsListOfAlternatives = DiagnosticKind(
    "items-list-of-alternatives", .warning,
    "'items' should be one schema, not a list; since there is no 'type: array', it is read as"
      + " 'anyOf'")
  package static let discriminatorWithoutProperty = DiagnosticKind(
    "discriminator-without-property", .warning,
    "the discriminator has no 'propertyName'; it is ignored")

  // MARK: Paths and operations

  package static let pathWithoutSlash = DiagnosticKind(
    "path-without-slash", .warning,
    "the path '{0}' should start with '/'; it is read as '/{0}'")
  package static let pathParameterMissing = DiagnosticKind(
    "path-parameter-missing", .warning,
    "no parameter is declared for '{0}' in the path; a string stands in for it")
  package static let pathParameterUnused = DiagnosticKind(
    "path-parameter-unused", .warning,
    "the path has no '{{0}}'; the parameter '{0}' is left out")
  package static let pathParameterOptional = DiagnosticKind(
    "path-parameter-optional", .warning,
    "a path parameter is always required; '{0}' is read as 'required: true'")
  package static let parameterDuplicate = DiagnosticKind(
    "parameter-duplicate", .warning,
    "the {1} parameter '{0}' is declared twice in this list; the second one is ignored")
  package static let parameterUnnamed = DiagnosticKind(
    "parameter-unnamed", .warning,
    "a parameter must have a 'name'; this one is left out")
  package static let parameterLocationUnknown = DiagnosticKind(
    "parameter-location-unknown", .warning,
    "'in' must be {1}, not '{0}'; the parameter is left out")
  package static let parameterLocationMissing = DiagnosticKind(
    "parameter-location-missing", .warning,
    "the parameter '{0}' has no 'in'; it is left out")
  package static let parameterWithoutSchema = DiagnosticKind(
    "parameter-without-schema", .warning,
    "{0} has neither a 'schema' nor a 'content'; it is read as a string")
  package static let parameterTypeOutsideSchema = DiagnosticKind(
    "parameter-type-outside-schema", .warning,
    "the type of {0} should stand in a 'schema'; it is read as if it did")
  package static let styleUnknown = DiagnosticKind(
    "style-unknown", .warning,
    "'{0}' is no style for {1}; it is read as '{2}'")
  package static let methodDuplicate = DiagnosticKind(
    "method-duplicate", .warning,
    "the path describes the method '{0}' twice; the second one is ignored")
  package static let responsesMissing = DiagnosticKind(
    "responses-missing", .warning,
    "the operation has no 'responses'; it is read as one that answers anything")
  package static let responseNotObject = DiagnosticKind(
    "response-not-object", .warning,
    "this is neither a response nor a reference to one; it is left out")
  package static let statusUnknown = DiagnosticKind(
    "status-unknown", .warning,
    "'{0}' is no status code; write one from 100 to 599, one of 1XX to 5XX, or 'default'; the"
      + " response is left out")
  package static let mediaTypeInvalid = DiagnosticKind(
    "media-type-invalid", .warning,
    "'{0}' is not a media type such as 'application/json'; it is left out")
  package static let exampleNotObject = DiagnosticKind(
    "example-not-object", .warning,
    "an example should be an object with a 'value', not {0}; it is read as the value itself")
  package static let exampleMissing = DiagnosticKind(
    "example-missing", .warning,
    "'{0}' leads to no example; the description is read without it: correct the reference, or"
      + " remove it")

  package static let keysExclusive = DiagnosticKind(
    "keys-exclusive", .warning,
    "'{0}' and '{1}' exclude each other in {2}; '{1}' is ignored, remove one of them")
  package static let allowReservedIgnored = DiagnosticKind(
    "allow-reserved-ignored", .warning,
    "'allowReserved' means nothing for {0} in this version; it is ignored")
  package static let headerNameInvalid = DiagnosticKind(
    "header-name-invalid", .warning,
    "'{0}' cannot be the name of a header; write letters, digits and any of !#$%&'*+-.^_`|~")
  package static let querystringWithSchema = DiagnosticKind(
    "querystring-with-schema", .warning,
    "'{0}' is the whole query, which takes a 'content', not a 'schema'; it is read as it is")
  package static let querystringNotAlone = DiagnosticKind(
    "querystring-not-alone", .warning,
    "'{0}' stands beside '{1}', which is the whole query; remove one of them")

  // MARK: Servers and security

  package static let serverVariableWithoutValues = DiagnosticKind(
    "server-variable-without-values", .warning,
    "the 'enum' of the variable '{0}' is empty; name its values or remove it; any value is taken")

  package static let serverWithoutURL = DiagnosticKind(
    "server-without-url", .warning, "a server must have a 'url'; this one is left out")
  package static let serverVariableWithoutDefault = DiagnosticKind(
    "server-variable-without-default", .warning,
    "the variable '{0}' has no 'default'; it is read as '{1}'")
  package static let securitySchemeUnknown = DiagnosticKind(
    "security-scheme-unknown", .warning,
    "'{0}' is no type of security scheme; the scheme is left out")
  package static let securitySchemeIncomplete = DiagnosticKind(
    "security-scheme-incomplete", .warning,
    "a security scheme of the type '{0}' must have '{1}'; the scheme is left out")
  package static let securitySchemeMissing = DiagnosticKind(
    "security-scheme-missing", .warning,
    "no security scheme is called '{0}'; it is left out of what is needed")
}
