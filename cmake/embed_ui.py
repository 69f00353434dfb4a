#!/usr/bin/env python3
"""Embeds the built portal: embed_ui.py DIST OUT writes OUT/ui_files.cpp, and OUT/ui_bytes.S that includes the bytes.

Without DIST the table is empty, and the server says that it was built without the portal.
"""

import hashlib
import sys
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
DECLARATION = 'extern "C" const char {0}_begin[], {0}_end[];'


def write(path, content):
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main():
    dist, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    files = sorted(p for p in dist.rglob("*") if p.suffix in TYPES and ".vite" not in p.parts) if dist.is_dir() else []
    files.sort(key=lambda p: "/" + p.relative_to(dist).as_posix())
    assembly = [".section .rodata"]
    declared, rows = [], []
    for number, path in enumerate(files):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
        views = []
        for kind in ("", ".gz", ".br"):
            variant = Path(f"{path}{kind}")
            if not variant.exists():
                views.append("{}")
                continue
            symbol = f"souk_ui_{number}{kind.replace('.', '_')}"
            # The digest stands here so that the file changes with its content.
            assembly += [f"# {hashlib.sha256(variant.read_bytes()).hexdigest()}", f".global {symbol}_begin"]
            assembly += [f".global {symbol}_end", f"{symbol}_begin:", f'.incbin "{variant}"', f"{symbol}_end:"]
            declared.append(DECLARATION.format(symbol))
            views.append(f"view({symbol}_begin, {symbol}_end)")
        name = "/" + path.relative_to(dist).as_posix()
        rows.append(f'        {{"{name}", "{TYPES[path.suffix]}", {", ".join(views)}, "{digest}"}},')
    assembly.append('.section .note.GNU-stack,"",%progbits')
    source = ['#include "http/static_ui.hpp"', "", "#include <array>", "", *declared, "", "namespace http {", ""]
    if files:
        source += ["static std::string_view view(const char* begin, const char* end) {"]
        source += ["    return {begin, static_cast<std::size_t>(end - begin)};", "}", ""]
    source += ["std::span<const UiFile> ui_files() {"]
    source += [f"    static const std::array<UiFile, {len(files)}> files = {{{{" if files else "    return {};"]
    source += [*rows, "    }};", "    return files;"] if files else []
    source += ["}", "", "} // namespace http", ""]
    out.mkdir(parents=True, exist_ok=True)
    write(out / "ui_bytes.S", "\n".join(assembly) + "\n")
    write(out / "ui_files.cpp", "\n".join(source))


if __name__ == "__main__":
    main()
