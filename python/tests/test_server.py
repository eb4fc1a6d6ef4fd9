"""One Node process for all requests: it is stopped, killed, forked, and asked by several threads."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import edgewick
from edgewick import _server

LONG = {"legs": 2, "vertices": 10, "limit": 10**8}


class OneProcess(unittest.TestCase):
    def test_is_kept(self) -> None:
        edgewick.wick("1,1")
        pid = _server.server().pid
        edgewick.wick("1,1,2,2")
        self.assertEqual(_server.server().pid, pid)

    def test_starts_again_when_it_was_killed(self) -> None:
        result = edgewick.wick("1,1,2,2")
        pid = _server.server().pid
        os.kill(pid, signal.SIGKILL)
        self.assertEqual(edgewick.cumulant("1,2").text, "κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩\n")
        self.assertNotEqual(_server.server().pid, pid)
        # Readings of an answer that the other process had.
        self.assertIn("D_{1,2}^2", result.latex)

    def test_ends_by_close(self) -> None:
        edgewick.wick("1,1")
        old = _server.server()
        edgewick.close()
        edgewick.close()
        self.assertFalse(old.alive)
        self.assertEqual(len(edgewick.wick("1,1").terms), 1)

    def test_forgets_answers_that_are_gone(self) -> None:
        at = _server.server()
        result = edgewick.wick("1,1")
        number = result._kept[1]
        del result
        self.assertIn(number, at._forgotten)
        edgewick.wick("1,1")
        self.assertEqual(len(at._forgotten), 1)
        with self.assertRaises(edgewick.EdgewickError) as caught:
            at.call({"of": number, "as": ["text"]})
        self.assertEqual(caught.exception.code, "serve.of")

    def test_keeps_nobody_from_ending(self) -> None:
        program = "import edgewick; print(edgewick.wick('1,1').terms[0].coefficient)"
        ran = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60)
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "1\n", ""))

    def test_pickled(self) -> None:
        result = edgewick.expand("phi4", legs=2, order=1)
        again = pickle.loads(pickle.dumps(result))
        self.assertEqual(again.data, result.data)
        self.assertEqual(again.latex, result.latex)
        error = pickle.loads(pickle.dumps(edgewick.EdgewickError("no", code="x", at="y")))
        self.assertEqual((str(error), error.code, error.at), ("no", "x", "y"))

    def test_large_and_foreign(self) -> None:
        found = edgewick.diagrams("phi4", legs=2, vertices=7)
        self.assertEqual((len(found.list), found.diagrams), (4632, 4632))
        self.assertEqual(sum(Fraction(1, each.automorphisms.fixed) for each in found.list), found.weight)
        formula = "1/2 Δ(ψ,χ)" + " " * 100_000
        self.assertIn(edgewick.verify(formula, theory="phi4", legs=2, order=0, file="größe ☃.txt").equal, (True, False))


class Stopped(unittest.TestCase):
    def test_by_an_interrupt(self) -> None:
        """As Ctrl-C does it, in the middle of a request; the same process answers the next one."""
        # Python does not hear it where whoever started it does not.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        edgewick.wick("1,1")
        pid = _server.server().pid
        timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        began = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            edgewick.diagrams("phi4", **LONG)
        timer.join()
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(edgewick.wick("1,1").terms[0].coefficient, 1)
        self.assertEqual(_server.server().pid, pid)

    def test_by_an_exception_of_progress(self) -> None:
        def enough(progress: dict) -> None:
            self.assertIn("done", progress)
            raise LookupError("enough")

        pid = _server.server().pid
        with self.assertRaisesRegex(LookupError, "enough"):
            edgewick.diagrams("phi4", **LONG, progress=enough)
        self.assertEqual(edgewick.wick("1,1").terms[0].coefficient, 1)
        self.assertEqual(_server.server().pid, pid)

    def test_while_it_works(self) -> None:
        """What was asked of a process that is killed is told in one sentence."""
        timer = threading.Timer(1.0, lambda: os.kill(_server.server().pid, signal.SIGKILL))
        timer.start()
        with self.assertRaises(edgewick.EdgewickError) as caught:
            edgewick.diagrams("phi4", **LONG)
        timer.join()
        self.assertEqual(caught.exception.code, "node.ended")
        self.assertIn("by signal 9", str(caught.exception))


class SeveralAtOnce(unittest.TestCase):
    def test_threads(self) -> None:
        def asked(n: int) -> int:
            return edgewick.diagrams("phi4", legs=2, vertices=1 + n % 4).diagrams

        with ThreadPoolExecutor(8) as pool:
            self.assertEqual(list(pool.map(asked, range(24))), [1, 3, 10, 39] * 6)

    @unittest.skipUnless(hasattr(os, "fork"), "no fork here")
    def test_fork(self) -> None:
        result = edgewick.expand("phi4", legs=2, order=1)
        pid = _server.server().pid
        child = os.fork()
        if child == 0:
            status = 1
            try:
                fresh = edgewick.wick("1,1,2,2").text == "⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²\n"
                status = 0 if fresh and "lambda" in result.latex and _server.server().pid != pid else 2
                edgewick.close()
            finally:
                os._exit(status)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        self.assertEqual(_server.server().pid, pid)
        self.assertEqual(edgewick.wick("1,1").terms[0].coefficient, 1)

    def test_workers(self) -> None:
        count = {"legs": 2, "vertices": 8, "want": "count"}
        one = edgewick.diagrams("phi4", **count)
        try:
            edgewick.configure(workers=2)
            self.assertEqual(edgewick.diagrams("phi4", **count).data, one.data)
        finally:
            edgewick.configure(workers=1)


if __name__ == "__main__":
    unittest.main()
