"""Losses of 2^24 voxels in PyTorch, forward and backward, on one thread: the counterpart of DenseBenchmark.java.

Prints the median of several runs, in milliseconds. Needs PyTorch: python3-torch of Debian, for example.
"""

import statistics
import time

import torch

VOXELS = 1 << 24
RUNS = 9


def dice(p, y):
    return 1 - 2 * (p * y).sum() / (p.sum() + y.sum())


def jaccard(p, y):
    intersection = (p * y).sum()
    return 1 - intersection / (p.sum() + y.sum() - intersection)


def lovasz(p, y):
    """As in the authors' code (Berman et al. 2018): sorted errors times the differences of the Jaccard loss."""
    errors, order = torch.sort((y - p).abs(), descending=True)
    sorted_target = y[order]
    foreground = sorted_target.sum()
    intersection = foreground - sorted_target.cumsum(0)
    union = foreground + (1 - sorted_target).cumsum(0)
    losses = 1 - intersection / union
    losses[1:] = losses[1:] - losses[:-1].clone()
    return torch.dot(errors, losses)


cross_entropy = torch.nn.functional.binary_cross_entropy_with_logits


def evaluated(loss, prediction, target):
    loss(prediction, target).item()


def differentiated(loss, prediction, target):
    loss(prediction.detach().requires_grad_(True), target).backward()


def report(name, run, *arguments, runs=RUNS):
    wall = []
    processor = []
    for _ in range(runs + 1):  # the first one warms up
        started = time.perf_counter(), time.process_time()
        run(*arguments)
        wall.append(1000 * (time.perf_counter() - started[0]))
        processor.append(1000 * (time.process_time() - started[1]))
    print(f"{name:24}{statistics.median(wall[1:]):8.1f}{statistics.median(processor[1:]):12.1f}")


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    y = (torch.arange(VOXELS) // 640 % 5 == 0).float()
    x = 0.4 * torch.rand(VOXELS)
    p = torch.where(y == 1, 1 - x, x)
    z = torch.logit(p.double(), eps=1e-9).float()
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread, milliseconds: elapsed, processor")
    report("dice", evaluated, dice, p, y)
    report("dice, gradient", differentiated, dice, p, y)
    report("jaccard, gradient", differentiated, jaccard, p, y)
    report("cross-entropy", evaluated, cross_entropy, z, y)
    report("cross-entropy, gradient", differentiated, cross_entropy, z, y)
    report("lovasz, gradient", differentiated, lovasz, p, y, runs=3)


if __name__ == "__main__":
    main()
