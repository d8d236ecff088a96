"""What may follow a name after a hyphen, and what makes it another name."""

# After "NAME-": the name ends before it (``CLIP-based``, ``ImageNet-pretrained``).
SUFFIXES: tuple[str, ...] = (
    "based", "like", "style", "pretrained", "pre-trained", "trained", "tuned", "finetuned",
    "fine-tuned", "level", "driven", "guided", "inspired", "specific", "only", "free", "aware",
    "agnostic", "aligned", "style", "derived", "generated", "type", "family", "related",
    "enhanced", "augmented", "compatible", "initialized", "powered", "centric", "oriented",
    "equipped", "assisted", "style", "scale", "to", "and", "adapted", "wise", "judged", "s",
)  # fmt: skip

# After a name: a mark that makes it another version or size.
VERSION = (
    r"\+|@\d|[-_ ]?v\d|-\d|\.\d|-?(?:XXL|XL|[SBLHGM])\b|"
    r"-(?:[Ll]arge|[Bb]ase|[Ss]mall|[Tt]iny|[Hh]uge|[Gg]iant|[Nn]ano|[Mm]ini|[Pp]lus|[Pp]ro)\b"
)

# Before a name: what may be glued to it without making it another one.
PREFIXES: tuple[str, ...] = (
    "pre-trained", "pretrained", "based", "and", "vs", "frozen", "vanilla", "non-pretrained",
)  # fmt: skip
