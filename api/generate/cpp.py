"""C++ from a service: a header of structs, and a source of constant tables."""

KEYWORD_LIST = """
alignas alignof and asm auto bool break case catch char class compl concept const continue default delete do double
else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not
nullptr operator or private protected public register requires return short signed sizeof static struct switch
template this throw true try typedef typename union unsigned using virtual void volatile while xor
"""
KEYWORDS = set(KEYWORD_LIST.split())

SCALARS = {
    "string": ("std::string", "String"),
    "character": ("std::string", "String"),
    "blob": ("std::string", "Blob"),
    "boolean": ("bool", "Boolean"),
    "integer": ("std::int64_t", "Integer"),
    "long": ("std::int64_t", "Integer"),
    "float": ("double", "Double"),
    "double": ("double", "Double"),
    "timestamp": ("base::Instant", "Timestamp"),
}
LOCATIONS = {"uri": "Uri", "querystring": "Query", "header": "Header", "headers": "Headers", "statusCode": "StatusCode"}
TIMES = {"iso8601": "Iso", "rfc822": "Http", "unixTimestamp": "Epoch"}


def identifier(name):
    cleaned = "".join(c if c.isalnum() else "_" for c in name)
    if cleaned[0].isdigit():
        cleaned = "_" + cleaned
    return cleaned + "_" if cleaned in KEYWORDS else cleaned


def text(value):
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("??", "?\\?")
    return f'"{escaped}"'


def is_document(shape):
    return shape["type"] == "structure" and shape.get("document", False)


def cpp_type(service, name):
    shape = service.shapes[name]
    kind = shape["type"]
    if is_document(shape):
        return "base::Document"
    if kind in SCALARS:
        return SCALARS[kind][0]
    if kind == "list":
        return f"std::vector<{cpp_type(service, shape['member']['shape'])}>"
    if kind == "map":
        return f"std::map<std::string, {cpp_type(service, shape['value']['shape'])}>"
    # Qualified: a member may bear the name of its own type.
    return f"api::{service.namespace}::{identifier(name)}"


def structures(service):
    return [
        n for n in service.ordered if service.shapes[n]["type"] == "structure" and not is_document(service.shapes[n])
    ]


def struct_lines(service, name):
    shape = service.shapes[name]
    required = shape.get("required", [])
    yield f"struct {identifier(name)} {{"
    for member, reference in shape.get("members", {}).items():
        kind = cpp_type(service, reference["shape"])
        if member in required:
            initial = "{}" if kind in ("bool", "std::int64_t", "double") else ""
            yield f"    {kind} {identifier(member)}{initial};"
        else:
            yield f"    std::optional<{kind}> {identifier(member)};"
    yield "};"
    yield ""


def enum_lines(service):
    for name in service.ordered:
        shape = service.shapes[name]
        if "enum" not in shape:
            continue
        yield f"namespace {identifier(name)} {{"
        for value in shape["enum"]:
            yield f"inline constexpr std::string_view {identifier(value)} = {text(value)};"
        yield "}"
        yield ""


def side(operation, which):
    return identifier(operation[which]["shape"]) if which in operation else "wire::Empty"


def header(service):
    ns = f"api::{service.namespace}"
    lines = [
        f"// Structs of {service.metadata.get('serviceFullName', service.namespace)}. Generated from its model: do not edit.",
        "#pragma once",
        "",
        '#include "base/document.hpp"',
        '#include "base/instant.hpp"',
        '#include "wire/shape.hpp"',
        "",
        f"namespace {ns} {{",
        "",
    ]
    if not service.shapes_only:
        lines += ["extern const wire::Service service;", ""]
    lines += enum_lines(service)
    for name in structures(service):
        lines += struct_lines(service, name)
    for name, operation in service.operations.items():
        lines += [
            f"struct {identifier(name)} {{",
            f"    using Input = {ns}::{side(operation, 'input')};"
            if "input" in operation
            else "    using Input = wire::Empty;",
            f"    using Output = {ns}::{side(operation, 'output')};"
            if "output" in operation
            else "    using Output = wire::Empty;",
            "    static const wire::Operation operation;",
            "};",
            "",
        ]
    lines += [f"}} // namespace {ns}", "", "namespace wire {", ""]
    for name in structures(service):
        lines += ["template<>", f"const Shape& shape_of<{ns}::{identifier(name)}>();"]
    lines += ["", "} // namespace wire", ""]
    return "\n".join(lines)


