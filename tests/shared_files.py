"""Files as people share them, and files as nobody should: made here, none is kept."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pypdf import PdfWriter

from chalicelib.domain.file_types import TYPES

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WRITER = "Jan Peeters"  # invented; who made a file, in what its program noted
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}
_MAIN["pptx"] = "presentationml.presentation"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: Mapping[str, bytes | str], stored: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, part, kind)
    return packed.getvalue()


def office(extension: str, parts: Mapping[str, bytes | str]) -> bytes:
    """Parts beside those that every one has; a part given here goes before its like."""
    kind = f"application/vnd.openxmlformats-officedocument.{_MAIN[extension]}.main+xml"
    own = {
        "[Content_Types].xml": f'{_XML}<Types><Override ContentType="{kind}"/></Types>',
        "_rels/.rels": f"{_XML}<Relationships/>",
        "docProps/core.xml": f"{_XML}<cp><dc:creator>{WRITER}</dc:creator></cp>",
        "docProps/app.xml": f"{_XML}<Properties><Manager>{WRITER}</Manager></Properties>",
    }
    return zipped({**own, **parts})


def docx(*paragraphs: str, **parts: bytes | str) -> bytes:
    """``parts``: by the name of a file in ``word/``, with ``_`` for the dot."""
    named = {f"word/{name.replace('_', '.')}": part for name, part in parts.items()}
    return office("docx", {"word/document.xml": word(*paragraphs), **named})


def word(*paragraphs: str) -> str:
    inner = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return f"{_XML}<w:document {_W}><w:body>{inner}</w:body></w:document>"


def xlsx(*cells: str, sheet: str = "Blad1") -> bytes:
    strings = "".join(f"<si><t>{cell}</t></si>" for cell in cells)
    return office(
        "xlsx",
        {
            "xl/workbook.xml": f'{_XML}<workbook><sheet name="{sheet}"/></workbook>',
            "xl/sharedStrings.xml": f"{_XML}<sst>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"{_XML}<worksheet/>",
        },
    )


def pptx(*slides: str) -> bytes:
    shown = {
        f"ppt/slides/slide{n}.xml": f"{_XML}<p><a:t xmlns:a='x'>{text}</a:t></p>"
        for n, text in enumerate(slides, start=1)
    }
    return office("pptx", shown)


def open_document(extension: str, *paragraphs: str, **parts: bytes | str) -> bytes:
    office_ns = 'xmlns:o="urn:o" xmlns:text="urn:t" xmlns:dc="urn:d" xmlns:meta="urn:m"'
    inner = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    own = {
        "mimetype": TYPES[extension],
        "content.xml": f"{_XML}<o:c {office_ns}>{inner}</o:c>",
        "styles.xml": f"{_XML}<o:s {office_ns}/>",
        "meta.xml": f"{_XML}<o:m {office_ns}><dc:creator>{WRITER}</dc:creator></o:m>",
        "META-INF/manifest.xml": f"{_XML}<manifest/>",
    }
    named = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    return zipped({**own, **named}, stored="mimetype")


def pdf(*pages: str, catalog: str = "", password: str = "") -> bytes:
    """``catalog``: what else stands in it."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, text in enumerate(pages):
        font, content = "/Resources << /Font << /F1 3 0 R >> >>", f"{5 + 2 * n} 0 R"
        box = "/MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {font} /Contents {content} >>")
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Author ({WRITER}) >>")
    plain = _pdf_of(objects)
    return _locked(plain, password) if password else plain


def _pdf_of(objects: list[str]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        made
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
            f"startxref\n{len(made)}\n%%EOF\n"
        ).encode()
    )


def _locked(plain: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(plain))
    writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def png(width: int = 1, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [
        (b"IHDR", header),
        (b"tEXt", f"Author\0{WRITER}".encode()),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int) -> bytes:
    """With the orientation, and who took it."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack("<HHII", 0x013B, 2, len(WRITER) + 1, 38)
    body = b"II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + WRITER.encode() + b"\0"
    return segment(0xE1, b"Exif\0\0" + body)


def jpeg(orientation: int = 1) -> bytes:
    """Not a picture that shows anything: the segments that each one has."""
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + exif(orientation)
        + segment(0xFE, WRITER.encode())
        + segment(0xC0, struct.pack(">BHHB", 8, 1, 1, 1) + b"\1\x11\0")
        + segment(0xDA, b"\1\1\0\0\x3f\0")
        + b"\x12\xff\x00\x34\xff\xd9"
    )


LINKED = (
    '<Relationships><Relationship Type="http://x/relationships/{}"'
    ' Target="http://elsewhere.example/x" TargetMode="External"/></Relationships>'
)
CLEAN = "Overleg over de speelplaats."
GOOD: dict[str, bytes] = {
    "docx": docx(CLEAN),
    "xlsx": xlsx(CLEAN),
    "pptx": pptx(CLEAN),
    "odt": open_document("odt", CLEAN),
    "ods": open_document("ods", CLEAN),
    "odp": open_document("odp", CLEAN),
    "pdf": pdf(CLEAN),
    "txt": CLEAN.encode(),
    "csv": b"klas;aantal\n1A;23\n",
    "png": png(),
    "jpg": jpeg(),
}
