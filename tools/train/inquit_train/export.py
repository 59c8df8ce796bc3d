# Writes a network as a model file: weights in int8, the vocabulary, samples for the self-test.
# SPDX-License-Identifier: Apache-2.0
"""The format is that of lib/model/model_file.h; the samples' is that of lib/tagger/self_test.h."""
import pathlib
import struct

import torch
import torch.nn.functional as F

from . import data, mentions, predict, ranker
from .network import ARCS, FEATURES, MOST_WEIGHT, narrowed, read_sections

FORMAT_VERSION = 4
INPUTS_VERSION = 1  # kInputsVersion
ALIGNMENT = 64
PANEL = 16  # kPanel
LIKELY_ARC, LIKELY_SPAN = -0.7, 0.1  # least log probability and probability of its ends for an arc to be a sample
CLEAR, CLEAR_MENTION = 1.5, 0.5  # least lead of a clear tag of a mention, as in lib/tagger/self_test.cc, and probability of one that references go to
# Invented, as everything in the tree.
SAMPLES = (
    '"The ferry leaves at nine," said Odd Vale, the harbour master. He added that nobody had asked the pilots.',
    "According to the Roos family, the nets were gone by noon.\n\nThe council denied it. “We never touched them,” Mayor Ida Brandt told reporters on Tuesday.",
    "Deal is off: minister\n\nLISBON - The minister wrote that the bill “will not be paid,” and two aides agreed.\n\nShe declined to comment.",
)


def int8_rows(matrix, most=127):
    """(int8 rows, scale of each row): symmetric, to the nearest of -most to most."""
    matrix = matrix.detach().float()
    scale = matrix.abs().amax(1) / most
    rows = torch.round(matrix / scale.clamp(min=1e-30)[:, None]).clamp(-most, most).to(torch.int8)
    return rows, scale


def tensors(net, positions):
    """{section: bytes} of the network's weights, of its first `positions`."""
    sections = {}

    def floats(name, tensor):
        sections[name] = tensor.detach().float().contiguous().numpy().astype("<f4").tobytes()

    def int8(name, matrix):
        rows, scale = int8_rows(matrix)
        sections[name] = rows.numpy().tobytes()
        floats(name + ".scale", scale)

    def weights(name, matrix):
        """What the library multiplies by, after it has halved it (kMaxWeight): even numbers, narrowed."""
        rows, scale = int8_rows(matrix, MOST_WEIGHT)
        sections[name] = (2 * narrowed(rows.float()).to(torch.int8)).numpy().tobytes()
        floats(name + ".scale", scale / 2)

    def norm(name, module):
        floats(name + ".weight", module.weight)
        floats(name + ".bias", module.bias)

    int8("pieces", net.pieces.weight)
    int8("positions", net.positions.weight[:positions])  # no window has more
    for i, features in enumerate(net.features):
        floats(f"features.{i}", features.weight)
    norm("norm", net.norm)
    for number, layer in enumerate(net.layers):
        for part in ("qkv", "out", "up", "down"):
            weights(f"layer.{number}.{part}", getattr(layer, part).weight)
            floats(f"layer.{number}.{part}.bias", getattr(layer, part).bias)
        norm(f"layer.{number}.norm1", layer.norm1)
        norm(f"layer.{number}.norm2", layer.norm2)
    padded = lambda tensor: F.pad(tensor, [0] * (2 * tensor.ndim - 1) + [-len(tensor) % PANEL])
    weights("tags", padded(net.tags.weight))
    floats("tags.bias", padded(net.tags.bias))
    for head in ("arc_from", "arc_to"):
        for kind in range(len(ARCS)):
            rows = slice(kind * net.shape.arc_width, (kind + 1) * net.shape.arc_width)
            weights(f"{head}.{kind}", getattr(net, head).weight[rows])
            floats(f"{head}.{kind}.bias", getattr(net, head).bias[rows])
    floats("arc_distance", net.arc_distance)
    weights("mentions", padded(net.mentions.weight))
    floats("mentions.bias", padded(net.mentions.bias))
    for head in ("refer_from", "refer_to"):
        weights(head, getattr(net, head).weight)
        floats(head + ".bias", getattr(net, head).bias)
    floats("refer_distance", net.refer_distance)
    return sections


def hundredths(x):
    return round(float(x) * 100)


