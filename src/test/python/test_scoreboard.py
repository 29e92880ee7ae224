"""Verdicts, shrinking and the reports, with a library and an oracle made up for the purpose."""

import contextlib
import json
import pathlib
import tempfile
import types
import unittest
from unittest import mock

import numpy as np
from clients import certidice

from adapters import pages, scoreboard, verdicts
from adapters.rows import Row
from adapters.scoreboard import Tally, campaign
from adapters.shrinking import shrunk
from adapters.verdicts import Court

LAYOUT = certidice.Layout("probabilities", "multilabel", classes=1)


def halves(prediction, target):
    """The documented loss: half the sum of the differences."""
    return np.asarray(0.5 * (prediction - target).sum()), np.full(prediction.shape, 0.5)


class Library:
    """Returns the documented value plus ``error``, or raises it."""

    PACKAGE = "numpy"

    def __init__(self, error=0.0, when=lambda prediction: True, dtype=None):
        self.error, self.when, self.dtype = error, when, dtype

    def run(self, name, arguments, prediction, target, extra):
        value, gradient = halves(prediction, target)
        if not self.when(prediction):
            return value, gradient
        if isinstance(self.error, Exception):
            raise self.error
        return np.asarray(value + self.error, dtype=self.dtype), gradient


class Oracle:
    """Documents ``halves``; ships it plus ``shipped``. Refuses with an error, and names a defect."""

    def __init__(self, shipped=0.0, refusal=None, defect=None, gradient_set=False):
        self.shipped, self.refusal, self.defect = shipped, refusal, defect
        self.gradient_set = gradient_set

    def __call__(self, call, prediction, target, *, gradient, as_shipped, tolerance):
        if self.refusal:
            raise certidice.OracleError(self.refusal, "no")
        value, slope = halves(prediction, target)
        wide = 1e-6 if tolerance == "float32" else 1e-12
        notes = [certidice.Note("CONVENTION_HALF"), certidice.Note("KINK")]
        notes += [certidice.Note(self.defect, "It adds.")] if self.defect else []
        bounds = certidice.Tolerance(wide, np.full(slope.shape, wide))
        if self.gradient_set:
            slope = slope + 1
        return certidice.Answer(float(value) + self.shipped * as_shipped, slope, self.gradient_set, notes, bounds)


def row(**options):
    return Row("lib.halves", {"scale": 1}, LAYOUT, **options)


def verdict(library, oracle, **options):
    case = certidice.Case("", np.array([[[[0.5, 0.25]]]]), np.array([[[[1.0, 0.0]]]]))
    return Court(oracle, library, row(**options), "float64").verdict(case)


