// Holds the folder's place until the client is generated from Specs/.
