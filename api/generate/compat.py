"""docs/compat/<page>.md: which operations of a service are offered, and which are not."""


def page(service):
    title = service.metadata.get("serviceFullName", service.namespace)
    lines = [
        f"# {title}",
        "",
        f"API version {service.metadata['apiVersion']}. Generated from `api/offered.json` and the service model; "
        "`api/generate/generate.py --compat` writes it anew.",
        "",
        "## Offered",
        "",
    ]
    lines += [f"- `{name}`" for name in service.operations]
    if service.others:
        lines += ["", "## Not offered", "", service.entry.get("others", ""), ""]
        lines += ["These answer `UnsupportedOperationException`:", ""]
        lines += [", ".join(f"`{name}`" for name in service.others) + "."]
    notes = service.entry.get("notes", [])
    if notes:
        lines += ["", "## Where it differs", ""]
        lines += [f"- {note}" for note in notes]
    return "\n".join(lines) + "\n"