class VerdictTest(unittest.TestCase):
    def assert_verdict(self, found, kind, flag=""):
        self.assertEqual((found.kind, found.flag), (kind, flag))

    def test_agree(self):
        self.assert_verdict(verdict(Library(), Oracle()), "agree")

    def test_a_difference_that_the_shipped_answer_has_too_is_named(self):
        found = verdict(Library(0.25), Oracle(0.25, defect="OFF_BY"))
        self.assert_verdict(found, "named defect", "OFF_BY")
        self.assertEqual(found.facts, (("where", "value"), ("observed", "0.125"), ("expected", "-0.125")))

    def test_a_difference_without_a_name(self):
        self.assert_verdict(verdict(Library(0.25), Oracle()), "disagree", "CONVENTION_HALF + KINK")

    def test_another_element_of_a_set_of_gradients(self):
        self.assert_verdict(verdict(Library(), Oracle(gradient_set=True)), "acceptable", "KINK")

    def test_float32_in_the_middle_has_a_name_if_the_oracle_knows_of_it(self):
        self.assert_verdict(verdict(Library(1e-7), Oracle(defect="FLOAT32_INSIDE")), "named defect", "FLOAT32_INSIDE")
        self.assertEqual(verdict(Library(1e-7), Oracle()).kind, "disagree")
        self.assertEqual(verdict(Library(1e-5), Oracle(defect="FLOAT32_INSIDE")).kind, "disagree")

    def test_a_float32_result_is_judged_as_float32(self):
        self.assert_verdict(verdict(Library(1e-7, dtype="float32"), Oracle()), "agree")

    def test_a_question_that_the_oracle_does_not_answer(self):
        self.assert_verdict(verdict(Library(), Oracle(refusal="UNKNOWN_CALL")), "unsupported", "UNKNOWN_CALL")

    def test_an_error_without_a_name(self):
        found = verdict(Library(ValueError("no such axis")), Oracle())
        self.assert_verdict(found, "error", "RAISES")
        self.assertEqual(found.facts, (("error", "ValueError: no such axis"),))

    def test_an_error_that_the_row_knows(self):
        found = verdict(Library(ValueError("no such axis")), Oracle(), raises=(("such axis", "It loses an axis."),))
        self.assert_verdict(found, "named defect", "RAISES")
        self.assertEqual(found.notes[0].says, "It loses an axis.")

    def test_an_error_that_the_oracle_knows(self):
        found = verdict(Library(ValueError("no")), Oracle(defect="DEFAULT_FAILS"))
        self.assert_verdict(found, "named defect", "DEFAULT_FAILS")

    def test_a_shipped_difference_without_a_note(self):
        self.assert_verdict(verdict(Library(0.25), Oracle(0.25)), "named defect", "AS_SHIPPED")

    def test_not_a_number_where_that_is_known(self):
        self.assert_verdict(verdict(Library(np.nan), Oracle(defect="NAN_AT_PERFECT")), "named defect", "NAN_AT_PERFECT")
        self.assertEqual(verdict(Library(np.nan), Oracle(defect="SWAPPED")).kind, "disagree")

    def test_an_error_of_a_call_that_the_oracle_does_not_know(self):
        found = verdict(Library(ValueError("no")), Oracle(refusal="UNKNOWN_CALL"))
        self.assert_verdict(found, "unsupported", "UNKNOWN_CALL")

    def test_an_error_where_the_documentation_has_no_value_either(self):
        self.assert_verdict(verdict(Library(ValueError("no")), Oracle(refusal="SHAPE_MISMATCH")), "agree")

    def test_a_failure_of_the_oracle_is_an_error(self):
        self.assert_verdict(verdict(Library(), Oracle(refusal="INTERNAL")), "error", "INTERNAL")

    def test_a_lost_oracle_is_no_verdict(self):
        for library in (Library(), Library(ValueError("no"))):
            self.assertRaises(certidice.OracleError, verdict, library, Oracle(refusal="CRASHED"))

    def test_another_shape_is_a_difference(self):
        library = types.SimpleNamespace(run=lambda *ignored: (np.zeros(3), None))
        found = verdict(library, Oracle())
        self.assertEqual((found.kind, found.facts[0]), ("disagree", ("where", "shape")))


class ShrinkingTest(unittest.TestCase):
    def smallest(self, keeps, prediction, target=None, layout=LAYOUT, **extra):
        case = certidice.Case("", prediction, np.zeros_like(prediction) if target is None else target, extra)
        return shrunk(case, layout, keeps)

    def test_images_and_voxels_that_do_not_matter_go(self):
        prediction = np.zeros((3, 1, 4, 5))
        prediction[1, 0, 2, 3] = 1
        case = self.smallest(lambda case: case.prediction.sum() == 1, prediction)
        self.assertEqual(case.prediction.tolist(), [[[[1.0]]]])
        self.assertEqual(case.target.shape, (1, 1, 1, 1))

    def test_targets_without_channels_follow(self):
        labels = np.arange(12).reshape(1, 3, 4)
        layout = certidice.Layout(target="labels")
        case = self.smallest(lambda case: 7 in case.target, np.zeros((1, 2, 3, 4)), labels, layout)
        self.assertEqual((case.prediction.shape, case.target.tolist()), ((1, 2, 1, 1), [[[7]]]))

    def test_the_classes_stay(self):
        layout = certidice.Layout("simplex", "one_hot", channels=-1)
        case = self.smallest(lambda case: True, np.full((2, 3, 3, 4), 0.25), layout=layout)
        self.assertEqual(case.prediction.shape, (1, 1, 1, 4))

    def test_masks_follow(self):
        case = self.smallest(lambda case: True, np.zeros((2, 1, 2, 2)), mask=np.ones((2, 1, 2, 2)))
        self.assertEqual(case.extra["mask"].shape, (1, 1, 1, 1))

    def test_numbers_get_rounder(self):
        case = self.smallest(lambda case: 0.3 < case.prediction.max() < 0.8, np.full((1, 1, 1, 1), 0.61))
        self.assertEqual(float(case.prediction[0, 0, 0, 0]), 0.5)

    def test_the_budget_is_kept(self):
        tries = []
        shrunk(certidice.Case("", np.zeros((1, 1, 64, 64)), np.zeros((1, 1, 64, 64))), LAYOUT, tries.append, tries=10)
        self.assertEqual(len(tries), 10)


