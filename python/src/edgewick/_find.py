"""Where Node and the npm package are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, List, Optional, Union

from ._error import EdgewickError, problem

PathLike = Union[str, "os.PathLike[str]"]


@dataclass
class Settings:
    """What :func:`configure` was told."""

    node: Optional[str] = None
    package: Optional[str] = None
    workers: int = 1


settings = Settings()


def command() -> List[str]:
    """The command that starts the server: Node, its program, and what it is told.

    Raises EdgewickError, in one sentence, where there is no Node or no package.
    """
    node = _node()
    package = _package(node)
    builder = package / "scripts" / "edgewick.mjs"
    # In a checkout the script builds what is missing or old; the published package has no scripts.
    program = builder if builder.is_file() and (package / "src").is_dir() else package / "dist" / "cli.js"
    return [node, str(program), "serve", "--workers", str(settings.workers)]


def _node() -> str:
    for told, at in ((settings.node, "configure(node=…)"), (os.environ.get("EDGEWICK_NODE"), "EDGEWICK_NODE")):
        if told:
            found = shutil.which(told)
            if found is None:
                raise problem("node.missing", at, "the path of Node", f"'{told}'")
            return found
    found = shutil.which("node")
    if found is not None:
        return found
    raise EdgewickError(
        "Node was not found: install Node 20.19 or newer, or say where it is by edgewick.configure(node=…) or "
        "EDGEWICK_NODE",
        code="node.missing",
    )


def _package(node: str) -> Path:
    for told, at in ((settings.package, "configure(package=…)"), (os.environ.get("EDGEWICK_PACKAGE"), "EDGEWICK_PACKAGE")):
        if told:
            folder = Path(told).expanduser().resolve()
            if not _is_package(folder):
                raise problem("package.missing", at, "the folder of the npm package edgewick", f"'{told}'")
            return folder
    for folder in _places(node):
        if _is_package(folder):
            return folder
    raise EdgewickError(
        "the npm package edgewick was not found: install it in this folder (npm install edgewick-0.1.0.tgz) or globally, "
        "or say where it is by edgewick.configure(package=…) or EDGEWICK_PACKAGE",
        code="package.missing",
    )


def _places(node: str) -> Iterator[Path]:
    """Beside this file in a checkout, from the working directory upwards as Node looks, and where npm installs globally."""
    yield Path(__file__).resolve().parents[3]
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield folder / "node_modules" / "edgewick"
        # Within a clone, which is the package itself.
        yield folder
    prefix = Path(node).resolve().parent
    yield prefix.parent / "lib" / "node_modules" / "edgewick"
    yield prefix / "node_modules" / "edgewick"
    npm = shutil.which("npm")
    if npm is not None:
        asked = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            yield Path(asked.stdout.strip()) / "edgewick"


def _is_package(folder: Path) -> bool:
    try:
        content = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and content.get("name") == "edgewick"
