"""Spellings that meet under one key."""

# Endings of a folded word and what they become, the first that fits.
SPELLINGS: tuple[tuple[str, str], ...] = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("modelling", "modeling"),
    ("labelling", "labeling"),
    ("labelled", "labeled"),
    ("modality", "modal"),
    ("behaviour", "behavior"),
    ("colour", "color"),
)

# Prefixes joined to the word after a hyphen; True: after a blank too.
JOINED_PREFIXES: dict[str, bool] = {
    "multi": True, "pre": True, "fine": True, "uni": False, "semi": False, "un": False,
    "non": False, "re": False, "inter": False, "intra": False, "bi": False, "mono": False,
    "hyper": False, "auto": False, "anti": False, "co": False, "de": False, "post": False,
    "spatio": False, "meta": False, "sub": False, "super": False, "micro": False, "macro": False,
    "pseudo": False, "hetero": False, "homo": False, "omni": False,
}  # fmt: skip

# Words that end in s without being plurals.
KEPT_S: frozenset[str] = frozenset(
    "lens bias chaos always across versus cross physics mathematics robotics dynamics graphics "
    "semantics series species news atlas alias canvas gas pos coqs cls nas bus vos gps".split()
)
