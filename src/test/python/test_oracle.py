"""The client against the fake oracle: tensors both ways, errors, crashes, threads."""

import json
import os
import pathlib
import shlex
import tempfile
import threading
import unittest
from unittest import mock

import numpy as np
from clients import FAKE, certidice, fake_oracle

from certidice.pipe import shared_oracle

P = np.array([[0.5, 0.25], [1.0, 0.0]])
G = np.array([[1, 0], [1, 0]])


class OracleTest(unittest.TestCase):
    def setUp(self):
        self.oracle = fake_oracle()
        self.addCleanup(self.oracle.close)

    def echoed(self, *arguments, **options):
        return json.loads(self.oracle(*arguments, **options).notes[0].says)

    def test_value_and_gradient(self):
        answer = self.oracle("any.Dice", P, G)
        self.assertIsInstance(answer.value, float)
        self.assertEqual(answer.value, 1 - 3 / 3.75)
        self.assertEqual(answer.gradient.shape, (2, 2))
        self.assertFalse(answer.gradient_set)

    def test_no_gradient_when_none_is_wanted(self):
        self.assertIsNone(self.oracle("any.Dice", P, G, gradient=False).gradient)

    def test_not_a_number_and_infinities_come_back(self):
        answer = self.oracle("NotFinite", P, G)
        np.testing.assert_array_equal(answer.value, [np.nan, np.inf, -np.inf])
        self.assertEqual(answer.notes, [certidice.Note("EMPTY", "0/0")])

    def test_not_a_number_and_infinities_go_there_as_words(self):
        sent = self.echoed(("Echo", {"eps": float("inf")}), np.array([np.nan, np.inf, -np.inf, 1.5]), G)
        self.assertEqual(sent["prediction"]["data"], ["NaN", "Infinity", "-Infinity", 1.5])
        self.assertEqual(sent["loss"]["args"], {"eps": "Infinity"})

    def test_every_dtype_of_the_protocol(self):
        for dtype in ("float64", "float32", "float16", "int64", "int32", "uint8", "bool"):
            with self.subTest(dtype):
                sent = self.echoed("Echo", np.array([0, 1], dtype=dtype), G)["prediction"]
                self.assertEqual((sent["dtype"], sent["data"]), (dtype, [0, 1]))

    def test_smaller_and_unsigned_integers_are_widened(self):
        self.assertEqual(self.echoed("Echo", P, G.astype("uint16"))["target"]["dtype"], "int32")

    def test_dtypes_that_no_loss_takes_are_refused(self):
        with self.assertRaisesRegex(TypeError, "complex128"):
            self.oracle("Echo", P.astype(complex), G)

    def test_bfloat16_by_a_marker(self):
        sent = self.echoed("Echo", certidice.BFloat16([1 / 3, 1.00390625, 1.01171875]), G)["prediction"]
        self.assertEqual(sent["dtype"], "bfloat16")
        # 1 + 2^-8 and 1 + 3 * 2^-8 are ties: to even.
        self.assertEqual(sent["data"], [0.333984375, 1.0, 1.015625])

    def test_arrays_among_the_arguments(self):
        sent = self.echoed(("Echo", {"weight": np.array([1.0, 2.0]), "classes": (0, 1), "n": np.int64(3)}), P, G)
        tensor = {"dtype": "float64", "shape": [2], "data": [1.0, 2.0]}
        self.assertEqual(
            sent["loss"], {"call": "Echo", "args": {"weight": {"tensor": tensor}, "classes": [0, 1], "n": 3}}
        )

    def test_a_call_as_text_and_a_pipeline_go_as_they_are(self):
        self.assertEqual(self.echoed("Echo(a=1)", P, G)["loss"], "Echo(a=1)")
        self.assertEqual(
            self.echoed({"pipeline": {"overlap": "dice"}}, P, G)["loss"], {"pipeline": {"overlap": "dice"}}
        )

    def test_further_tensors_by_name(self):
        self.assertEqual(self.echoed("Echo", P, G, mask=G)["extra"]["mask"]["data"], [1, 0, 1, 0])
        self.assertNotIn("extra", self.echoed("Echo", P, G))

    def test_options(self):
        self.assertTrue(self.echoed("Echo", P, G, as_shipped=True)["as_shipped"])
        self.assertNotIn("as_shipped", self.echoed("Echo", P, G))
        self.assertEqual(self.echoed("Echo", P, G, tolerance="float32")["tolerance"], {"dtype": "float32"})

    def test_large_arrays_travel_as_files_that_are_deleted(self):
        with fake_oracle(path_threshold=4) as oracle:
            sent = json.loads(oracle("Echo", P, G).notes[0].says)
            self.assertNotIn("data", sent["prediction"])
            self.assertFalse(os.path.exists(sent["prediction"]["path"]))
            self.assertTrue(sent["gradient_path"].endswith(".npy"))
            np.testing.assert_array_equal(oracle("Dice", P, G).gradient, self.oracle("Dice", P, G).gradient)
            self.assertIsNone(oracle("Dice", P, G, gradient=False).gradient)

    def test_fortran_order_and_slices(self):
        self.assertEqual(self.echoed("Echo", np.asfortranarray(P), G)["prediction"]["data"], [0.5, 0.25, 1.0, 0.0])
        self.assertEqual(self.echoed("Echo", P[:, ::-1], G)["prediction"]["data"], [0.25, 0.5, 0.0, 1.0])

    def test_derived_tolerances(self):
        tolerance = self.oracle("Tolerant", P, G, tolerance="float32").tolerance
        self.assertEqual(tolerance.value, 1e-3)
        self.assertEqual(tolerance.gradient.shape, (2, 2))


