"""What is never an entity, and what a minimal span leaves out."""

# Whole surfaces, as keys of words (folded, singular), that are never entities.
NEVER: frozenset[str] = frozenset(
    name.strip() for name in """
    ai|ml|dl|llm|large language model|language model|vlm|lvlm|mllm|lmm|vision language model|
    large vision language model|multimodal large language model|multimodal llm|foundation model|
    large multimodal model|vlms|sota|state of the art|deep learning|machine learning|
    artificial intelligence|pretraining|pre training|finetuning|neural network|deep neural network|
    dnn|experiment|attention weight|downstream task|vision task|api|gpu|gpus|cpu|tpu|a 100|h 100|
    v 100|nvidia|rtx|amd|url|code|our|we|http|https|github|hugging face|huggingface|google|meta|
    openai|microsoft|amazon|apple|deepmind|stanford|berkeley|mit|cvpr|iccv|eccv|neurips|icml|iclr|
    acl|emnlp|naacl|aaai|ijcai|miccai|icassp|interspeech|ieee|arxiv|english|chinese|french|german|
    spanish|japanese|korean|arabic|hindi|russian|portuguese|italian|turkish|vietnamese|thai|covid|
    covid 19|rgb|2 d|3 d|4 d|2 d image|i.e|e.g|ct|mri|pet|x ray|eeg|ecg|fmri|apache|mit license|
    python|pytorch|tensorflow|ours|method|model|dataset|task|approach|framework|baseline|
    performance|efficiency|robustness|quality|human|dataset and code|code and data|
    twitter|youtube|reddit|wikipedia|facebook|instagram|cc by|creative common|internet|web|
    genai|agi|iot|ui|gui|pdf|html|json|sql|id|ood|iid|i.i.d|stem|phd|usa|us|uk|eu|
    extensive experiment|comprehensive experiment|moreover|however|lm|lms|nn|transformer model
    """.split("|")
)  # fmt: skip

# Words that a span doesn't start with.
ARTICLES: frozenset[str] = frozenset(
    """
    a an the our this that these those its their new novel existing recent popular proposed
    standard several various different state-of-the-art sota we such each both all other simple
    large small large-scale traditional current using via and or of for in on with to
    """.split()
)

# Head nouns that a span doesn't end with where a proper name stands before them.
TRAILING_HEADS: frozenset[str] = frozenset(
    """
    dataset datasets benchmark benchmarks corpus corpora model models framework frameworks method
    methods network networks architecture architectures backbone backbones module modules loss
    losses algorithm algorithms approach approaches task tasks metric metrics score scores data
    leaderboard challenge system systems strategy families family series variants baseline
    baselines encoder encoders decoder embeddings features objective
    """.split()
)

# What a task isn't once the name before it is taken away, as keys.
BARE_TASKS: frozenset[str] = frozenset(
    name.strip() for name in """
    pretraining|pre training|training|finetuning|tuning|learning|understanding|reasoning|analysis|
    evaluation|inference|prediction|task|challenge|benchmark|adaptation|embedding|feature|model
    """.split("|")
)  # fmt: skip
