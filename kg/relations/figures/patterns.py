"""Words around the figures that papers state."""
# ruff: noqa: E501 -- a pattern a line reads better

__all__ = [
    "BECOMES",
    "BEFORE_METRIC",
    "COST_WORDS",
    "GAIN_AFTER",
    "GAIN_BEFORE",
    "LEVEL_BEFORE",
    "METRICS",
    "METRIC_BEFORE",
    "NO_RESULT_AFTER",
    "NO_RESULT_BEFORE",
    "RESULT_WORDS",
    "SPEED_AFTER",
]

# (canonical name, regular expression in lower case); the longest match at a place counts, then the
# first. "{0}" in a name is the first group of the expression.
METRICS: tuple[tuple[str, str], ...] = (
    (
        "top-{0} accuracy",
        r"top[- ]?([15])(?:\W{1,3}average)?(?:[- ](?:classification|test|validation))?[- ](?:accurac(?:y|ies)|acc\b)",
    ),
    ("top-{0} accuracy", r"top[- ]?([15])\b"),
    ("Rank-1", r"rank[- ]?(1)\b(?:[- ]accurac(?:y|ies)|[- ]acc\b)?"),
    ("overall accuracy", r"overall[- ]accurac(?:y|ies)"),
    ("balanced accuracy", r"balanced[- ](?:classification[- ])?accurac(?:y|ies)"),
    ("pixel accuracy", r"pixel[- ]?(?:wise[- ])?acc(?:urac(?:y|ies))?\b"),
    ("retrieval accuracy", r"retrieval[- ]accurac(?:y|ies)"),
    ("accuracy", r"accurac(?:y|ies)\b|\bacc\b\.?"),
    ("success rate", r"success[- ]rates?"),
    ("attack success rate", r"attack[- ]success[- ]rates?|\basr\b"),
    ("overall hallucination rate", r"overall[- ]hallucination(?:[- ]rates?)?"),
    ("object hallucination rate", r"object[- ]hallucination(?:[- ]rates?)?"),
    ("hallucination rate", r"hallucination[- ]rates?"),
    ("win rate", r"win(?:ning)?[- ]rates?"),
    ("error rate", r"error[- ]rates?"),
    ("word error rate", r"word[- ]error[- ]rates?"),
    ("character error rate", r"character[- ]error[- ]rates?"),
    ("false positive rate", r"false[- ]positive[- ]rates?"),
    (
        "box AP",
        r"box[- ]m?ap\b|\bap\W{0,3}\^?\W{0,2}(?:b|box|bbox)\b|bbox[- ]m?ap\b|bounding[- ]box[- ]m?ap\b",
    ),
    ("mask AP", r"mask[- ]m?ap\b|\bap\W{0,3}\^?\W{0,2}(?:m|mask)\b"),
    ("mask AP_r", r"mask[- ]ap\W?_?\W?r\b"),
    ("novel AP", r"novel[- ]ap\b"),
    ("AP50", r"\bap\W{0,2}@?_?\W{0,2}(?:\[?0\.)?50?\b"),
    ("AP25", r"\bap\W{0,2}@?_?\W{0,2}(?:0\.)?25\b"),
    ("AP75", r"\bap\W{0,2}@?_?\W{0,2}(?:0\.)?75\b"),
    ("mAP", r"(?<![a-z])maps?\b|mean average precision(?: \(map\))?"),
    ("AP", r"(?<![a-z])ap\b|average precision(?: \(ap\))?"),
    ("mIoU", r"\bmiou\b|mean (?:iou|intersection[- ]over[- ]union)(?: \(miou\))?"),
    ("IoU", r"\biou\b|intersection[- ]over[- ]union(?: \(iou\))?"),
    (
        "AUC",
        r"\baucs?\b(?:[- ]scores?)?|area under (?:the )?(?:\w+ )?curve(?: \(auc\))?(?:[- ]scores?)?",
    ),
    ("AUROC", r"\bauroc\b|\broc[- ]auc\b|\bauc[- ]roc\b"),
    ("F1", r"\bf1\b(?:[- ]scores?)?|\bf1-measure\b|\bf-?1 ?scores?"),
    ("macro-F1", r"macro[- ](?:averaged? )?f1\b(?:[- ]scores?)?"),
    (
        "Dice",
        r"\bdice\b(?: (?:score|similarity|coefficient|similarity coefficient)s?)?(?: \(dsc\))?|\bdsc\b",
    ),
    ("CIDEr", r"\bcider\b(?:-d\b)?(?:[- ]scores?)?"),
    ("BLEU", r"\bbleu\b(?:[- ]scores?)?"),
    ("BLEU-{0}", r"\bbleu[-@ ]?([1-4])\b(?:[- ]scores?)?"),
    ("ROUGE-{0}", r"\brouge-?([12l])\b(?:[- ]scores?)?"),
    ("ROUGE", r"\brouge\b(?:[- ]scores?)?"),
    ("METEOR", r"\bmeteor\b(?:[- ]scores?)?"),
    ("SPICE", r"\bspice\b"),
    ("CLIP similarity", r"\bclip similarity(?: scores?)?"),
    ("CLIP score", r"\bclip[- ]?scores?"),
    ("FID", r"\bfid\b(?:[- ]scores?)?|fr[eé]chet inception distance(?: \(fid\))?"),
    ("FVD", r"\bfvd\b"),
    ("Inception Score", r"inception scores?(?: \(is\))?"),
    ("PSNR", r"\bpsnr\b"),
    ("SSIM", r"\bssim\b"),
    ("LPIPS", r"\blpips\b"),
    ("MSE", r"\bmse\b|mean squared errors?(?: \(mse\))?"),
    ("RMSE", r"\brmse\b|root[- ]mean[- ]squared? errors?(?: \(rmse\))?"),
    ("MAE", r"\bmae\b(?= of| by| from| to|\W*[=:])|mean absolute errors?(?: \(mae\))?"),
    ("Recall@{0}", r"\br(?:ecall)?@(\d+)\b"),
    ("Recall@1", r"(?:rank-1|top-1) (?:[\w-]+ ){0,2}recall(?:@1)?"),
    ("precision", r"\bprecision\b"),
    ("recall", r"\brecall\b(?!@)"),
    ("sensitivity", r"\bsensitivity\b"),
    ("specificity", r"\bspecificity\b"),
    ("harmonic mean", r"harmonic[- ]means?"),
    ("R^2", r"\br\W?\^?\W?2\W?(?= )|\br-squared\b"),
    ("perplexity", r"\bperplexity\b"),
    ("Spearman correlation", r"spearman(?:'s)?(?: rank)?(?: correlations?)?(?: coefficients?)?"),
    ("Pearson correlation", r"pearson(?:'s)?(?: correlations?)?(?: coefficients?)?"),
    ("Cohen's kappa", r"cohen'?s? ?kappa"),
    ("expected calibration error", r"expected calibration errors?(?: \(ece\))?|\bece\b"),
    ("pass@{0}", r"\bpass@(\d+|k)\b"),
    ("exact match", r"exact[- ]match(?: \(em\))?"),
    ("FPS", r"\bfps\b|frames per second"),
    ("FLOPs", r"\bg?flops?\b"),
    ("GPU hours", r"gpu[- *]{0,2}h(?:ou)?rs?\b|gpu-days?"),
    ("latency", r"\blatency\b"),
    ("training time", r"training[- ]times?"),
    ("inference time", r"inference[- ]times?"),
    ("training speed", r"training[- ]speeds?"),
    ("inference speed", r"inference[- ]speeds?"),
    ("training cost", r"training[- ]costs?"),
    ("inference cost", r"inference[- ]costs?"),
    ("speedup", r"speed-? ?ups?|acceleration|\bfaster\b"),
    ("number of parameters", r"number of parameters|\bparameter counts?"),
    ("score", r"\bscores? of\b"),
    ("memory", r"\bmemory(?: usage| footprint| consumption)?\b"),
    ("GPU memory", r"\bgpu memory(?: usage| footprint| consumption)?\b"),
    ("parameters", r"\bparameters\b(?= by\b)"),
    ("throughput", r"\bthroughput\b"),
    ("inference time", r"\bruntime\b"),
    # any other measure whose last word says that it is one
    (
        "{0}",
        r"\b((?!the |our |its |an? |of |and |in |on |by |this |that |high|low|better |best |good |average |mean |similar |new |final |total |whose |with |for |to |over |achieves? |improv|reduc|reach|all |their |from |at |or )"
        r"[a-z][a-z-]+ (?:error|similarity|correlation|loss|latency|coverage|consistency|agreement|rate))(?:s\b|\b)",
    ),
)

