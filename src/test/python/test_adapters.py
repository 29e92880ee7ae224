"""The tables of calls, the subject's side of the protocol, and, where they are installed, the real libraries."""

import importlib.metadata
import json
import subprocess
import sys
import unittest
import warnings

import numpy as np
from clients import SOURCES, certidice

from adapters.libraries import NAMES, library
from certidice.serving import answer

REQUEST = {
    "id": 7,
    "loss": {"call": "torch.nn.functional.cross_entropy", "args": {}},
    "prediction": {"dtype": "float64", "shape": [1, 2, 1, 1], "data": [0.0, 0.0]},
    "target": {"dtype": "int64", "shape": [1, 1, 1], "data": [1]},
}


def is_installed(name):
    try:
        importlib.metadata.version(library(name).PACKAGE)
        return True
    except importlib.metadata.PackageNotFoundError:
        return False


class TablesTest(unittest.TestCase):
    def test_every_call_can_be_sent_and_has_cases(self):
        for name in NAMES:
            for row in library(name).calls():
                with self.subTest(str(row)):
                    json.dumps(certidice.requests.encode_call(row.call), allow_nan=False)
                    self.assertEqual(len(certidice.cases(row.call, 4, layout=row.layout)), 4)

    def test_no_call_twice(self):
        for name in NAMES:
            rows = [(str(row), row.layout) for row in library(name).calls()]
            self.assertEqual(len(rows), len(set(rows)), name)

    def test_every_line_of_the_lock_is_a_name_and_a_version(self):
        for line in (SOURCES / "adapters" / "requirements.lock").read_text().splitlines():
            self.assertRegex(line, r"^[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*$")


class SubjectTest(unittest.TestCase):
    def answered(self, request, run):
        return answer(run, json.dumps(request))

    def test_value_gradient_and_precision(self):
        run = lambda name, arguments, prediction, target, extra: (np.float32(0.5), np.zeros((1, 2, 1, 1)))  # noqa: E731
        answered = self.answered(REQUEST, run)
        self.assertEqual((answered["id"], answered["dtype"]), (7, "float32"))
        self.assertEqual(answered["value"], {"dtype": "float32", "shape": [], "data": [0.5]})
        self.assertEqual(answered["gradient"]["shape"], [1, 2, 1, 1])

    def test_what_the_library_gets(self):
        got = {}

        def run(name, arguments, prediction, target, extra):
            got.update(name=name, arguments=arguments, prediction=prediction, target=target, extra=extra)
            return np.float64(0), None

        weight = {"tensor": {"dtype": "float64", "shape": [2], "data": [1, "Infinity"]}}
        loss = {"call": "lib.Loss", "args": {"weight": weight, "nested": {"smooth": "NaN"}, "axis": [1, 2]}}
        answered = self.answered({**REQUEST, "loss": loss, "extra": {"mask": REQUEST["target"]}}, run)
        self.assertNotIn("gradient", answered)
        self.assertEqual(got["name"], "lib.Loss")
        self.assertEqual(got["arguments"]["weight"].tolist(), [1.0, np.inf])
        self.assertTrue(np.isnan(got["arguments"]["nested"]["smooth"]))
        self.assertEqual(got["target"].dtype, np.int64)
        self.assertEqual(got["extra"]["mask"].shape, (1, 1, 1))

    def test_a_call_as_text(self):
        run = lambda name, arguments, *ignored: (
            np.float64(arguments == {"mode": "binary", "eps": 0.5}),
            None,
        )  # noqa: E731
        self.assertEqual(self.answered({**REQUEST, "loss": "lib.Loss('binary', eps=0.5)"}, run)["value"]["data"], [1.0])

    def test_failures_are_answers(self):
        def run(*ignored):
            raise ValueError("no such axis")

        self.assertEqual(self.answered(REQUEST, run)["error"]["message"], "ValueError: no such axis")
        self.assertEqual(answer(None, "nonsense")["id"], None)
        self.assertEqual(self.answered({**REQUEST, "loss": {"pipeline": {}}}, run)["error"]["code"], "UNSUPPORTED")


class RealLibrariesTest(unittest.TestCase):
    def test_every_call_runs_or_fails_as_known(self):
        for name in filter(is_installed, NAMES):
            adapter = library(name)
            for row in adapter.calls():
                # A third case would meet another shape, which costs jax seconds to compile.
                for case in certidice.cases(row.call, 2, dtype=row.only[-1], layout=row.layout):
                    with self.subTest(f"{row}: {case.name}"), warnings.catch_warnings():
                        warnings.simplefilter("ignore")
                        self.run_case(adapter, row, case)

    def run_case(self, adapter, row, case):
        try:
            value, gradient = adapter.run(row.name, row.arguments, case.prediction, case.target, case.extra)
        except Exception as error:
            self.assertTrue(any(text in str(error) for text, _ in row.raises), error)
        else:
            self.assertIsInstance(value, np.ndarray)
            self.assertIn(None if gradient is None else gradient.shape, (None, case.prediction.shape))

    @unittest.skipUnless(is_installed("torch"), "torch is not installed")
    def test_a_library_as_a_subject_process(self):
        command = [sys.executable, "-m", "adapters.subject", "--library", "torch"]
        done = subprocess.run(command, cwd=SOURCES, input=json.dumps(REQUEST) + "\n", capture_output=True, text=True)
        answered = json.loads(done.stdout)
        self.assertAlmostEqual(answered["value"]["data"][0], np.log(2), places=15)
        np.testing.assert_allclose(answered["gradient"]["data"], [0.5, -0.5])


if __name__ == "__main__":
    unittest.main()
