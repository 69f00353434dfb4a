#!/usr/bin/env python3
"""Draws the product's logo, a stained cell nucleus, as a PNG of 240 × 240 pixels."""

import struct
import sys
import zlib

SIZE = 240
PAPER, CELL, NUCLEUS, SPOT = (247, 243, 250), (214, 190, 228), (122, 62, 150), (74, 28, 102)


def colour(x, y):
    def inside(cx, cy, rx, ry):
        return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1

    if any(inside(*spot) for spot in ((108, 118, 11, 9), (140, 104, 7, 7), (132, 142, 8, 6))):
        return SPOT
    if inside(124, 120, 52, 46):
        return NUCLEUS
    if inside(118, 122, 98, 90):
        return CELL
    return PAPER


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    lines = b"".join(b"\0" + bytes(c for x in range(SIZE) for c in colour(x, y)) for y in range(SIZE))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    with open(sys.argv[1], "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    main()
