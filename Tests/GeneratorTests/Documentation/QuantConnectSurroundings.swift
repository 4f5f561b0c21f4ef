// What the examples of the documentation that use QuantConnect do not declare themselves.

import QuantConnect

let client = QuantConnect.Client.stub()
let request = ListObjectStoreRequest(organizationId: "5cad", path: "")
