"""Hosts and words that say what a link leads to."""

# Hosts that are recognised without a scheme.
BARE_HOSTS: tuple[str, ...] = (
    "github.com", "huggingface.co", "gitlab.com", "bitbucket.org", "zenodo.org", "kaggle.com",
    "sites.google.com", "anonymous.4open.science", "physionet.org", "doi.org", "youtu.be",
    "figshare.com", "osf.io", "arxiv.org", "modelscope.cn", "gitee.com",
)  # fmt: skip

# Ends of a host that are recognised without a scheme (project pages).
BARE_SUFFIXES: tuple[str, ...] = ("github.io", "gitlab.io", "netlify.app", "vercel.app", "hf.space")

# (kind, a regular expression on the URL, lower case), first match decides.
KINDS_BY_URL: tuple[tuple[str, str], ...] = (
    ("dataset", r"huggingface\.co/datasets/|kaggle\.com/(?:datasets|c)|zenodo\.org|figshare|"
     r"physionet|github\.com/google-research-datasets|drive\.google|osf\.io|dataset"),
    ("paper", r"arxiv\.org/|openreview\.net|doi\.org|aclanthology|acm\.org|ieee\.org"),
    ("demo", r"huggingface\.co/spaces|hf\.space|youtu\.?be|/demo|demo\."),
    ("code", r"github\.com|gitlab\.com|bitbucket\.org|4open\.science|gitee\.com|/code\b|pypi\.org"),
    ("project", r"huggingface\.co/collections|\.git(?:hub|lab)\.io|sites\.google|\.netlify\.app|"
     r"\.vercel\.app|leaderboard"),
    ("model", r"huggingface\.co|modelscope|/models?/"),
)  # fmt: skip

# (kind, words of the sentence before the link), where the URL says nothing.
KINDS_BY_WORD: tuple[tuple[str, str], ...] = (
    ("project", r"project|web ?page|web ?site|home ?page|leaderboard"),
    ("dataset", r"\bdata\b|data ?sets?\b|benchmark|corpus"),
    ("demo", r"\bdemos?\b|videos?\b"),
    ("code", r"\bcodes?\b|implementation|repository|toolkit|librar"),
    ("model", r"\bmodels?\b|weights|checkpoints?"),
)