def constraint_fields(shape):
    kind = shape["type"]
    if kind not in ("float", "double"):
        if "min" in shape:
            yield f".least = {int(shape['min'])}"
        if "max" in shape:
            yield f".most = {int(shape['max'])}"
    if "pattern" in shape:
        yield f".pattern = {text(shape['pattern'])}"
    if shape.get("sensitive"):
        yield ".sensitive = true"
    if "timestampFormat" in shape:
        yield f".time = wire::TimeForm::{TIMES[shape['timestampFormat']]}"


def member_line(service, owner, shape, member, reference):
    required = member in shape.get("required", [])
    kind = cpp_type(service, reference["shape"])
    fields = [
        f".name = {text(member)}",
        f".wire = {text(reference.get('locationName', member))}",
        f".shape = &shape_{identifier(reference['shape'])}",
        f".offset = offsetof({owner}, {identifier(member)})",
        ".optional = nullptr" if required else f".optional = &wire::optional_access<{kind}>",
    ]
    if "location" in reference:
        fields.append(f".location = wire::Location::{LOCATIONS[reference['location']]}")
    if "timestampFormat" in reference:
        fields.append(f".time = wire::TimeForm::{TIMES[reference['timestampFormat']]}")
    if shape.get("payload") == member:
        fields.append(".payload = true")
    if reference.get("jsonvalue"):
        fields.append(".json_value = true")
    return "    {" + ", ".join(fields) + "},"


def shape_lines(service, name):
    shape = service.shapes[name]
    ident, kind = identifier(name), shape["type"]
    fields = [f".name = {text(name)}"] + list(constraint_fields(shape))
    if is_document(shape):
        table_kind = "Document"
    elif kind in SCALARS:
        table_kind = SCALARS[kind][1]
        if "enum" in shape:
            values = ", ".join(text(v) for v in shape["enum"])
            yield f"constexpr std::string_view values_{ident}[] = {{{values}}};"
            fields.append(f".values = values_{ident}")
    elif kind == "list":
        table_kind = "List"
        element = shape["member"]["shape"]
        fields += [
            f".element = &shape_{identifier(element)}",
            f".list = &wire::list_access<{cpp_type(service, element)}>",
        ]
    elif kind == "map":
        table_kind = "Map"
        value = shape["value"]["shape"]
        fields += [
            f".element = &shape_{identifier(value)}",
            f".key = &shape_{identifier(shape['key']['shape'])}",
            f".map = &wire::map_access<{cpp_type(service, value)}>",
        ]
    else:
        table_kind = "Structure"
        if shape.get("members"):
            yield f"constexpr wire::Member members_{ident}[] = {{"
            for member, reference in shape["members"].items():
                yield member_line(service, ident, shape, member, reference)
            yield "};"
            fields.append(f".members = members_{ident}")
        if shape.get("union"):
            fields.append(".is_union = true")
    order = [
        "least",
        "most",
        "pattern",
        "values",
        "members",
        "is_union",
        "sensitive",
        "element",
        "key",
        "list",
        "map",
        "time",
    ]
    rank = {n: i for i, n in enumerate(order)}
    fields[1:] = sorted(fields[1:], key=lambda f: rank[f[1:].split(" ")[0]])
    yield f"constexpr wire::Shape shape_{ident} = {{.kind = wire::Kind::{table_kind}, {', '.join(fields)}}};"


def protocol_of(metadata):
    offered = metadata.get("protocols", [metadata["protocol"]])
    # The order in which the stock SDKs prefer them.
    for name in ("json", "rest-json", "query"):
        if name in offered:
            if name == "json":
                return "Json10" if metadata.get("jsonVersion") == "1.0" else "Json11"
            return {"rest-json": "RestJson", "query": "Query"}[name]
    raise SystemExit(f"no protocol of {metadata['serviceId']} is known")


def error_code(name, shape):
    return shape.get("error", {}).get("code", name)


def message_member(service):
    for shape in service.errors.values():
        for member in shape.get("members", {}):
            if member.lower() == "message":
                return member
    return "message"


