"""Generated cases: deterministic, of the shapes and kinds that the libraries take."""

import unittest

import numpy as np
from clients import certidice

CALLS = {
    "monai.losses.DiceLoss(sigmoid=True)": ("logits", "multilabel", 1),
    "monai.losses.DiceLoss(softmax=True, to_onehot_y=True)": ("logits", "labels_axis", 1),
    "monai.losses.FocalLoss(use_softmax=True)": ("logits", "one_hot", 1),
    "smp.losses.DiceLoss('multiclass', from_logits=False)": ("simplex", "labels", 1),
    "pytorch_toolbelt.losses.LovaszLoss(per_image=True)": ("simplex", "labels", 1),
    "keras.losses.Dice()": ("probabilities", "multilabel", -1),
    "optax.losses.dice_loss": ("logits", "one_hot", -1),
    "torchmetrics.functional.segmentation.dice_score(num_classes=3)": ("one_hot", "one_hot", 1),
}


def flat(case):
    return [tensor.tobytes() for tensor in case.tensors().values()]


class LayoutTest(unittest.TestCase):
    def test_calls_have_layouts(self):
        for call, expected in CALLS.items():
            with self.subTest(call):
                layout = certidice.layout_of(call)
                self.assertEqual((layout.prediction, layout.target, layout.channels), expected)

    def test_an_unknown_library_is_said(self):
        with self.assertRaisesRegex(ValueError, "my.Loss"):
            certidice.layout_of("my.Loss()")

    def test_a_tuple_is_read_as_its_text(self):
        self.assertEqual(
            certidice.layout_of(("smp.losses.DiceLoss", {"mode": "binary", "ignore_index": 255})),
            certidice.layout_of("smp.losses.DiceLoss('binary', ignore_index=255)"),
        )


class CasesTest(unittest.TestCase):
    def test_the_same_seed_makes_the_same_cases(self):
        first, second = (certidice.cases("monai.losses.DiceLoss(sigmoid=True)", 40, seed=7) for _ in range(2))
        self.assertEqual([flat(case) for case in first], [flat(case) for case in second])

    def test_more_cases_continue_fewer(self):
        few, many = (certidice.cases("keras.losses.Dice", count, seed=1) for count in (5, 50))
        self.assertEqual([flat(case) for case in few], [flat(case) for case in many[:5]])

    def test_another_seed_makes_others(self):
        first, second = (certidice.cases("keras.losses.Dice", 10, seed=seed) for seed in (1, 2))
        self.assertNotEqual([flat(case) for case in first], [flat(case) for case in second])

    def test_numbers_are_the_same_in_float32(self):
        for call in CALLS:
            double, single = (certidice.cases(call, 40, dtype=dtype) for dtype in ("float64", "float32"))
            for a, b in zip(double, single):
                np.testing.assert_array_equal(a.prediction, b.prediction)
                np.testing.assert_array_equal(a.target, b.target)

    def test_probabilities_of_a_simplex_sum_to_one_exactly(self):
        for case in certidice.cases("smp.losses.DiceLoss('multiclass', from_logits=False)", 40):
            self.assertTrue((case.prediction.sum(axis=1) == 1).all())

    def test_corners_are_met(self):
        cases = certidice.cases("smp.losses.DiceLoss('multilabel', from_logits=False, ignore_index=255)", 40)
        self.assertTrue(any((case.target == 0).all() for case in cases), "empty target")
        self.assertTrue(any((case.target == 1).all() for case in cases), "full target")
        self.assertTrue(any((case.target == 255).all() for case in cases), "all void")
        self.assertTrue(any(((case.target > 0) & (case.target < 1)).any() for case in cases), "soft target")
        self.assertTrue(any(np.array_equal(case.target, case.prediction) for case in cases), "soft and equal")
        self.assertTrue(any(case.prediction.shape[2:] == (1, 1) for case in cases), "one voxel")
        self.assertTrue(any(len(np.unique(case.prediction)) == 1 for case in cases), "ties")

    def test_soft_targets_only_where_they_are_accepted(self):
        for case in certidice.cases("monai.losses.DiceLoss(sigmoid=True)", 60):
            self.assertTrue(np.isin(case.target, (0, 1)).all())

    def test_labels_stay_below_the_number_of_classes(self):
        for case in certidice.cases("kornia.losses.lovasz_softmax_loss", 60):
            self.assertEqual(case.target.dtype, np.int64)
            self.assertTrue(((case.target >= 0) & (case.target < 3)).all())

    def test_a_mask_is_a_further_tensor(self):
        case = certidice.cases("monai.losses.MaskedDiceLoss(sigmoid=True)", 12)[-1]
        self.assertEqual(case.extra["mask"].shape, (case.prediction.shape[0], 1, *case.prediction.shape[2:]))

    def test_a_layout_of_ones_own(self):
        layout = certidice.Layout("probabilities", "multilabel", classes=1, channels=0, dims=(3,))
        shapes = {case.prediction.ndim for case in certidice.cases("mine", 20, layout=layout)}
        self.assertLessEqual(shapes, {3, 4})


if __name__ == "__main__":
    unittest.main()
