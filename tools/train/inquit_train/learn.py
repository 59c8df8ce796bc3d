# The loop: from labelled articles to weights, in legs that can be taken up again.
# SPDX-License-Identifier: Apache-2.0
import math
import pathlib
import time

import torch
import torch.nn.functional as F

from . import data, mentions, network

ENCODER_RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 2e-4, 1e-3, 0.06, 0.01, 1.0


def arc_losses(net, hidden, batch):
    total = 0.0
    for kind, (rows, positions, targets) in enumerate(batch.arcs):
        if len(rows):
            each = F.cross_entropy(net.arcs(hidden, kind, rows, positions, batch.lengths), targets, reduction="none")
            total = total + (each * batch.weights[rows]).sum()
    return total


def tag_loss(logits, batch):
    each = F.cross_entropy(logits.flatten(0, 1), batch.tags.flatten(), ignore_index=data.IGNORED, reduction="none")
    return (each.view_as(batch.tags) * batch.weights[:, None]).sum()


def of_labels(net, logits, hidden, batch):
    """Negative log likelihoods of annotators' labels summed over tags and arcs, by the labels' weights."""
    return tag_loss(logits, batch) + arc_losses(net, hidden, batch)


def losses(net, batch):
    """That loss, and the count of tokens that have labels."""
    return of_labels(net, *net(batch), batch), int((batch.tags != data.IGNORED).sum())


def losses_with_mentions(net, batch):
    """The same, and those of mentions, which all articles have labels of, and the count of all tokens."""
    logits, hidden = net(batch)
    return of_labels(net, logits, hidden, batch) + mentions.loss(net, hidden, batch), int((batch.lengths - 2).sum())


def optimizer(net, encoder_rate):
    new = {"tags", "arc_from", "arc_to", "arc_distance", "features", "style", "last", "mentions", "refer_from", "refer_to", "refer_distance"}
    groups = {}
    for name, p in net.named_parameters():
        key = (name.split(".")[0] in new, p.ndim > 1)
        groups.setdefault(key, []).append(p)
    return torch.optim.AdamW([{"params": ps, "base": HEAD_RATE if is_new else encoder_rate, "lr": 0.0, "weight_decay": DECAY if matrix else 0.0}
                              for (is_new, matrix), ps in groups.items()], betas=(0.9, 0.98), fused=True)


def slope(step, steps):
    """Linear up, then linear down to nothing."""
    warm = max(1, int(steps * WARM_UP))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def learn(net, articles, ends, folder, passes, window, tokens, seed, loss=losses, minutes=120, rate=ENCODER_RATE, device="cpu", log=print):
    """Trains `net` for `passes` over `articles`. Ends early after `minutes`; called again with the same folder it goes on.

    ends: ids of [CLS] and [SEP]; rate: the encoder's, at its highest. Returns whether it has finished; then folder/weights.pt is there."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    began = time.time()
    plan = data.plan(articles, passes, window, tokens, seed)
    net.to(device)
    adam, step, mean = optimizer(net, rate), 0, 0.0
    state = folder / "state.pt"
    if state.exists():
        stored = torch.load(state, weights_only=True, map_location=device)
        net.load_state_dict(stored["weights"])
        adam.load_state_dict(stored["adam"])
        step, mean = stored["step"], stored["mean"]
    torch.manual_seed(seed + step)
    net.train()
    saved = time.time()

    def store():
        torch.save({"weights": net.state_dict(), "adam": adam.state_dict(), "step": step, "mean": mean}, state.with_suffix(".new"))
        state.with_suffix(".new").replace(state)

    while step < len(plan):
        for group in adam.param_groups:
            group["lr"] = group["base"] * slope(step, len(plan))
        total, count = loss(net, data.collate(plan[step], *ends).to(device))
        (total / count).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), CLIP)
        adam.step()
        adam.zero_grad(set_to_none=True)
        mean += (float(total.detach()) / count - mean) * max(0.02, 1 / (step + 1))
        step += 1
        if step % 10 == 0:
            log(f"step {step} of {len(plan)}, loss {mean:.4f}, {(time.time() - began) / 60:.1f} minutes")
        if time.time() - saved > 300:
            store()
            saved = time.time()
        if time.time() - began > minutes * 60:
            store()
            return False
    network.save(net.eval().cpu(), folder / "weights.pt")
    state.unlink(missing_ok=True)
    return True