def operation_uri(operation):
    return operation.get("http", {}).get("requestUri", "/")


def service_lines(service):
    metadata = service.metadata
    for name, operation in service.operations.items():
        sides = [
            f"&shape_{identifier(operation[s]['shape'])}" if s in operation else "nullptr" for s in ("input", "output")
        ]
        wrapper = operation.get("output", {}).get("resultWrapper", "")
        http = operation.get("http", {})
        yield (
            f"const wire::Operation {identifier(name)}::operation = {{&service, {text(name)}, {text(http.get('method', 'POST'))}, "
            f"{text(operation_uri(operation))}, {sides[0]}, {sides[1]}, {text(wrapper)}, {http.get('responseCode', 200)}}};"
        )
    yield ""
    yield "namespace {"
    yield "const wire::Operation* const operations[] = {"
    for name in service.operations:
        yield f"    &{identifier(name)}::operation,"
    yield "};"
    if service.others:
        yield "constexpr wire::Other others[] = {"
        for name, operation in service.others.items():
            http = operation.get("http", {})
            yield f"    {{{text(name)}, {text(http.get('method', 'POST'))}, {text(operation_uri(operation))}}},"
        yield "};"
    if service.errors:
        yield "constexpr wire::ErrorShape errors[] = {"
        for name, shape in service.errors.items():
            status = shape.get("error", {}).get("httpStatusCode", 500 if shape.get("fault") else 400)
            yield f"    {{{text(error_code(name, shape))}, {status}}},"
        yield "};"
    yield "} // namespace"
    yield ""
    yield "const wire::Service service = {"
    yield f"    .name = {text(service.namespace)},"
    yield f"    .page = {text(service.entry['page'])},"
    yield f"    .signing = {text(metadata.get('signingName', metadata.get('endpointPrefix', '')))},"
    yield f"    .version = {text(metadata['apiVersion'])},"
    yield f"    .target = {text(metadata.get('targetPrefix', ''))},"
    yield f"    .xml_namespace = {text(metadata.get('xmlNamespace', ''))},"
    yield f"    .message_member = {text(message_member(service))},"
    yield f"    .protocol = wire::Protocol::{protocol_of(metadata)},"
    cbor = "smithy-rpc-v2-cbor" in metadata.get("protocols", [])
    yield f"    .cbor = {'true' if cbor else 'false'},"
    yield "    .operations = operations,"
    yield f"    .others = {'others' if service.others else '{}'},"
    yield f"    .others_reason = {text(service.entry.get('others', ''))},"
    yield f"    .errors = {'errors' if service.errors else '{}'},"
    yield "};"


def source(service):
    ns = f"api::{service.namespace}"
    lines = [
        f"// Tables of {service.metadata.get('serviceFullName', service.namespace)}. Generated from its model: do not edit.",
        f'#include "api/{service.namespace}.hpp"',
        "",
        "#include <cstddef>",
        "",
        f"namespace {ns} {{",
        "namespace {",
        "",
    ]
    for name in service.ordered:
        lines += shape_lines(service, name)
    lines += ["", "} // namespace", ""]
    if not service.shapes_only:
        lines += service_lines(service)
    lines += ["", f"}} // namespace {ns}", "", "namespace wire {", ""]
    for name in structures(service):
        ident = identifier(name)
        lines += ["template<>", f"const Shape& shape_of<{ns}::{ident}>() {{", f"    return {ns}::shape_{ident};", "}"]
    lines += ["", "} // namespace wire", ""]
    return "\n".join(lines)


def services_source(services):
    """The list of all services, in the order of offered.json."""
    served = [s for s in services if not s.shapes_only]
    lines = ["// Every service that is offered. Generated: do not edit."]
    lines += ['#include "wire/services.hpp"', ""]
    lines += [f'#include "api/{s.namespace}.hpp"' for s in served]
    lines += ["", "namespace wire {", "", "std::span<const Service* const> services() {"]
    lines += ["    static const Service* const all[] = {"]
    lines += [f"        &api::{s.namespace}::service," for s in served]
    lines += ["    };", "    return all;", "}", "", "} // namespace wire", ""]
    return "\n".join(lines)
