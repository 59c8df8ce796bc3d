# Reads a TensorFlow checkpoint without TensorFlow.
# SPDX-License-Identifier: Apache-2.0
"""Two files: the data, tensors one after the other, and an index of them, which is a table of LevelDB's: blocks of sorted keys and values,
https://github.com/google/leveldb/blob/main/doc/table_format.md. Each value is a BundleEntryProto: 1 type, 2 shape, 4 offset, 5 size."""
import numpy

FOOTER = 48
FLOAT = 1


def varint(content, at):
    value, shift = 0, 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def block(content, handle):
    """{key: value} of the block at `handle`: its offset and size, as varints."""
    begin, at = varint(handle, 0)
    size, _ = varint(handle, at)
    if content[begin + size] != 0:
        raise ValueError("the checkpoint's index is compressed")
    restarts = int.from_bytes(content[begin + size - 4 : begin + size], "little")
    at, end = begin, begin + size - 4 - 4 * restarts
    entries, key = {}, b""
    while at < end:
        shared, at = varint(content, at)
        more, at = varint(content, at)
        length, at = varint(content, at)
        key = key[:shared] + content[at : at + more]
        entries[key] = content[at + more : at + more + length]
        at += more + length
    return entries


def fields(message):
    """[(number, value)] of a message of Protocol Buffers: integers, or bytes."""
    at, found = 0, []
    while at < len(message):
        key, at = varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(message, at)
        else:
            length, at = varint(message, at) if kind == 2 else (4 if kind == 5 else 8, at)
            value, at = message[at : at + length], at + length
        found.append((key >> 3, value))
    return found


def read(index, data):
    """name -> array in float32 of the checkpoint whose two files have the bytes `index` and `data`."""
    footer = index[-FOOTER:]
    _, at = varint(footer, 0)
    _, at = varint(footer, at)
    arrays = {}
    for handle in block(index, footer[at:]).values():
        for name, entry in block(index, handle).items():
            entry = fields(entry)
            values = dict(entry)
            if name and values.get(1) == FLOAT:
                shape = [dict(fields(size)).get(1, 0) for number, size in fields(values.get(2, b"")) if number == 2]
                first = values.get(4, 0)
                arrays[name.decode()] = numpy.frombuffer(data[first : first + values[5]], dtype="<f4").reshape(shape)
    return arrays
