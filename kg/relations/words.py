"""Words that tell how a paper relates to what it names."""

__all__ = ["CUE_STEMS", "HEADS", "LIST_SIGNS", "PREPOSITIONS"]

# Between the members of a list.
LIST_SIGNS: frozenset[str] = frozenset(
    [",", "and", "or", "&", "/", "as", "well", "(", ")", "+", "and/or"]
)

# Nouns that say what a name is, and stand beside it.
HEADS: frozenset[str] = frozenset(
    """
    dataset datasets benchmark benchmarks corpus corpora data set sets model models method methods
    task tasks framework frameworks network networks backbone backbones module modules encoder
    encoders architecture architectures loss losses approach approaches metric metrics score scores
    """.split()
)

PREPOSITIONS: frozenset[str] = frozenset(
    """
    on with from for to of in by over via than as into upon against using between under through
    including like e.g i.e namely across such called named dubbed termed
    """.split()
)

# Stems of the verbs and nouns that govern a name; the longest that fits is the word's cue.
CUE_STEMS: tuple[str, ...] = tuple(
    """
    propos introduc present develop design devis establish construct creat build built releas
    contribut collect curat assembl annotat novel new call name dub term
    train pretrain pre-train finetun fine-tun learn tun supervis unlabel label initial
    evaluat experiment test validat benchmark assess report result demonstrat achiev obtain attain
    state-of-the-art outperform surpass exceed beat compar superior better improv gain baseline
    than competitiv comparabl counterpart previous prior existing recent current popular
    conventional traditional recently like such including e.g unlike however although while
    us use used uses using utiliz leverag employ adopt apply applied appl exploit base based
    top combin integrat incorporat equip inspir follow extend adapt transfer distill teach
    backbone plug replac modif enhanc boost align via through into convert
    address tackl solv task problem challeng aim goal focus explor stud investigat understand
    consist includ compris contain enabl allow show reveal suggest find analy
    success progress popular emerg dominat rely reli suffer limit lack remain
    downstream generaliz robust open-sourc available code
    """.split()
)
