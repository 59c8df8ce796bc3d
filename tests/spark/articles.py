# Invented articles by rule, as many and as long as wanted.
# SPDX-License-Identifier: Apache-2.0
import random

NAMES = ["Rhea Okonjo", "Ivo Lund", "Zoë Lindqvist", "Odd Vale", "Teresa Amadi", "Bram Castellane", "Noor Haddadi"]
ROLES = ["the harbour master", "a clerk of the court", "the head of the diving school", "a baker", "who chairs the school board"]
THINGS = ["the ferry", "the bridge", "the new library", "the café", "the tram", "the night market", "the old mill"]
HAPPENINGS = ["would open in May", "had been closed for a week", "was never paid for", "needs a new roof", "costs more"]
CUES = ["said", "told reporters", "added", "wrote", "warned", "insisted"]
EVENTS = ["rain fell over the quay", "two cranes stood idle 😀", "nearly forty people queued in the cold",
          "the band played three tunes", "a bus had to turn round", "the lights went out again", "the council met behind doors"]
TIMES = ["until noon", "on Tuesday", "for the second time this year", "since dawn", "as the last boats came in", "all the same"]


def upper(text):
    return text[0].upper() + text[1:]


def plain(rng):
    one, other = rng.sample(EVENTS, 2)
    return f"{upper(one)} {rng.choice(TIMES)}, and {other} {rng.choice(TIMES)}."


def sentence(rng):
    """Somebody says something in two of five, which makes a statement in about thirty words, as in news."""
    if rng.random() < 0.6:
        return plain(rng)
    name, thing, happening, cue = (rng.choice(words) for words in (NAMES, THINGS, HAPPENINGS, CUES))
    what = f"{thing} {happening}"
    last = name.split()[1]
    return rng.choice([
        f"“{upper(what)},” said {name}, {rng.choice(ROLES)}.",
        f"{name}, {rng.choice(ROLES)}, {cue} that {what}.",
        f'"{upper(what)}," {last} said. "That is all I know about {rng.choice(THINGS)}."',
        f"She {cue} that {what}, and called it “a small wonder”.",
        f"According to {last}, {what}.",
    ])


def article(rng, words):
    """A text of about so many words, in paragraphs."""
    text, count = "", 0
    while count < words:
        one = sentence(rng)
        text += one + rng.choice([" ", " ", "\n\n"])
        count += len(one.split())
    return text.strip()


def articles(number, words, seed=1):
    rng = random.Random(seed)
    return [article(rng, words) for _ in range(number)]
