"""Words around definitions of abbreviations."""

# "LONG, dubbed SHORT": what stands between a long form and its short form.
NAMED: tuple[str, ...] = (
    "dubbed as", "dubbed", "termed as", "termed", "called as", "called", "named as", "named",
    "coined as", "coined", "abbreviated as", "abbreviated to", "abbreviated", "denoted as",
    "denoted by", "referred to as", "shortened to", "shortened as", "known as",
    "namely", "i.e.,", "i.e.", "abbr.", "a.k.a.", "aka",
)  # fmt: skip

# The same, but between any two words too: what follows has to look like a short form.
PERHAPS_NAMED: tuple[str, ...] = ("or",)

# "SHORT, short for LONG": what stands between a short form and its long form.
STANDS_FOR: tuple[str, ...] = (
    "short for", "which stands for", "that stands for", "standing for", "stands for",
    "an abbreviation of", "an abbreviation for", "an acronym for", "the acronym of",
    "abbreviated from", "which is short for",
)  # fmt: skip

# A long form doesn't start with one of these.
NO_START: frozenset[str] = frozenset(
    """
    a an the of for and or in on to with by from as at is are was were be our we this that these
    those its their via using into called named dubbed termed such novel new propose introduce
    present which it has have both each any all some
    """.split()
)

# In small letters, words of a clause: a long form begins after them and ends before them.
CLAUSE: tuple[str, ...] = (
    "we", "our", "this", "these", "their", "that", "which", "whose", "are", "was", "were", "has",
    "have", "can", "could", "may", "will", "propose", "proposes", "introduce", "introduces",
    "introducing", "presents", "construct", "develop", "demonstrate", "show",
)  # fmt: skip

# A long form may have these without a letter for them in the short form.
SMALL_WORDS: frozenset[str] = frozenset("a an and by for from in of on or the to via with".split())

# In brackets, but never a short form.
NOT_SHORT: frozenset[str] = frozenset(
    """
    e.g i.e e.g. i.e. a b c d i ii iii iv v vi vii left right top bottom ours our the and or etc
    see fig figure table section sec eq. ref w/ w/o vs vs. new old yes no p n k m s x y z t
    """.split()
)

# Digits that stand for a word between two letters, as the first letter of that word.
SPOKEN_DIGITS: dict[str, str] = {"2": "t", "4": "f"}