# In the sentence of a percentage that is a result.
RESULT_WORDS = (
    r"improv|outperform|out-perform|surpass|exceed|achiev|obtain|attain|reach|yield|gain|boost|increas|reduc|"
    r"decreas|drop|lower|higher|better|worse|degrad|state-of-the-art|sota|accura|performance|score|"
    r"results?\b|rate\b|margin|enhanc|rais|speed|effective|success|superior|declin|rises?\b|rose|fell|falls?\b|"
    r"close|from \d|respectively|beat|only \d|record|retain|maintain|recover|correct|match|agree|fail|solv"
)

# Right after a number: what it counts is no result.
NO_RESULT_AFTER = (
    r"\W*(?:of (?:the |its |all |their |our |total |original |available |full |entire |real |labell?ed |training |these |those )*)?"
    r"(?:fewer |less |more |additional |extra |the |its |labell?ed |annotated |unlabell?ed |learnable |trainable |training |"
    r"pre-?training |fine-?tuning |total |overall |original |available |full |real |synthetic |image |text |manual |masked? |supervised |model |random |of )*"
    r"(?:data\b|dataset|labels?\b|labell?ed\b|annotat|samples?\b|examples?\b|training set|train set|training data|parameters?\b|params?\b|"
    r"images?\b|tokens?\b|patches\b|pixels?\b|supervision|masking|mask ratio|sparsity|confidence interval|ci\b|noise|"
    r"participants|patients|users|classes|categories|steps|epochs|iterations|shots?\b|-shot|layers?\b|videos?\b|frames?\b|"
    r"cases of (?=.{0,9}train)|weights\b|memory budget|credible|missing|quantile|percentile|prevalence)"
)
NO_RESULT_BEFORE = (
    r"(?:\bonly use[sd]?|using|with|\buse[sd]?|\busing (?:only|just)|with (?:only|just|as (?:little|few) as)|mask(?:ing)?(?: ratio)? (?:of|at)|"
    r"(?:ratios?|percentages|fractions|proportions)[,:]? ?(?:i\.e\.|e\.g\.|of|at|,)?|per class \(|p ?[<=>]|n ?=|\bci:?|confidence|threshold of|probability of|sparsity of|at least half) ?$"
)

