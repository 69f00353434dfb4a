"""Service models: found in a folder of published models, corrected by patches, cut down to what is offered."""

import gzip
import json
from pathlib import Path

import own


def load_json(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def find_published(models, name):
    """The newest version of a service's model below the folder `models`."""
    versions = sorted(p for p in (models / name).iterdir() if p.is_dir())
    for suffix in ("service-2.json", "service-2.json.gz"):
        path = versions[-1] / suffix
        if path.exists():
            return path
    raise SystemExit(f"no service model of {name} below {models}")


def apply_patches(model, patches):
    """Each patch names a shape, the attribute to set (null removes it), and why."""
    for patch in patches:
        shape = model["shapes"].get(patch["shape"])
        if shape is None:
            raise SystemExit(f"a patch names {patch['shape']}, which the model does not have (any more)")
        target = shape["members"][patch["member"]] if "member" in patch else shape
        for attribute, value in patch["set"].items():
            if value is None:
                target.pop(attribute, None)
            else:
                target[attribute] = value
    return model


def reachable(model, roots):
    """Names of the shapes that the roots need, each after all that it needs itself."""
    ordered, open_shapes = [], []

    def visit(name):
        if name in ordered:
            return
        if name in open_shapes:
            raise SystemExit(f"shape {name} contains itself, which structs by value cannot")
        open_shapes.append(name)
        shape = model["shapes"][name]
        parts = [m["shape"] for m in shape.get("members", {}).values()]
        parts += [shape[p]["shape"] for p in ("member", "key", "value") if p in shape]
        for part in parts:
            visit(part)
        open_shapes.pop()
        ordered.append(name)

    for root in roots:
        visit(root)
    return ordered


class Service:
    """What the emitters need of one service."""

    def __init__(self, entry, model):
        self.entry = entry
        self.namespace = entry["namespace"]
        self.model = model
        self.metadata = model["metadata"]
        self.shapes = model["shapes"]
        everything = model.get("operations", {})
        # All that a model of our own has is offered.
        offered = entry.get("operations", everything if "own" in entry else [])
        missing = [n for n in offered if n not in everything]
        if missing:
            raise SystemExit(f"{self.namespace}: the model has no operation {', '.join(missing)}")
        self.operations = {n: everything[n] for n in sorted(offered)}
        self.others = {n: o for n, o in sorted(everything.items()) if n not in self.operations}
        self.shapes_only = entry.get("shapes_only", False)
        if self.shapes_only:
            roots = [n for n, s in self.shapes.items() if s["type"] == "structure"]
        else:
            roots = [o[side]["shape"] for o in self.operations.values() for side in ("input", "output") if side in o]
        self.ordered = reachable(model, roots)
        errors = {e["shape"] for o in self.operations.values() for e in o.get("errors", [])}
        self.errors = {name: self.shapes[name] for name in sorted(errors)}


def load_model(api, entry, models):
    if "own" not in entry:
        return load_json(find_published(Path(models), entry["model"]))
    path = api / entry["own"]
    return own.join(path) if path.is_dir() else load_json(path)


def load_services(api, models):
    offered = load_json(api / "offered.json")
    services = []
    for entry in offered["services"]:
        patch_file = api / "patches" / f"{entry['namespace']}.json"
        patches = load_json(patch_file)["patches"] if patch_file.exists() else []
        services.append(Service(entry, apply_patches(load_model(api, entry, models), patches)))
    return services
