"""Pictures that tests draw."""

import csv
import struct
import zlib
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "examples" / "cell-nuclei" / "data" / "wdbc.csv"
PAPER, AXIS, BENIGN, MALIGNANT = (255, 255, 255), (90, 90, 90), (46, 125, 90), (176, 58, 102)


def png(width, height, pixel=None):
    """Of colours as `pixel(x, y)` gives them; without it, something that is not all the same."""
    pixel = pixel or (lambda x, y: (x % 200,) * 3)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(c for x in range(width) for c in pixel(x, y)) for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def scatter(across, up, width=640, height=400):
    """The example's samples, malignant and benign, by two of their measurements."""
    with open(DATA, encoding="utf-8") as file:
        samples = list(csv.DictReader(file))
    lowest = {name: min(float(each[name]) for each in samples) for name in (across, up)}
    highest = {name: max(float(each[name]) for each in samples) for name in (across, up)}

    def share(sample, name):
        return (float(sample[name]) - lowest[name]) / (highest[name] - lowest[name])

    dots = {}
    for sample in samples:
        x, y = 40 + int(share(sample, across) * (width - 70)), height - 40 - int(share(sample, up) * (height - 70))
        colour = MALIGNANT if sample["malignant"] == "1" else BENIGN
        dots |= {(x + i, y + j): colour for i in range(-2, 3) for j in range(-2, 3) if i * i + j * j < 7}
    axes = {(30, y) for y in range(20, height - 30)} | {(x, height - 30) for x in range(30, width - 20)}
    return png(width, height, lambda x, y: dots.get((x, y)) or (AXIS if (x, y) in axes else PAPER))
