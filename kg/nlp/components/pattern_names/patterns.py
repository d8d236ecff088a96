"""Words around names: heads that say what a name is of, and cues that a name follows."""

from kg.core.records import EntityType

# Head nouns by type, singular (a plural s is allowed), the more telling first.
DATASET_HEADS: tuple[str, ...] = (
    "benchmark dataset", "benchmark suite", "test suite", "benchmark", "dataset", "data set",
    "corpus", "corpora", "collection", "database", "test set", "testbed", "leaderboard",
    "challenge set", "question set", "instruction set", "evaluation suite", "track",
)  # fmt: skip
MODEL_HEADS: tuple[str, ...] = (
    "foundation model", "language model", "model", "network", "net", "framework", "architecture",
    "system", "toolkit", "library", "platform", "transformer", "agent", "assistant", "encoder",
    "decoder", "encoder-decoder", "backbone", "detector", "generator", "llm", "vlm", "mllm",
    "lvlm", "tokenizer", "pipeline", "captioner", "segmenter", "classifier", "autoencoder",
    "adapter", "series", "family", "suite of models", "chatbot", "simulator", "engine", "gan",
    "cnn", "gnn", "vit", "unet", "u-net", "foundation models", "world model", "reward model",
    "diffusion model", "baseline", "generalist", "infrastructure", "environment", "tool",
)  # fmt: skip
METHOD_HEADS: tuple[str, ...] = (
    "method", "approach", "strategy", "algorithm", "loss", "objective", "paradigm", "module",
    "technique", "scheme", "mechanism", "procedure", "regularizer", "regularization", "optimizer",
    "loss function", "block", "layer", "training", "learning", "tuning", "distillation",
    "sampling", "sampler", "protocol", "recipe", "augmentation", "attention", "prompting",
    "optimization", "solution", "operator", "plugin", "plug-in", "estimator", "heuristic",
    "decoding", "formulation", "methodology", "process", "workflow", "curriculum", "policy",
    "penalty", "constraint", "unit", "head", "quantization", "pruning", "embedding", "kernel",
)  # fmt: skip
TASK_HEADS: tuple[str, ...] = ("task", "problem", "challenge", "shared task")
METRIC_HEADS: tuple[str, ...] = ("score", "metric", "measure", "accuracy", "index")

# Verbs with which a paper introduces its own thing.
PROPOSE: tuple[str, ...] = (
    "propose", "proposes", "proposed", "introduce", "introduces", "introduced", "introducing",
    "present", "presents", "presented", "presenting", "develop", "develops", "developed",
    "release", "releases", "releasing", "design", "designed", "construct", "constructed", "create",
    "created", "creating", "contribute", "contributes", "devise", "devised", "build", "built",
    "curate", "curated", "collect", "collected", "establish", "established", "unveil", "describe",
    "describes", "offer", "publish", "launch", "formulate", "proposing", "train", "trained",
    "contributing", "open-source",
)  # fmt: skip

# Words directly before a name that was given to something.
NAMED: tuple[str, ...] = (
    "called", "named", "dubbed", "termed", "namely", "coined", "dubbed as", "termed as",
    "named as", "called as", "denoted as", "referred to as", "denoted by", "titled", "entitled",
)  # fmt: skip

# Words directly before names of datasets that a paper trains or tests on.
ON_DATA: tuple[str, ...] = (
    "on", "trained on", "pre-trained on", "pretrained on", "evaluated on", "tested on",
    "fine-tuned on", "experiments on", "results on", "performance on", "evaluation on",
    "evaluations on", "benchmarks like", "benchmarks such as", "datasets such as",
    "datasets like", "datasets including", "benchmarks including", "datasets:", "benchmarks:",
    "datasets, including", "benchmarks, including", "datasets, namely", "benchmarks, namely",
)  # fmt: skip

# Words directly before names of models.
ON_MODELS: tuple[str, ...] = (
    "models such as", "models like", "models including", "models, such as", "models, including",
    "llms such as", "llms like", "models (e.g.", "models (e.g.,", "based on", "outperforms",
    "outperforming", "outperform", "surpasses", "surpassing", "surpass", "built on", "built upon",
    "architectures such as", "architectures like", "backbones such as", "baselines such as",
    "llms, such as", "llms, including", "mllms such as", "mllms like", "networks such as",
    "compared to", "compared with", "than", "exceeding", "fine-tuning", "finetuning",
    "fine-tune", "finetune", "vlms such as", "vlms like", "backbones including",
)  # fmt: skip

ON_METHODS: tuple[str, ...] = (
    "methods such as", "methods like", "methods including", "techniques such as",
    "techniques like", "approaches such as", "approaches like", "algorithms such as",
    "algorithms like", "strategies such as", "methods (e.g.", "methods (e.g.,", "via", "using",
)  # fmt: skip

ON_METRICS: tuple[str, ...] = (
    "metrics such as", "metrics like", "metrics including", "in terms of", "measured by",
)  # fmt: skip

# What the form of a name says: (type, regular expression), the first that fits.
FORMS: tuple[tuple[EntityType, str], ...] = (
    (EntityType.DATASET, r"(?:\b|-)\d+(?:\.\d+)?[KkM]$|(?i:bench|corpus|dataset|arena)\b|"
     r"Eval$|QA$|(?:COCO|Instruct|Caps?)\b|MNIST|CIFAR|ImageNet|^LAION"),
    (EntityType.METRIC, r"^mIoU|^[mc]?APr?$|^F1|@\w+$|^(?:AUC|AUROC|PSNR|SSIM|LPIPS|FID|CIDEr|BLEU|"
     r"ROUGE|MAE|RMSE|MSE|WER|CER|METEOR|mAP|IoU|FLOPs|GFLOPs|FVD|AUPRC|mIOU|MRR|nDCG|NDCG|EER)\b"),
    (EntityType.METHOD, r"(?:PO|Loss|LoRA|Tuning|Prompt|Distill|RAG|Align|Mix|Merge|Opt|CoT|KD|"
     r"CAM)$"),
    (EntityType.MODEL, r"(?:Net|[Ff]ormer|GPT|CLIP|BERT|LM|VLM|LLaVA|Diffusion|Mamba|GAN|ViT|NeRF|"
     r"Agent|VL|Llama|LLaMA|GPT|Qwen\S*)\b|-?\d+(?:\.\d)?B$|(?:GPT|Qwen|LLaVA|Swin|ResNet|InternVL|DINO)"),
)  # fmt: skip

# Share of a cue's names that are entities of its type, on dev.jsonl.
CONFIDENCE: dict[str, float] = {
    "title": 0.94, "apposition": 0.91, "list": 0.87, "head-list": 0.85, "named": 0.80,
    "on": 0.78, "form": 0.76, "propose": 0.75, "models": 0.74, "head": 0.68, "long-head": 0.58,
    "methods": 0.56, "defined": 0.53, "shape": 0.42, "task-phrase-1": 0.42, "task-phrase-2": 0.60,
    "task-phrase-3": 0.54, "method-phrase-2": 0.46, "method-phrase-3": 0.46,
}  # fmt: skip
DEFAULT_CONFIDENCE = 0.5
