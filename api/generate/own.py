"""Our own service models: a folder of parts, one per subject, put together to the form of a service-2.json.

`_service.json` has the metadata, the errors that every operation may answer, and the shapes that all parts share. A part
names its operations with no more than what sets each apart; <Name>Request and <Name>Response are among its shapes.
"""

import json


def operation(name, told, common_errors):
    written = {"name": name, "http": {"method": "POST", "requestUri": "/"}}
    written["input"] = {"shape": f"{name}Request"}
    written["output"] = {"shape": f"{name}Response"}
    written["errors"] = [{"shape": error} for error in [*common_errors, *told.get("errors", [])]]
    written["documentation"] = told["documentation"]
    return written


def join(folder):
    """The model in the parts below `folder`; a shape or an operation has one home."""
    service = json.loads((folder / "_service.json").read_text(encoding="utf-8"))
    told = f"{service['documentation']} Generated from the parts in api/own/{folder.name}."
    model = {"version": "2.0", "metadata": service["metadata"], "documentation": told}
    operations, shapes = {}, dict(service["shapes"])
    for path in sorted(folder.glob("[!_]*.json")):
        part = json.loads(path.read_text(encoding="utf-8"))
        twice = [n for n in [*part["operations"], *part["shapes"]] if n in operations or n in shapes]
        if twice:
            raise SystemExit(f"{path.name} says again what another part says: {', '.join(twice)}")
        shapes |= part["shapes"]
        operations |= {n: operation(n, told, service["errors"]) for n, told in part["operations"].items()}
    for name, written in operations.items():
        for side in ("input", "output"):
            if written[side]["shape"] not in shapes:
                raise SystemExit(f"{name} has no shape {written[side]['shape']}")
    model["operations"] = {n: operations[n] for n in sorted(operations)}
    model["shapes"] = {n: shapes[n] for n in sorted(shapes)}
    return model