# Right after a number: it is a gain.
GAIN_AFTER = (
    r"(?!\W*which\b)\W*(?:\w+[- ]){0,2}?(?:absolute |relative |average |mean |performance |accuracy |overall )*"
    r"(?:improve|gains?\b|increas|boost|higher|lower|better|reduc|decreas|drop|less\b|more\b|faster|speed|lead\b|margin|"
    r"advantage|enhanc|fewer|worse|declin|degrad|uplift|smaller|jump|over the|over previous|over prior|over existing|increments?)"
)

# Right before a number: it is what the figure before it becomes.
BECOMES = (
    r"\b(?:improv|increas|ris|rose|drop|fell|fall|reduc|decreas|declin|degrad)\w* (?:further |only )?to "
    r"(?:only |just |about |roughly )?[(~]? ?$"
)

# Right before a number: it is a gain.
GAIN_BEFORE = (
    r"(?:\bby(?: (?:up to|about|around|approximately|nearly|at least|over|more than|roughly|almost|only|an? (?:average|mean|absolute|relative|further|additional|margin)(?: \w+)?(?: of)?|as much as|average|significant margins of))*|"
    r"(?:improvements?|gains?|increases?|increments?|boosts?|reductions?|decreases?|drops?|margins?|advantages?|lead|enhancements?|declines?|differences?|gap)"
    r"(?: \w+){0,4}? (?:of|up to|by|over|from|are|is|:|between|ranging from)(?: (?:up to|about|around|approximately|nearly|at least|over|more than|roughly|almost))*|"
    r"\b(?:improv|increas|boost|reduc|decreas|enhanc|gain|lower|sav)(?:es|ed|e|ing|s)?(?: (?:up to|about|around|approximately|nearly|at least|over|more than|roughly|almost|an average|average|the|an|a))*|"
    r"\bup to(?: an?)?|additional)"
    r"[\s~(]*$"
)

# Right before a number: it is a level, whatever is around it.
LEVEL_BEFORE = r"(?:(?<!up )\bto|\bat|reach(?:es|ing)?|achiev\w+|attain\w*|scor(?:es|ing)|obtain\w*|=|:)(?: (?:over|about|around|only|up to|an?|nearly))*\s*$"

# After a factor ("2.5x"): it is a speed-up or a saving.
SPEED_AFTER = r"\W*(?:\w+[- ]){0,2}?(?:fast|speed|accelerat|throughput|quick|reduction|reduc|lower|drop|less\b|fewer|cheaper|smaller|improv|higher|better|increase|gain|more efficient|efficien|decrease|saving|compress)"

# Words that make a cost the metric of a factor or percentage.
COST_WORDS: tuple[tuple[str, str], ...] = (("speedup", r"fast|speed|accelerat|quick"),)

# Between a number and the metric right after it.
BEFORE_METRIC = (
    r"[\s(]*(?:(?:average|mean|absolute|relative|higher|in|points?|percentage|zero-shot|overall|of|"
    r"on|for|test|linear|linear-probing|the|a|an|its|lower|better|gain|gains|improvements?|improvement|"
    r"increases?|reductions?|decreases?|drops?|boosts?|state-of-the-art|[a-z]+\d[\w-]*) ?){0,4}"
)

# Between a metric and the number right after it.
METRIC_BEFORE = (
    r"\)?[\s:=(]*(?:scores?|values?|metric)?\)?\s*(?:(?:of|by|to|from|at|is|was|are|reaches|"
    r"reaching|exceeding|exceeds|over|above|up to|about|around|approximately|nearly|an?|only|"
    r"as high as|improvements?|gains?|the|with|than|and|ie|i\.e\.|average|more|"
    r"at least|increases?|reductions?|drops?|decreases?) ?,? ?){0,6}[~=:\s(,]*"
)
