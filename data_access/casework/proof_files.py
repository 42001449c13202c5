"""The files of proofs: a picture is written again, smaller and without where it was taken."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from data_access.language.vocabulary import Text
from data_access.system.atomic_files import make
from data_access.system.errors import RecordsError
from data_access.system.paths import photos_folder

LARGEST_BYTES = 20 * 1024 * 1024  # of what is sent, as much as the server takes of any file
LARGEST_PIXELS = 60_000_000
LONGEST_SIDE = 1_600  # of what is stored
KINDS = ("JPEG", "PNG", "WEBP")
TOO_LARGE = Text(
    f"ภาพใหญ่เกิน {LARGEST_BYTES // 1024 // 1024} เมกะไบต์ ถ่ายใหม่ด้วยขนาดเล็กลง แล้วส่งอีกครั้ง",
    f"The picture is larger than {LARGEST_BYTES // 1024 // 1024} MB. Take a smaller one and send it again.",
)
NO_PICTURE = Text(
    "อ่านไฟล์นี้เป็นภาพไม่ได้ ที่ใช้ได้คือภาพ JPEG PNG หรือ WebP ถ่ายภาพใหม่หรือบันทึกเป็นชนิดนี้ แล้วส่งอีกครั้ง",
    "This file cannot be read as a picture. JPEG, PNG and WebP are accepted: take the picture again, or"
    " save it as one of these.",
)


@dataclass(frozen=True)
class ProofFile:
    """A picture as it is stored: its `content` is a JPEG without any metadata."""

    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        """The same picture has the same name: sent twice it is stored once."""
        return f"proof-{self.sha256[:24]}.jpg"


def proof_file(sent: bytes) -> ProofFile:
    """What was sent, turned upright, made smaller and written again: position, time, device and
    whatever else stood beside the picture are gone. RecordsError if it is none, or too large."""
    if len(sent) > LARGEST_BYTES:
        raise RecordsError(TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(sent), formats=KINDS) as picture:
                if picture.width * picture.height > LARGEST_PIXELS:
                    raise RecordsError(TOO_LARGE)
                upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RecordsError(NO_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RecordsError(TOO_LARGE) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=82)
    return ProofFile(written.getvalue())


def keep_file(proof: ProofFile) -> None:
    """Puts it among the photos, which every backup holds."""
    make(photos_folder() / proof.name, lambda path: path.write_bytes(proof.content))


def drop_file(name: str) -> None:
    (photos_folder() / name).unlink(missing_ok=True)
