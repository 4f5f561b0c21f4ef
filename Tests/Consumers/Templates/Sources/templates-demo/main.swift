import Catalogue
import Long

func list(_ item: some Listed) -> String { "\(item)" }

let item = Item(name: "Atlas", kind: .map, size: Item.Size(pages: 200))
print(list(item), Item.modelName, list(Item.Size()))
let input =
  Operations.ThisOperationHasANameThatIsSoLongThatHardlyAnyLineHasRoomForAnythingElseOperation(
    identifier: "a", parameterNumber39: "b")
print(input.identifier, input.parameterNumber39 == "b")
