"""Reads data frames from an R package's lazy-load database (Rdata.rdb, Rdata.rdx), without R.

The format is described in "R Internals", chapters 1.8 (serialization, XDR) and 2.1 (lazy loading). Only what plain data
frames are made of is read: lists, factors, numbers, logicals, strings and attributes.
"""

import bz2
import gzip
import lzma
import struct
import zlib

NA_INTEGER = -(2**31)
R_NA_REAL = bytes.fromhex("7ff00000000007a2")


class Vector(list):
    """An R vector: its values, and its attributes in `.attributes`."""

    attributes: dict


class XdrReader:
    """Walks one serialized R object (format versions 2 and 3, big-endian)."""

    def __init__(self, content: bytes):
        if not content.startswith(b"X\n"):
            raise ValueError("not an XDR serialization")
        self.content = content
        self.at = 2
        self.symbols: list = []
        version = self.integer()
        self.at += 8  # versions of R that wrote it and that can read it
        if version == 3:
            self.take(self.integer())  # name of the native encoding

    def take(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]

    def integer(self) -> int:
        return struct.unpack(">i", self.take(4))[0]

    def numbers(self, kind: str, size: int) -> list:
        length = self.integer()
        return list(struct.unpack(f">{length}{kind}", self.take(size * length)))

    def reals(self) -> list:
        raw = self.take(8 * self.integer())
        words = (raw[i : i + 8] for i in range(0, len(raw), 8))
        return [None if word == R_NA_REAL else struct.unpack(">d", word)[0] for word in words]

    def text(self):
        length = self.integer()
        return None if length == -1 else self.take(length).decode("utf-8")

    def item(self):
        """The next object: None, a string, a dict (pairlist) or a Vector."""
        flags = self.integer()
        kind = flags & 0xFF
        if kind == 254:  # NULL
            return None
        if kind == 255:  # a symbol seen before
            return self.symbols[(flags >> 8) - 1]
        if kind == 1:  # symbol
            self.symbols.append(self.item())
            return self.symbols[-1]
        if kind == 9:  # one string
            return self.text()
        if kind == 2:
            return self.pairs(flags)
        if kind == 238:  # compact representation of a vector
            return self.compact()
        return self.vector(kind, has_attributes=bool(flags & 0x200))

    def pairs(self, flags: int) -> dict:
        found = {}
        while flags & 0xFF == 2:
            if flags & 0x200:
                self.item()
            tag = self.item() if flags & 0x400 else str(len(found))
            found[tag] = self.item()
            flags = self.integer()
        return found

    def compact(self) -> Vector:
        """Integer sequences (`row.names`) and wrapped vectors, the two forms that occur in data frames."""
        form = next(iter(self.item().values()))
        state = self.item()
        self.item()  # attributes, empty here
        if form == "compact_intseq":
            length, first, step = state
            return with_attributes([int(first + step * i) for i in range(int(length))], None)
        if form.startswith("wrap_"):
            return state[0] if isinstance(state, list) else next(iter(state.values()))
        raise ValueError(f"compact form {form} is not read here")

    def vector(self, kind: int, has_attributes: bool) -> Vector:
        if kind in (10, 13):  # logical, integer
            values = [None if v == NA_INTEGER else v for v in self.numbers("i", 4)]
        elif kind == 14:
            values = self.reals()
        elif kind in (16, 19):  # strings, list
            values = [self.item() for _ in range(self.integer())]
        else:
            raise ValueError(f"R type {kind} is not read here")
        return with_attributes(values, self.item() if has_attributes else None)


def with_attributes(values: list, attributes) -> Vector:
    vector = Vector(values)
    vector.attributes = attributes or {}
    return vector


def named(vector: Vector) -> dict:
    return dict(zip(vector.attributes["names"], vector))


def inflate(block: bytes) -> bytes:
    """One entry of the database: its length when unpacked, the method's letter (none: zlib), the packed bytes."""
    method, packed = block[4:5], block[5:]
    if method == b"Z":
        return lzma.decompress(packed, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    if method == b"2":
        return bz2.decompress(packed)
    return zlib.decompress(block[4:])


def read_frame(database: bytes, index: bytes, name: str) -> dict[str, list]:
    """The columns of the data frame `name`, factors as their labels, missing values as None."""
    places = named(named(XdrReader(gzip.decompress(index)).item())["variables"])
    start, length = places[name]
    frame = XdrReader(inflate(database[start : start + length])).item()
    return {column: labels(values) for column, values in named(frame).items()}


def labels(column: Vector) -> list:
    levels = column.attributes.get("levels")
    return list(column) if levels is None else [None if v is None else levels[v - 1] for v in column]