class BoardTest(unittest.TestCase):
    def board(self, library, oracle, count=8):
        library.calls = lambda: [row()]
        made = dict(library=lambda name: library, Oracle=lambda command: contextlib.nullcontext(oracle))
        options = types.SimpleNamespace(jobs=1, oracle=None, count=count, seed=0)
        with mock.patch.multiple(scoreboard, **made), mock.patch("sys.stderr"):
            return campaign(["numpy"], options)

    def test_counts(self):
        counts = self.board(Library(), Oracle())["libraries"][0]["counts"]
        self.assertEqual((counts["agree"], sum(counts.values())), (16, 16))

    def test_a_defect_is_shown_by_its_smallest_case(self):
        board = self.board(Library(0.25), Oracle(0.25, defect="OFF_BY"))
        (defect,) = board["libraries"][0]["defects"]
        self.assertEqual((defect["flag"], defect["cases"], defect["says"]), ("OFF_BY", 16, "It adds."))
        self.assertIn("float64[1, 1, 1, 1]", dict(defect["example"])["prediction"])

    def test_markdown(self):
        text = pages.as_markdown(self.board(Library(0.25, lambda p: p.shape[2:] == (1, 1)), Oracle()))
        self.assertIn("| numpy |", text)
        self.assertIn("### Unexplained", text)
        self.assertIn("    call        lib.halves(scale=1)\n", text)

    def test_html_is_one_file_and_escaped(self):
        page = pages.as_html(self.board(Library(ValueError("<b>")), Oracle()))
        self.assertIn("ValueError: &lt;b&gt;", page)
        self.assertNotIn("http", page)

    def test_the_same_run_writes_the_same_bytes(self):
        first, second = (pages.as_json(self.board(Library(0.25), Oracle())) for _ in range(2))
        self.assertEqual(first, second)
        self.assertEqual(json.loads(first)["seed"], 0)

    def test_the_reports_are_written(self):
        with tempfile.TemporaryDirectory() as folder:
            scoreboard.write(self.board(Library(), Oracle()), pathlib.Path(folder, "new"))
            names = sorted(path.name for path in pathlib.Path(folder, "new").iterdir())
        self.assertEqual(names, ["scoreboard.html", "scoreboard.json", "scoreboard.md"])

    def test_only_what_has_no_name_is_unexplained(self):
        tally = Tally("numpy", Library())
        for kind in ("agree", "acceptable", "named defect", "unsupported", "disagree", "error"):
            court = Court(Oracle(), Library(), row(), "float64")
            tally.add(court, certidice.Case("", np.zeros(1), np.zeros(1)), verdicts.Verdict(kind))
        self.assertEqual(tally.unexplained, 2)


class EmptiedTest(unittest.TestCase):
    """A difference where no voxel counts is named only where none does, and only if the oracle knows the defect."""

    VOID = certidice.Note("ALL_VOID", "...")

    def named(self, labels, *notes):
        case = certidice.Case("", np.zeros((1, 3, 2)), np.array([labels]))
        return verdicts.emptied(case, types.SimpleNamespace(notes=notes))

    def test_all_voxels_void(self):
        self.assertEqual(self.named([255, 255], self.VOID), (self.VOID,))
        self.assertEqual(self.named([-100, -100], self.VOID), (self.VOID,))

    def test_some_voxel_counts(self):
        self.assertEqual(self.named([255, 1], self.VOID), ())
        self.assertEqual(self.named([2, 2], self.VOID), ())

    def test_no_defect_is_known(self):
        self.assertEqual(self.named([255, 255], certidice.Note("KINK", "...")), ())


if __name__ == "__main__":
    unittest.main()
