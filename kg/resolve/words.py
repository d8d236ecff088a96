"""The words that name matching turns on: plurals, spellings, heads, sizes. Data, no logic."""

__all__ = [
    "ACRONYM_HEADS",
    "ACRONYM_PREFIXES",
    "ARTICLES",
    "BARE_HEADS",
    "EMPTY_HEADS",
    "EMPTY_MODIFIERS",
    "EVALUATIVE",
    "EVALUATIVE_OF_METRICS",
    "GREEK",
    "IRREGULAR_PLURALS",
    "JOINED_VARIANTS",
    "MODALITIES",
    "NOUNS_OF_VERBS",
    "NO_PLURAL",
    "PROPER_HEADS",
    "PROPER_WORDS",
    "SIZE_WORDS",
    "SMALL_WORDS",
    "SPELLINGS",
    "SPELLING_ENDINGS",
    "SPLIT_WORDS",
    "SPOKEN_AS",
]

ARTICLES = frozenset({"a", "an", "the", "our", "its", "their", "this", "these", "proposed"})
"""Words before a name that are no part of it."""

EMPTY_HEADS = frozenset({"task", "tasks", "problem", "problems"})
"""Last words that add nothing to a task, method or metric (``image captioning task``)."""

EMPTY_MODIFIERS = frozenset({"neural", "visual"})
"""Adjectives in -al that a task may carry or not within one paper."""

EVALUATIVE = frozenset(
    {
        "classic",
        "classical",
        "common",
        "conventional",
        "deep",
        "existing",
        "general",
        "naive",
        "novel",
        "overall",
        "plain",
        "simple",
        "standard",
        "traditional",
        "typical",
        "vanilla",
    }
)
"""First words that say nothing about which task, method or metric it is."""

EVALUATIVE_OF_METRICS = frozenset({"absolute"})
"""The same for metrics alone: ``absolute positional encoding`` is no other kind's."""

ACRONYM_HEADS = frozenset(
    {
        "algorithm", "approach", "architecture", "attention", "framework", "learning", "loss",
        "method", "model", "module", "network", "networks", "strategy", "system",
    }
)  # fmt: skip
"""Last words that an acronym may leave out."""

ACRONYM_PREFIXES = ("auto", "cross", "hyper", "multi", "pre", "super")
"""Beginnings of words that give an acronym a letter of their own."""

SMALL_WORDS = frozenset(
    {"a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with"}
)
"""Words that an acronym leaves out."""

SPOKEN_AS = {"and": "n"}
"""Words that give an acronym a letter which is not their first."""

PROPER_HEADS = frozenset(
    {
        "approach", "architecture", "architectures", "backbone", "backbones", "benchmark",
        "benchmarks", "corpus", "dataset", "datasets", "framework", "method", "methods", "metric",
        "model", "models", "network", "networks", "score", "scores", "system", "variant",
        "variants",
    }
)  # fmt: skip
"""Last words that a proper name may carry or not (``MNIST dataset``, ``the BLIP model``)."""

PROPER_WORDS = frozenset(
    {
        "adam", "arabic", "bayes", "bayesian", "bernoulli", "bregman", "boltzmann", "carlo",
        "chamfer", "chinese", "cox", "dirichlet", "dice", "english", "euclidean", "euler",
        "fisher", "fourier", "frobenius", "fr\u00e9chet", "frechet", "gaussian", "german", "gram",
        "gumbel", "hamiltonian", "hausdorff", "hebbian", "hessian", "hilbert", "hindi", "hopfield",
        "hungarian", "indian", "jaccard", "jacobian", "japanese", "jensen", "kalman", "kendall",
        "kolmogorov", "korean", "kullback", "lagrangian", "langevin", "laplace", "laplacian",
        "leibler", "levenshtein", "lipschitz", "mahalanobis", "markov", "monte", "nash", "nesterov",
        "newton", "pareto", "pearson", "poisson", "procrustes", "python", "rademacher", "renyi",
        "riemannian", "shannon", "shapley", "sinkhorn", "sobolev", "spanish", "spearman", "stein",
        "taylor", "thompson", "tikhonov", "turing", "vapnik", "voronoi", "wasserstein", "wiener",
    }
)  # fmt: skip
"""Words of terms that keep their capital, as they are names of people and places."""