class FailureTest(unittest.TestCase):
    def test_refusals_are_exceptions(self):
        with fake_oracle() as oracle, self.assertRaises(certidice.OracleError) as caught:
            oracle("Refuse", P, G)
        error = caught.exception
        self.assertEqual((error.code, error.message, error.argument), ("SHAPE_MISMATCH", "they differ", "target"))
        self.assertEqual(str(error), "SHAPE_MISMATCH (target): they differ")

    def test_a_refusal_does_not_end_the_conversation(self):
        with fake_oracle() as oracle:
            self.assertRaises(certidice.OracleError, oracle, "Refuse", P, G)
            self.assertEqual(oracle("Dice", P, G).value, 1 - 3 / 3.75)

    def test_a_crashed_process_is_started_anew(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = pathlib.Path(folder, "mark")
            mark.touch()
            with mock.patch.dict(os.environ, FAKE_ORACLE_CRASH=str(mark)), fake_oracle() as oracle:
                self.assertEqual(oracle("Crash", P, G).value, 1 - 3 / 3.75)
            self.assertFalse(mark.exists())

    def test_a_process_that_crashes_twice_is_reported_with_its_last_words(self):
        with fake_oracle() as oracle:
            with self.assertRaisesRegex(certidice.OracleError, "CRASHED.*the last words"):
                oracle("CrashAlways", P, G)
            self.assertEqual(oracle("Dice", P, G).value, 1 - 3 / 3.75)

    def test_a_process_that_is_too_slow_is_ended(self):
        with fake_oracle(timeout=0.5) as oracle, self.assertRaisesRegex(certidice.OracleError, "TIMEOUT"):
            oracle("Slow", P, G)

    def test_an_answer_to_another_question(self):
        with fake_oracle() as oracle, self.assertRaisesRegex(certidice.OracleError, "OUT_OF_STEP"):
            oracle("WrongId", P, G)

    def test_no_oracle_found(self):
        with mock.patch.dict(os.environ, PATH="", CERTIDICE_COMMAND=""):
            with self.assertRaisesRegex(certidice.OracleError, "NO_ORACLE.*CERTIDICE_COMMAND"):
                with certidice.Oracle() as oracle:
                    oracle("Dice", P, G)

    def test_a_command_that_does_not_exist(self):
        with self.assertRaisesRegex(certidice.OracleError, "NO_ORACLE"):
            with certidice.Oracle("/does/not/exist") as oracle:
                oracle("Dice", P, G)


class SharingTest(unittest.TestCase):
    def test_the_command_from_the_environment(self):
        with mock.patch.dict(os.environ, CERTIDICE_COMMAND=shlex.join(FAKE)):
            self.addCleanup(shared_oracle().close)
            self.assertEqual(certidice.oracle("Dice", P, G).value, 1 - 3 / 3.75)

    def test_threads_share_one_process(self):
        answers = {}
        with fake_oracle() as oracle:
            ask = lambda i: answers.update({i: oracle("Dice", P * i / 8, G).value})  # noqa: E731
            threads = [threading.Thread(target=ask, args=(i,)) for i in range(1, 9)]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
        expected = {i: 1 - 2 * 1.5 * i / 8 / (1.75 * i / 8 + 2) for i in range(1, 9)}
        for i in expected:
            self.assertAlmostEqual(answers[i], expected[i], places=14)


if __name__ == "__main__":
    unittest.main()
