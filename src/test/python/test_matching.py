"""assert_matches, the comparison behind it, and the words of its failures."""

import unittest

import numpy as np
from clients import certidice, fake_oracle

from certidice.comparing import ROUNDOFF, agree, compare, fallback_bound, precision_of

P = np.array([[0.5, 0.25], [1.0, 0.0]])
G = np.array([[1.0, 0.0], [1.0, 0.0]])


def dice(prediction, target):
    total = prediction.sum() + target.sum()
    overlap = (prediction * target).sum()
    return 1 - 2 * overlap / total, -2 * (target * total - overlap) / total**2


class AssertMatchesTest(unittest.TestCase):
    def setUp(self):
        self.oracle = fake_oracle()
        self.addCleanup(self.oracle.close)

    def matches(self, subject, call="Dice", cases=((P, G),), **options):
        return certidice.assert_matches(subject, call, cases, oracle=self.oracle, **options)

    def failure(self, *arguments, **options):
        with self.assertRaises(AssertionError) as caught:
            self.matches(*arguments, **options)
        return str(caught.exception)

    def test_counts_the_cases(self):
        self.assertEqual(self.matches(dice, cases=[(P, G), {"prediction": P, "target": P}]), 2)

    def test_value_alone(self):
        self.matches(lambda p, g: dice(p, g)[0])

    def test_a_failure_is_a_list_of_facts(self):
        message = self.failure(lambda p, g: dice(p, g)[0] + 0.25, ("Dice", {"smooth": 0.0}))
        self.assertEqual(
            message,
            "the loss disagrees with the oracle\n"
            "    call        Dice(smooth=0.0)\n"
            "    disagree    1 of 1 cases; the smallest:\n"
            "    prediction  float64[2, 2] [[0.5 , 0.25], [1. , 0. ]]\n"
            "    target      float64[2, 2] [[1., 0.], [1., 0.]]\n"
            "    where       value\n"
            "    observed    0.44999999999999996\n"
            "    expected    0.19999999999999996\n"
            "    distance    0.25\n"
            "    allowed     4.26e-15",
        )

    def test_the_worst_coordinate_of_a_gradient(self):
        def subject(p, g):
            value, gradient = dice(p, g)
            gradient[1, 0] += 1
            return value, gradient

        self.assertIn("where       gradient[1, 0]", self.failure(subject))

    def test_the_smallest_case_is_shown(self):
        large = np.ones((9, 9))
        message = self.failure(lambda p, g: 7.0, cases=[(large, large), (P, G)])
        self.assertIn("2 of 2 cases", message)
        self.assertIn("float64[2, 2]", message)

    def test_a_subject_that_raises(self):
        def subject(p, g):
            raise ValueError("no such shape")

        self.assertIn("error       ValueError: no such shape", self.failure(subject))

    def test_derived_bounds_are_used(self):
        near = lambda p, g: dice(p, g)[0] + 5e-4  # noqa: E731
        self.matches(near, "Tolerant")
        self.assertIn("allowed     0.001", self.failure(lambda p, g: dice(p, g)[0] + 5e-3, "Tolerant"))

    def test_a_coarser_precision_is_allowed_more(self):
        near = lambda p, g: np.float32(dice(p, g)[0])  # noqa: E731
        self.matches(near)
        self.failure(near, dtype="float64")

    def test_where_the_gradient_is_a_set_another_choice_is_accepted_unless_strict(self):
        self.matches(dice, "Kink")
        self.assertIn("gradient", self.failure(dice, "Kink", strict=True))

    def test_another_number_of_elements(self):
        self.assertIn("value has shape [2], expected []", self.failure(lambda p, g: np.zeros(2)))

    def test_flags_are_shown(self):
        self.assertIn("flags       EMPTY", self.failure(lambda p, g: np.zeros(3), "NotFinite"))


class ComparingTest(unittest.TestCase):
    def test_not_a_number_and_infinities_agree_only_with_themselves(self):
        observed = np.array([np.nan, np.nan, np.inf, np.inf, -np.inf])
        expected = np.array([np.nan, 1.0, np.inf, -np.inf, 1.0])
        self.assertEqual(agree(observed, expected, np.full(5, 1e9)).tolist(), [True, False, True, False, False])

    def test_the_bound_belongs_to_the_element(self):
        self.assertIsNone(compare("value", [1.0, 2.0], [1.1, 2.0], [0.2, 0.0]))
        self.assertEqual(compare("value", [1.0, 2.0], [1.1, 2.5], [0.2, 0.4]).index, (1,))

    def test_one_nan_is_farther_than_any_number(self):
        self.assertEqual(compare("value", [np.nan, 9.0], [1.0, 1.0], 1e-9).index, (0,))

    def test_the_fallback_bound(self):
        self.assertEqual(float(fallback_bound(3.0, 4, "float32")), 32 * ROUNDOFF["float32"] * 4)

    def test_the_coarsest_precision_counts(self):
        self.assertEqual(precision_of(np.dtype("float64"), "float32"), "float32")
        self.assertEqual(precision_of("torch.bfloat16", np.dtype("int64")), "bfloat16")
        self.assertEqual(precision_of(np.dtype("int64")), "float64")


class TorchSubjectTest(unittest.TestCase):
    def setUp(self):
        try:
            import torch
        except ImportError:
            self.skipTest("torch is not installed")
        self.torch = torch

    def test_value_and_gradient_by_autograd(self):
        loss = lambda p, g: 1 - 2 * (p * g).sum() / (p.sum() + g.sum())  # noqa: E731
        value, gradient = certidice.torch_subject(loss)(P, G)
        np.testing.assert_allclose((value, *gradient.ravel()), (dice(P, G)[0], *dice(P, G)[1].ravel()))

    def test_a_module_needs_no_wrapper(self):
        outer = self.torch

        class Dice(outer.nn.Module):
            def forward(self, p, g):
                return 1 - 2 * (p * g).sum() / (p.sum() + g.sum())

        with fake_oracle() as oracle:
            self.assertEqual(
                certidice.assert_matches(Dice(), "Dice", [(P, G), (P.astype("float32"), G)], oracle=oracle), 2
            )

    def test_no_gradient_where_none_flows(self):
        self.assertIsNone(certidice.torch_subject(lambda p, g: (p > 0.5).sum())(P, G)[1])


class JaxSubjectTest(unittest.TestCase):
    def test_value_and_gradient(self):
        try:
            import jax
        except ImportError:
            self.skipTest("jax is not installed")
        self.assertTrue(jax.__version__)
        value, gradient = certidice.jax_subject(lambda p, g: (p * g).sum())(P, G)
        self.assertEqual((float(value), gradient.tolist()), (1.5, G.tolist()))


if __name__ == "__main__":
    unittest.main()
