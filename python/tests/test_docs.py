"""The examples of docs/python.md and of the docstrings run, and print what they say."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import edgewick
from edgewick import _data, _dynamics, _error, _expansions, _names, _networks, _result

try:
    import sympy
except ImportError:
    sympy = None

ROOT = Path(__file__).resolve().parents[2]


class Documentation(unittest.TestCase):
    @unittest.skipIf(sympy is None, "SymPy is not installed")
    def test_page(self) -> None:
        page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```python\n(.*?)```", page, re.S)
        self.assertGreater(len(blocks), 5)
        names: dict = {}
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "rules", Path(folder) / "rules")
            os.chdir(folder)
            try:
                for block in blocks:
                    self.run_block(block, names)
            finally:
                os.chdir(before)

    def run_block(self, block: str, names: dict) -> None:
        """What is printed stands in comments that begin a line."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, "docs/python.md", "exec"), names)
        expected = [line[2:] for line in block.splitlines() if line.startswith("# ")]
        self.assertEqual(printed.getvalue().splitlines(), expected)

    @unittest.skipIf(sympy is None, "SymPy is not installed")
    def test_docstrings(self) -> None:
        tried = 0
        for module in (edgewick, _data, _dynamics, _error, _expansions, _names, _networks, _result):
            failed, attempted = doctest.testmod(module)
            self.assertEqual(failed, 0, module.__name__)
            tried += attempted
        self.assertGreater(tried, 50)

    def test_every_function_is_explained(self) -> None:
        for name in edgewick.__all__:
            thing = getattr(edgewick, name)
            self.assertTrue((thing.__doc__ or "").strip(), name)
            self.assertTrue(thing.__doc__ != dict.__doc__, name)


if __name__ == "__main__":
    unittest.main()
