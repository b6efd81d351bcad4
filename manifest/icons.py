#!/usr/bin/env python3
"""Draws color.png (192 x 192) and outline.png (32 x 32, white on transparent): somebody leaves through a door.

Needs nothing but Python, and writes the same on every machine:
    python3 manifest/icons.py [FOLDER]
"""
import math
import struct
import sys
import zlib
from pathlib import Path

FINE = 8  # samples a pixel in each direction, for smooth edges
ACCENT = (0x3B, 0x3F, 0x8F)
WHITE = (255, 255, 255)

# All lines lie in a square of 0..1: the door and the way out.
DOOR = [((0.56, 0.34), (0.56, 0.22)), ((0.56, 0.22), (0.20, 0.22)), ((0.20, 0.22), (0.20, 0.78)), ((0.20, 0.78), (0.56, 0.78)), ((0.56, 0.78), (0.56, 0.66))]
ARROW = [((0.38, 0.50), (0.82, 0.50)), ((0.68, 0.36), (0.82, 0.50)), ((0.68, 0.64), (0.82, 0.50))]


def distance(x, y, line):
    (ax, ay), (bx, by) = line
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(1.0, max(0.0, along))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def covered(size, column, row, thickness):
    """How much of a pixel the lines cover, 0..1."""
    hits = 0
    for i in range(FINE * FINE):
        x = (column + (i % FINE + 0.5) / FINE) / size
        y = (row + (i // FINE + 0.5) / FINE) / size
        hits += any(distance(x, y, line) <= thickness / 2 for line in DOOR + ARROW)
    return hits / (FINE * FINE)


def colour(share):
    return bytes(round(a + (w - a) * share) for a, w in zip(ACCENT, WHITE)) + b"\xff"


def outline(share):
    return bytes(WHITE) + bytes([round(255 * share)])


def png(size, thickness, pixel):
    rows = b"".join(b"\0" + b"".join(pixel(covered(size, column, row, thickness)) for column in range(size)) for row in range(size))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
(folder / "color.png").write_bytes(png(192, 0.075, colour))
(folder / "outline.png").write_bytes(png(32, 0.075, outline))
