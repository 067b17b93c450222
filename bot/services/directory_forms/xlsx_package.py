"""Whether a workbook may be opened at all: what a hostile or damaged one could do is seen before that."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from bot.domain.directory_fields import ARROW, DirectoryProblem, DirectoryRefused, Spot

LARGEST_UNPACKED = 150 * 1024 * 1024
MOST_PARTS = 2000
OLE = b"\xd0\xcf\x11\xe0"  # a workbook with a password, and the .xls of old, begin so
ENCRYPTED = 0x1
HEAD = 2048
PIECE = 1 << 16
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]{2,24})"')
SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def open_package(content: bytes, name: str) -> ZipFile:
    """Return the parts of a workbook that is safe to read.

    Raises:
        DirectoryRefused: it is none, is locked, or would unpack into too much.
    """
    if content.startswith(OLE):
        raise refused("locked_xlsx", name)
    try:
        package = ZipFile(BytesIO(content))
    except (BadZipFile, OSError, ValueError) as error:
        raise refused("broken_xlsx", name) from error
    parts = package.infolist()
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise refused("locked_xlsx", name)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise refused("huge_xlsx", name, limit=str(LARGEST_UNPACKED >> 20))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and DOCTYPE.search(_head(package, part.filename)):
            raise refused("broken_xlsx", name)
    return package


def refused(code: str, name: str, **params: str) -> DirectoryRefused:
    """Make the refusal of a whole file."""
    return DirectoryRefused([DirectoryProblem(code, name, params)])


def _head(package: ZipFile, part: str) -> bytes:
    with package.open(part) as stream:
        return stream.read(HEAD)


def merged_cells(package: ZipFile, name: str) -> Iterator[DirectoryProblem]:
    """Find merged cells: a reader of rows sees the first of them filled and the others empty."""
    for sheet, part in _sheets(package).items():
        with package.open(part) as stream:
            tail = b""
            while piece := stream.read(PIECE):
                for found in MERGED.finditer(tail + piece):
                    cells = found[1].decode()
                    spot = Spot(sheet=sheet, cell=cells.partition(":")[0])
                    yield DirectoryProblem("merged_cells", f"{name}{ARROW}{sheet}", {"value": cells}, spot)
                tail = piece[-64:]


def _sheets(package: ZipFile) -> Mapping[str, str]:
    """Return the part of each sheet by its title."""
    relations = {
        found["Id"]: normpath(join("xl", found["Target"])).removeprefix("/")
        for found in _elements(package, "xl/_rels/workbook.xml.rels", RELATION)
        if {"Id", "Target"} <= found.keys()
    }
    sheets = _elements(package, "xl/workbook.xml", SHEET)
    return {
        found["name"]: relations[found["r:id"]]
        for found in sheets
        if found.get("r:id") in relations and "name" in found
    }


def _elements(package: ZipFile, part: str, pattern: re.Pattern[str]) -> Iterator[dict[str, str]]:
    text = package.read(part).decode(errors="replace") if part in package.namelist() else ""
    for found in pattern.finditer(text):
        yield dict(ATTRIBUTE.findall(found[0]))
