"""Fetches a registry package into a folder, through the registry's ordinary client, and reads files out of it."""

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


def pypi_wheel(name: str, version: str, folder: Path) -> zipfile.ZipFile:
    """The wheel of a PyPI package, opened."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "-d", str(folder), f"{name}=={version}"], check=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel)


def debian_package(name: str, folder: Path) -> tuple[str, tarfile.TarFile]:
    """The version and the opened file tree of a Debian package (needs `apt-get`, not the package installed)."""
    subprocess.run(["apt-get", "-o", "APT::Sandbox::User=root", "download", "--quiet", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (deb,) = folder.glob("*.deb")
    version = deb.name.split("_")[1]
    (content,) = (body for member, body in ar_members(deb.read_bytes()) if member.startswith("data.tar"))
    return version, tarfile.open(fileobj=io.BytesIO(content))


def ar_members(archive: bytes):
    """Yields (name, content) of each member of a Unix `ar` archive, which a .deb is."""
    if not archive.startswith(b"!<arch>\n"):
        raise ValueError("not an ar archive")
    at = 8
    while at + 60 <= len(archive):
        header = archive[at : at + 60]
        name = header[:16].decode().strip().rstrip("/")
        size = int(header[48:58])
        yield name, archive[at + 60 : at + 60 + size]
        at += 60 + size + size % 2  # members start at even offsets


def check_digest(content: bytes, expected: str, what: str) -> None:
    """Stops where a file is not the very one that the bundled data were made from."""
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise SystemExit(f"{what}: sha256 {found}, expected {expected}. The package's file has changed: read it anew.")