def sample_lines(net, inputs, vocabulary, window, context, ends, texts):
    """The section "samples": what the network says of `texts` in float. A text that does not fit one window is left out."""
    lines = []
    for text, article in zip(texts, data.read(inputs, vocabulary, [{"id": "sample", "text": text} for text in texts])):
        if len(article) > window:
            continue
        (said,) = predict.scores(net, [article], window, context, ends)
        lines.append("text " + text.replace("\\", "\\\\").replace("\n", "\\n"))
        for row in said.tags:
            best = row.topk(2)
            lines.append(f"tag {int(best.indices[0])} {hundredths(best.values[0])} {hundredths(best.values[0] - best.values[1])}")
        begins = predict.begin_probabilities(said.tags)
        for (kind, i, j), score in zip(said.arcs.tolist(), said.values.tolist()):
            from_role, to_role = predict.ENDS_OF_ARCS[kind]
            clear = begins[i, from_role] > LIKELY_SPAN and (j < 0 or begins[j, to_role] > LIKELY_SPAN)
            if score > LIKELY_ARC and clear:
                lines.append(f"arc {kind} {i} {j} {hundredths(score)}")
        ((said,),) = predict.read(net, [article], window, context, ends, collect=(predict.Who,))
        best = said.tags.topk(2)
        lines += [f"mention {int(number) if margin > CLEAR else -1}" for number, margin in zip(best.indices[:, 0], best.values[:, 0] - best.values[:, 1])]
        likely = said.tags[:, mentions.ENDS].exp().sum(-1)
        for (_, i, j), score in zip(said.arcs.tolist(), said.values.tolist()):
            if score > LIKELY_ARC and (article.pronouns[i] or likely[i] > CLEAR_MENTION) and (j < 0 or article.pronouns[j] or likely[j] > CLEAR_MENTION):
                lines.append(f"arc {len(ARCS)} {i} {j} {hundredths(score)}")
    return "".join(line + "\n" for line in lines)


def checksum(payload):
    value = 14695981039346656037
    for (word,) in struct.iter_unpack("<Q", payload):
        value = ((value ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def write(path, sections):
    """Writes {name: bytes}."""
    padded = lambda size: -size % ALIGNMENT
    table, body = b"", b""
    begin = 32 + 48 * len(sections)
    at = begin + padded(begin)
    for name, payload in sections.items():
        name = name.encode("ascii")
        assert 0 < len(name) <= 32, name
        table += struct.pack("<32sQQ", name, at, len(payload))
        at += len(payload) + padded(len(payload))
    body = b"".join(payload + b"\0" * padded(len(payload)) for payload in sections.values())
    checked = struct.pack("<Q", len(sections)) + table + b"\0" * padded(begin) + body
    head = b"INQUIT\r\n" + struct.pack("<IIQ", FORMAT_VERSION, INPUTS_VERSION, checksum(checked))
    pathlib.Path(path).write_bytes(head + checked)


def export(net, vocabulary, out, *, name, version, window, context, licence, data, calibration, inputs, ranker_from, samples=SAMPLES):
    """Writes `net` to the file `out`.

    vocabulary: the file of its pieces. window, context: as predict.cores has them, held to what the network has positions for.
    licence, data: texts. calibration: as kPlainCalibration (lib/tagger/tagger.h). inputs: the program inquit_inputs. ranker_from: a model
    file whose ranker (tools/train/rank) the new one takes over."""
    net.eval()
    shape = net.shape
    window = min(window, shape.positions - 2)
    context = min(context, (window - 1) // 2)
    pieces = pathlib.Path(vocabulary).read_text(encoding="utf-8").splitlines()
    ends = pieces.index("[CLS]"), pieces.index("[SEP]")
    info = {"name": name, "version": version, "data": " ".join(data.split()), "width": shape.width, "inner": shape.inner, "heads": shape.heads,
            "head_width": shape.head_width, "block": shape.block, "reach": shape.reach, "layers": shape.layers, "positions": window + 2, "vocabulary": shape.vocabulary, "arc_width": shape.arc_width, "window": window,
            "context": context, "features": " ".join(map(str, FEATURES))}
    assert len(pieces) == shape.vocabulary and net.arc_distance.shape[0] == len(ARCS)
    sections = {"info": "".join(f"{key} {value}\n" for key, value in info.items()).encode(), "licence": licence.encode(),
                "vocabulary": pathlib.Path(vocabulary).read_bytes(), "calibration": struct.pack(f"<{len(calibration)}f", *calibration),
                "samples": sample_lines(net, inputs, vocabulary, window, context, ends, samples).encode(), **tensors(net, window + 2)}
    write(out, ranker.put_into(sections, *ranker.taken_from(read_sections(ranker_from))))
