"""Losses behind the protocol: a dict of them, and a program that serves it."""

import importlib.util
import json
import subprocess
import sys
import unittest

import numpy as np
from clients import SOURCES, certidice

from certidice.serving import answer, array_of, runner
from certidice.tensors import stored

DICE = "monai.losses.DiceLoss"
P = {"dtype": "float64", "shape": [1, 1, 2], "data": [0.5, 1.0]}
G = {"dtype": "float64", "shape": [1, 1, 2], "data": [1.0, 0.0]}


def request(arguments=None, **more):
    return json.dumps({"id": 3, "loss": {"call": DICE, "args": arguments or {}}, "prediction": P, "target": G, **more})


def scaled(prediction, target, factor=1.0):
    return factor * (prediction * target).sum(), factor * target


class Weighted:
    def __init__(self, weight):
        self.weight = weight

    def __call__(self, prediction, target):
        return (self.weight * prediction * target).sum(), self.weight * target


class RunnerTest(unittest.TestCase):
    def asked(self, losses, line, framework="numpy"):
        return answer(runner(losses, framework), line)

    def test_a_name_gets_the_arguments(self):
        got = self.asked({DICE: scaled}, request({"factor": 3.0}))
        self.assertEqual((got["id"], got["value"]["data"], got["gradient"]["data"]), (3, [1.5], [3.0, 0.0]))

    def test_a_call_gets_none_and_comes_first(self):
        losses = {DICE: scaled, DICE + "(factor=2, axis=(0, 1))": lambda p, g: np.float64(7)}
        self.assertEqual(self.asked(losses, request({"factor": 2.0, "axis": [0, 1]}))["value"]["data"], [7.0])
        self.assertEqual(self.asked(losses, request({"factor": 4.0}))["value"]["data"], [2.0])

    def test_a_class_is_constructed_with_arrays_in_the_precision_of_the_prediction(self):
        weight = {"tensor": {"dtype": "float64", "shape": [2], "data": [0.1, 1.0]}}
        single = {**P, "dtype": "float32"}
        got = self.asked({DICE: Weighted}, request({"weight": weight}, prediction=single))
        self.assertEqual(got["dtype"], "float32")

    def test_what_is_not_served_is_unsupported(self):
        for losses in ({DICE + "(factor=2)": scaled}, {"monai.losses.TverskyLoss": scaled}):
            got = self.asked(losses, request({"factor": 3.0}))
            self.assertEqual(got["error"]["code"], "UNSUPPORTED")
            self.assertIn(next(iter(losses)), got["error"]["message"])

    def test_an_exception_is_an_answer(self):
        self.assertEqual(self.asked({DICE: scaled}, request({"facto": 1}))["error"]["code"], "SUBJECT_FAILED")

    def test_tensors_lie_as_they_are_asked_to(self):
        for storage, expected in (("strided", (192, 64, 16)), ("transposed", (8, 16, 48)), ("contiguous", (96, 32, 8))):
            seen = []
            losses = {DICE: lambda p, g, seen=seen: seen.extend([p, g]) or scaled(p, g)}
            numbers = {"dtype": "float64", "shape": [2, 3, 4], "data": [float(k) for k in range(24)]}
            got = self.asked(losses, request(prediction=numbers, target=numbers, storage=storage))
            self.assertEqual([tuple(array.strides) for array in seen], [expected, expected])
            self.assertEqual(got["gradient"]["data"], numbers["data"])
            self.assertEqual(got.get("storage", "contiguous"), storage)

    def test_what_has_no_strides_does_not_say_that_it_kept_them(self):
        self.assertNotIn("storage", answer(runner({DICE: scaled}, "numpy"), request(storage="strided"), False))

    def test_another_storage_is_refused(self):
        message = self.asked({DICE: scaled}, request(storage="sideways"))["error"]["message"]
        self.assertEqual(message, "storage: found 'sideways', allowed: contiguous, strided, transposed")

    def test_labels_lie_so_too(self):
        labels = {"dtype": "uint8", "shape": [2, 2], "data": [0, 1, 2, 3]}
        memory = stored(array_of(labels), "strided").base
        self.assertEqual(memory.tolist(), [0, 255, 1, 255, 2, 255, 3, 255])

    @unittest.skipUnless(importlib.util.find_spec("torch"), "torch is not installed")
    def test_torch_keeps_strides(self):
        from certidice.subjects import to_torch

        numbers = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
        for storage, strides in (("strided", (24, 8, 2)), ("transposed", (1, 2, 6)), ("contiguous", (12, 4, 1))):
            tensor = to_torch(stored(numbers, storage))
            self.assertEqual(tensor.stride(), strides)
            self.assertEqual(tensor.flatten().tolist(), list(range(24)))
        self.assertEqual(to_torch(numbers[:, ::-1]).stride(), (12, 4, 1))
        self.assertEqual(to_torch(np.broadcast_to(numbers[:1], (2, 3, 4))).flatten().tolist(), [*range(12)] * 2)

    @unittest.skipUnless(importlib.util.find_spec("torch"), "torch is not installed")
    def test_gradients_of_torch_are_in_c_order_and_a_view_fails_where_there_is_none(self):
        numbers = {"dtype": "float64", "shape": [2, 3, 4], "data": [float(k) for k in range(24)]}
        asked = {
            storage: request(prediction=numbers, target=numbers, storage=storage)
            for storage in ("contiguous", "strided", "transposed")
        }
        for line in asked.values():
            got = answer(runner({DICE: lambda p, g: (p * g).sum()}, "torch"), line)
            self.assertEqual(got["gradient"]["data"], numbers["data"])
        viewing = runner({DICE: lambda p, g: (p.view(-1) * g.flatten()).sum()}, "torch")
        failed = {storage: "error" in answer(viewing, line) for storage, line in asked.items()}
        self.assertEqual(failed, {"contiguous": False, "strided": False, "transposed": True})

    def test_bad_arguments_are_refused_before_anything_is_read(self):
        bad = [({}, "numpy", "losses: found none"), ({DICE: scaled}, "caffe", "'caffe', allowed: torch")]
        for losses, framework, words in bad:
            with self.assertRaisesRegex(ValueError, words):
                certidice.serve(losses, framework=framework)


PROGRAM = """
import {module}
import certidice

def product(prediction, target):
    print("noise")
    return {body}

certidice.serve({{"monai.losses.DiceLoss": product}})
"""


class ProcessTest(unittest.TestCase):
    def served(self, module, body):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(module=module, body=body)],
            cwd=SOURCES,
            input=request() + "\nnonsense\n\n" + request(gradient=False) + "\n",
            capture_output=True,
            text=True,
            check=True,
        )
        self.assertEqual(done.stderr, "noise\nnoise\n")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def assert_right(self, first, nonsense, last):
        self.assertEqual((first["value"]["data"], first["gradient"]["data"]), ([0.25], [1.0, 0.0]))
        self.assertEqual(first["gradient"]["shape"], [1, 1, 2])
        self.assertEqual(nonsense["error"]["code"], "BAD_JSON")
        self.assertNotIn("gradient", last)

    def test_numpy(self):
        overlap = "(prediction * target).sum()"
        self.assert_right(*self.served("numpy", f"({overlap} ** 2, 2 * {overlap} * target)"))

    @unittest.skipUnless(importlib.util.find_spec("torch"), "torch is not installed")
    def test_the_gradient_of_torch_comes_by_autograd(self):
        self.assert_right(*self.served("torch", "(prediction * target).sum() ** 2"))


if __name__ == "__main__":
    unittest.main()
