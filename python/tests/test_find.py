"""Where Node and the npm package are found, and what is said where they are not."""

from __future__ import annotations

import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import edgewick
from edgewick import _find, _server
from edgewick._find import Settings


class Found(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory())) if sys.version_info >= (3, 11) else self._old()
        self.before = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, self.before)
        patches = [
            mock.patch.object(_find, "settings", Settings()),
            mock.patch.dict(os.environ, {}),
            # As if this package were installed elsewhere.
            mock.patch.object(_find, "__file__", str(self.folder / "site" / "packages" / "edgewick" / "_find.py")),
        ]
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)
        os.environ.pop("EDGEWICK_NODE", None)
        os.environ.pop("EDGEWICK_PACKAGE", None)

    def _old(self) -> Path:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return Path(folder.name)

    def package(self, *parts: str) -> Path:
        folder = self.folder.joinpath(*parts).resolve()
        folder.mkdir(parents=True)
        (folder / "package.json").write_text('{"name": "edgewick"}')
        return folder

    def found(self) -> Path:
        return Path(_find.command()[1]).parents[1]

    def test_in_this_order(self) -> None:
        upwards = self.package("node_modules", "edgewick")
        (self.folder / "deep" / "er").mkdir(parents=True)
        os.chdir(self.folder / "deep" / "er")
        self.assertEqual(self.found(), upwards)
        nearer = self.package("deep", "node_modules", "edgewick")
        self.assertEqual(self.found(), nearer)
        clone = self.package("deep", "er", "clone")
        os.chdir(clone)
        self.assertEqual(self.found(), clone)
        beside = self.folder.resolve()
        (beside / "package.json").write_text('{"name": "edgewick"}')
        self.assertEqual(self.found(), beside)
        os.environ["EDGEWICK_PACKAGE"] = str(self.package("environment"))
        self.assertEqual(self.found(), beside / "environment")
        _find.settings.package = str(self.package("told"))
        self.assertEqual(self.found(), beside / "told")

    def test_another_package(self) -> None:
        os.environ["EDGEWICK_PACKAGE"] = str(self.folder)
        (self.folder / "package.json").write_text('{"name": "else"}')
        with self.assertRaisesRegex(edgewick.EdgewickError, "^EDGEWICK_PACKAGE: expected the folder of the npm package"):
            _find.command()

    def test_no_package(self) -> None:
        with mock.patch.object(_find, "_places", lambda node: iter([self.folder])):
            with self.assertRaises(edgewick.EdgewickError) as caught:
                _find.command()
        self.assertEqual(caught.exception.code, "package.missing")
        self.assertRegex(str(caught.exception), "^the npm package edgewick was not found: install it")

    def test_no_node(self) -> None:
        os.environ["PATH"] = str(self.folder)
        with self.assertRaises(edgewick.EdgewickError) as caught:
            _find.command()
        self.assertEqual(caught.exception.code, "node.missing")
        self.assertRegex(str(caught.exception), "^Node was not found: install Node")
        os.environ["EDGEWICK_NODE"] = "nothing/node"
        with self.assertRaisesRegex(edgewick.EdgewickError, "^EDGEWICK_NODE: expected the path of Node, received"):
            _find.command()

    def test_a_package_that_does_not_start(self) -> None:
        broken = self.package("broken")
        (broken / "dist").mkdir()
        (broken / "dist" / "cli.js").write_text("throw new Error('this is broken')")
        _find.settings.package = str(broken)
        with self.assertRaises(edgewick.EdgewickError) as caught:
            _server.Server()
        self.assertEqual(caught.exception.code, "node.ended")
        self.assertIn("with status 1: Error: this is broken", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