BARE_HEADS = frozenset(
    {
        "captioning", "classification", "detection", "generation", "grounding", "localization",
        "recognition", "retrieval", "segmentation", "translation",
    }
)  # fmt: skip
"""Tasks that a text names short after it has named them in full (folded spelling)."""

NOUNS_OF_VERBS = {
    "align": "alignment",
    "answer": "answering",
    "caption": "captioning",
    "classify": "classification",
    "complete": "completion",
    "correct": "correction",
    "decode": "decoding",
    "detect": "detection",
    "diagnose": "diagnosis",
    "edit": "editing",
    "estimate": "estimation",
    "evaluate": "evaluation",
    "forecast": "forecasting",
    "generate": "generation",
    "ground": "grounding",
    "identify": "identification",
    "localize": "localization",
    "match": "matching",
    "mitigate": "mitigation",
    "predict": "prediction",
    "recognize": "recognition",
    "reconstruct": "reconstruction",
    "reduce": "reduction",
    "retrieve": "retrieval",
    "segment": "segmentation",
    "summarize": "summarization",
    "synthesize": "synthesis",
    "track": "tracking",
    "transfer": "transfer",
    "translate": "translation",
}
"""Verbs of tasks and the nouns that stand last in a task's name (folded spelling)."""

NO_PLURAL = frozenset(
    {
        "always", "analysis", "atlas", "axis", "basis", "bias", "canvas", "chaos", "class",
        "corpus", "cosmos", "gas", "hypothesis", "lens", "less", "news", "plus", "series",
        "species", "synthesis", "thus", "thesis", "various", "versus",
    }
)  # fmt: skip
"""Words that end in s and are singular, beside those in -ss, -us and -is."""

IRREGULAR_PLURALS = {
    "analyses": "analysis",
    "axes": "axis",
    "biases": "bias",
    "children": "child",
    "corpora": "corpus",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "indices": "index",
    "lenses": "lens",
    "matrices": "matrix",
    "men": "man",
    "people": "person",
    "vertices": "vertex",
    "women": "woman",
}

SPELLING_ENDINGS = (
    ("isation", "ization"),
    ("isations", "izations"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("eller", "eler"),
)
"""British endings and the American ones they are folded to; collisions are harmless."""

SPELLINGS = {
    "artefact": "artifact",
    "behaviour": "behavior",
    "behavioural": "behavioral",
    "centre": "center",
    "colour": "color",
    "grey": "gray",
    "neighbour": "neighbor",
    "neighbouring": "neighboring",
    "organisation": "organization",
    "tumour": "tumor",
    "auc-roc": "auroc",
}

JOINED_VARIANTS = (
    ("crossmodality", "crossmodal"),
    ("multimodality", "multimodal"),
    ("unimodality", "unimodal"),
    ("visuallanguage", "visionlanguage"),
    ("visuolanguage", "visionlanguage"),
    ("visionandlanguage", "visionlanguage"),
    ("visionlinguistic", "visionlanguage"),
    ("visuallinguistic", "visionlanguage"),
    ("visuolinguistic", "visionlanguage"),
    ("autoencoding", "autoencoder"),
    ("imaginganalysis", "imageanalysis"),
)
"""Spellings of one term after blanks and hyphens are gone."""

MODALITIES = (
    "image", "vision", "visual", "video", "audio", "speech", "language", "text", "textual",
)  # fmt: skip
"""Two of these with a hyphen between mean the same in either order; this is the order kept."""

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega",
}  # fmt: skip

SIZE_WORDS = frozenset(
    {
        "tiny", "nano", "mini", "small", "base", "medium", "large", "huge", "giant", "gigantic",
        "xs", "xl", "xxl", "xxs", "lite", "light", "plus", "pro", "turbo", "ultra", "max", "flash",
        "chat", "instruct", "preview", "large-v2", "s", "b", "l", "h", "g", "t", "m", "e", "d",
        "so", "hd",
    }
)  # fmt: skip
"""Marks of a size or edition at the end of a model's name (folded)."""

SPLIT_WORDS = frozenset(
    {
        "train", "training", "val", "validation", "test", "test-dev", "testdev", "test-std", "dev",
        "minival", "subset", "mini", "lite", "small", "full", "hard", "challenge", "clean",
        "other", "10%", "1%", "lt", "real", "sketch", "1k", "21k", "22k",
    }
)  # fmt: skip
"""Marks of a split or subset at the end of a dataset's name (folded)."""
