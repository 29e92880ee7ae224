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


def milliseconds(loss, prediction, target, runs=RUNS):
    times = []
    for _ in range(runs + 1):
        x = prediction.detach().requires_grad_(True)
        start = time.perf_counter()
        loss(x, target).backward()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def forward(loss, prediction, target):
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        loss(prediction, target).item()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    y = (torch.arange(VOXELS) // 640 % 5 == 0).float()
    x = 0.4 * torch.rand(VOXELS)
    p = torch.where(y == 1, 1 - x, x)
    z = torch.logit(p.double()).float()
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread, milliseconds")
    print(f"dice, value           {forward(dice, p, y):8.1f}")
    print(f"dice, gradient        {milliseconds(dice, p, y):8.1f}")
    print(f"jaccard, gradient     {milliseconds(jaccard, p, y):8.1f}")
    print(f"cross-entropy, value  {forward(cross_entropy, z, y):8.1f}")
    print(f"cross-entropy, grad.  {milliseconds(cross_entropy, z, y):8.1f}")
    print(f"lovasz, gradient      {milliseconds(lovasz, p, y, 3):8.1f}")


if __name__ == "__main__":
    main()
