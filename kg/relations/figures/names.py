"""Names of metrics: how they are written, and the name that each goes by."""
# ruff: noqa: E501 -- a pattern a line reads better

__all__ = [
    "ABBREVIATIONS",
    "CAPITALS_METRIC",
    "METRICS",
    "NO_METRICS",
    "OTHER_METRIC",
    "PLURAL_METRIC",
]

# Last words of names that say that it is a measure.
_HEADS = (
    "error|similarity|correlation|loss|latency|coverage|consistency|agreement|rate|cost|usage|"
    "consumption|overhead|footprint|index|distance|divergence|speed|score|time"
)
# What may stand before those words and is no part of the name.
_NO_PART = (
    r"the|our|an?|of|and|in|on|by|this|that|high|higher|highest|low|lower|lowest|better|best|good|"
    r"average|averaged|mean|median|similar|new|final|total|whose|with|for|to|over|achieves?|improv\w*|"
    r"reduc\w*|reach\w*|all|their|from|at|or|overall|impressive|competitive|strong|combined|maximum|"
    r"minimum|top|remarkable|perfect|superior|respective|same|corresponding|significant|substantial|"
    r"absolute|relative|additional|initial|peak|its|as|is|are|scor\w*|attain\w*|obtain\w*|yield\w*|"
    r"first|second|long|short|run|real|same|one|each|any|every|more|less|spend\w*|bonafide|"
    r"other|different|several|error|assign\w*|increas\w*|decreas\w*|boost\w*|rais\w*|learning|dropout|frame|sampling|mask|masking|pruning|refresh"
)

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
    ("accuracy", r"accurac(?:y|ies)\b(?: (?:rates?|scores?|values?|levels?)\b)?|\bacc\b\.?"),
    ("top-{0} error", r"top[- ]?([15]) error(?:[- ]rates?)?\b"),
    ("success rate", r"success[- ]rates?"),
    ("success rate", r"(?<=% )(?:task |grasp )?success\b(?! rate)"),
    ("attack success rate", r"attack[- ]success[- ]rates?|\basr\b"),
    ("overall hallucination rate", r"overall[- ]hallucination(?:[- ]rates?)?"),
    ("object hallucination rate", r"object[- ]hallucination(?:[- ]rates?)?"),
    ("hallucination rate", r"hallucination[- ]rates?"),
    ("win rate", r"win(?:ning)?[- ]rates?"),
    ("error rate", r"error[- ]rates?"),
    ("WER", r"word[- ]error[- ]rates?(?: \(wer\))?|\bwers?\b"),
    ("CER", r"character[- ]error[- ]rates?(?: \(cer\))?|\bcers?\b"),
    ("DER", r"diari[sz]ation[- ]error[- ]rates?(?: \(der\))?"),
    ("equal error rate", r"equal[- ]error[- ]rates?(?: \(eer\))?|\beers?\b"),
    ("false positive rate", r"false[- ]positive[- ]rates?(?: \(fpr\))?"),
    ("false negative rate", r"false[- ]negative[- ]rates?(?: \(fnr\))?"),
    ("true positive rate", r"true[- ]positive[- ]rates?(?: \(tpr\))?"),
    ("FPR95", r"\bfpr@?95\b"),
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
    (
        "mAP50",
        r"(?<![a-z])map\W{0,3}@?_?\W{0,3}(?:iou ?=? ?)?(?:0?\.50?|50)\b(?!\W{1,3}(?:0?\.)?95)",
    ),
    ("mAP50-95", r"(?<![a-z])map\W{0,3}@?_?\W{0,3}(?:0?\.50?|50)\W{1,3}(?:0?\.)?95\b"),
    ("mAP", r"(?<![a-z])maps?\b|mean average precision(?: \(map\))?"),
    ("AP", r"(?<![a-z])ap\b|average precision(?: \(ap\))?"),
    ("mIoU", r"\bmiou\b|mean (?:iou|intersection[- ]over[- ]union)(?: \(miou\))?"),
    (
        "IoU",
        r"\biou\b|intersection[- ]over[- ]union(?: \(iou\))?|\bjaccard (?:index|coefficient|score|similarity)",
    ),
    ("{0}IoU", r"\b([cgo])iou\b"),
    (
        "AUC",
        r"\baucs?\b(?:[- ]scores?)?|area under (?:the )?(?:\w+ )?curve(?: \(auc\))?(?:[- ]scores?)?",
    ),
    ("AUROC", r"\baurocs?\b(?: scores?)?|\broc[- ]auc\b(?: scores?)?|\bauc[- ]roc\b(?: scores?)?"),
    (
        "AUROC",
        r"area under the receiver[- ]operating(?:[- ]characteristics?)?(?: \(roc\))?(?: curve)?(?: \((?:auc|auroc|roc-auc|auc-roc)\))?",
    ),
    (
        "AUPRC",
        r"\bauprc?\b|\bpr[- ]auc\b|\bauc-pr\b|area under the precision[- ]recall curve(?: \(\w+\))?",
    ),
    ("F1", r"\bf1\b(?:[- ](?:scores?|measures?))?|\bf-?1[- ]?scores?|\bf-(?:score|measure)s?\b"),
    ("macro-F1", r"macro[- ](?:averaged? )?f1\b(?:[- ]scores?)?|\bf1[- ]macro\b"),
    ("micro-F1", r"micro[- ](?:averaged? )?f1\b(?:[- ]scores?)?|\bf1[- ]micro\b"),
    ("weighted F1", r"weighted[- ](?:averaged? )?f1\b(?:[- ]scores?)?"),
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
    ("CLIPScore", r"\bclip[- ]?scores?"),
    ("CLIP-{0}", r"\bclip-([it])\b"),
    ("FID", r"\bfid\b(?:[- ]scores?)?|fr[eé]chet inception distance(?: \(fid\))?"),
    ("FVD", r"\bfvd\b"),
    ("Inception Score", r"inception scores?(?: \(is\))?"),
    ("PSNR", r"\bpsnr\b|peak signal[- ]to[- ]noise ratios?(?: \(psnr\))?"),
    ("SSIM", r"\bssim\b|structural similarity(?: index)?(?: measure)?(?: \(ssim\))?"),
    ("MS-SSIM", r"\bms-ssim\b"),
    ("LPIPS", r"\blpips\b|learned perceptual image patch similarity(?: \(lpips\))?"),
    ("MSE", r"\bmse\b|mean[- ]squared?[- ]errors?(?: \(mse\))?"),
    ("NMSE", r"\bnmse\b|normali[sz]ed mean[- ]squared?[- ]errors?(?: \(nmse\))?"),
    ("MAPE", r"\bs?mape\b|mean absolute percentage errors?(?: \(mape\))?"),
    ("MPJPE", r"\bmpjpe\b|mean per[- ]joint position errors?(?: \(mpjpe\))?"),
    ("PA-MPJPE", r"\bpa-mpjpe\b"),
    ("EPE", r"\bepe\b|end-?point errors?(?: \(epe\))?"),
    ("AbsRel", r"\babs-?rel\b|absolute relative errors?(?: \(abs-?rel\))?"),
    ("HD95", r"\bhd95\b|95(?:th percentile|%)? hausdorff distances?(?: \(hd95\))?"),
    ("Hausdorff distance", r"hausdorff distances?(?: \(hd\))?"),
    ("average surface distance", r"average (?:symmetric )?surface distances?(?: \(as?sd\))?"),
    ("Chamfer distance", r"chamfer distances?(?: \(cd\))?"),
    ("C-index", r"\bc-index\b|concordance index(?: \(c-index\))?"),
    ("minADE", r"\bminade(?:_?\w)?\b"),
    ("minFDE", r"\bminfde(?:_?\w)?\b"),
    ("HOTA", r"\bhota\b"),
    ("MOTA", r"\bmota\b"),
    ("IDF1", r"\bidf1\b"),
    ("NDS", r"\bnds\b|nuscenes detection score(?: \(nds\))?"),
    ("PQ", r"\bpq\b|panoptic quality(?: \(pq\))?"),
    ("J&F", r"\bj ?& ?f\b|\bj and f\b"),
    ("BERTScore", r"\bbert-?score\b(?: f1)?"),
    ("chrF", r"\bchrf\b"),
    ("chrF++", r"\bchrf\+\+"),
    ("rFID", r"\brfid\b|reconstruction fid\b"),
    ("gFID", r"\bgfid\b|generation fid\b"),
    ("PESQ", r"\bpesq\b"),
    ("STOI", r"\bstoi\b"),
    ("SI-SDR", r"\bsi-sdri?\b|\bsi-snri?\b"),
    ("NDCG", r"\bndcg\b"),
    ("NDCG@{0}", r"\bndcg@(\d+|k)\b"),
    ("Hits@{0}", r"\bhits?@(\d+|k)\b"),
    ("Precision@{0}", r"\bp(?:recision)?@(\d+|k)\b"),
    ("MRR", r"\bmrr\b(?:@\d+)?|mean reciprocal ranks?(?: \(mrr\))?"),
    ("Kendall's tau", r"kendall(?:'s)?(?: rank)?(?: tau| correlations?)"),
    ("Krippendorff's alpha", r"krippendorff'?s? ?(?:alpha|α)"),
    ("Fleiss' kappa", r"fleiss'?(?:s'?)? ?(?:kappa|κ)"),
    ("Matthews correlation coefficient", r"\bmatthews correlation(?: coefficient)?(?: \(mcc\))?"),
    ("concordance correlation coefficient", r"concordance correlation coefficients?(?: \(ccc\))?"),
    ("intraclass correlation coefficient", r"intra-?class correlation coefficients?(?: \(icc\))?"),
    ("Brier score", r"\bbrier(?: scores?)?\b"),
    ("Sharpe ratio", r"\bsharpe ratios?"),
    ("Elo rating", r"\belo(?: (?:ratings?|scores?|points?))?\b"),
    ("tokens per second", r"tokens (?:per second|/s)"),
    ("time to first token", r"time[- ]to[- ]first[- ]token(?: \(ttft\))?|\bttft\b"),
    ("RMSE", r"\brmse\b|root[- ]mean[- ]squared? errors?(?: \(rmse\))?"),
    (
        "MAE",
        r"\bmae\b(?= of| by| from| to|\W*[=:]| and (?:r?mse|mape)|, (?:r?mse|mape))|"
        r"(?:(?<=mse and )|(?<=mse, )|(?<=\d )|(?<=% ))mae\b|mean absolute errors?(?: \(mae\))?",
    ),
    ("Recall@{0}", r"\br(?:ecall)?(?:@| at )(\d+|k)\b(?! ?%| percent|\.)"),
    ("mR@{0}", r"\bm(?:ean )?r(?:ecall)?@(\d+|k)\b"),
    ("Recall@1", r"(?:rank-1|top-1) (?:[\w-]+ ){0,2}recall(?:@1)?"),
    ("precision", r"\bprecision\b"),
    ("recall", r"\brecall\b(?!@)"),
    ("sensitivity", r"\bsensitivity\b"),
    ("specificity", r"\bspecificity\b"),
    ("positive predictive value", r"positive predictive values?(?: \(ppv\))?|\bppv\b"),
    ("negative predictive value", r"negative predictive values?(?: \(npv\))?|\bnpv\b"),
    ("harmonic mean", r"harmonic[- ]means?"),
    ("R^2", r"\br\W?\^?\W?2\W?(?= )|\br-squared\b"),
    ("perplexity", r"\bperplexity\b|\bppl\b"),
    ("Spearman correlation", r"spearman(?:'s)?(?: rank)?(?: correlations?)?(?: coefficients?)?"),
    ("Pearson correlation", r"pearson(?:'s)?(?: correlations?)?(?: coefficients?)?"),
    ("Cohen's kappa", r"cohen'?s? ?(?:kappa|κ)|quadratic[- ]weighted kappa(?: \(qwk\))?|\bqwk\b"),
    ("kappa", r"\bkappa\b"),
    ("ECE", r"expected calibration errors?(?: \(ece\))?|\bece\b"),
    ("pass@{0}", r"\bpass@(\d+|k)\b"),
    ("exact match", r"exact[- ]match(?: \(em\))?"),
    ("FPS", r"\bfps\b|frames per second"),
    ("FLOPs", r"\bg?flops?\b"),
    ("MACs", r"\b[gm]?macs\b"),
    ("GPU hours", r"gpu[- *]{0,2}h(?:ou)?rs?\b|gpu-days?"),
    ("latency", r"\blatency\b"),
    ("training time", r"training[- ]times?"),
    ("inference time", r"inference[- ]times?"),
    ("training speed", r"training[- ]speeds?"),
    ("inference speed", r"inference[- ]speeds?"),
    ("training cost", r"training[- ]costs?"),
    ("inference cost", r"inference[- ]costs?"),
    ("speedup", r"speed-? ?ups?|acceleration|\bfaster\b"),
    ("{0} speedup", r"(training|inference)[- ]speed-? ?ups?"),
    ("{0} speedup", r"speed(?:s|ed|ing)?[- ]?up (?:the )?(?:\w+ )?(training|inference)\b"),
    ("number of parameters", r"number of parameters|\bparameter counts?"),
    ("score", r"\bscores? of\b"),
    (
        "memory",
        r"\bmemory\b(?= by| of|[,.;]| and)|\bmemory (?:usage|footprint|consumption|use|requirements?|costs?)\b",
    ),
    (
        "GPU memory",
        r"\bgpu memory(?: usage| footprint| consumption| use| requirements?| costs?)?\b",
    ),
    ("parameters", r"\bparameters\b(?= by\b)"),
    ("throughput", r"\bthroughput\b"),
    ("{0} throughput", r"\b(training|inference|decoding|generation)[- ]throughput\b"),
    ("runtime", r"\brun-?time\b"),
)

# Any other measure whose last word says that it is one; its name is the group.
OTHER_METRIC = rf"\b((?!(?:{_NO_PART})\b)[a-z][a-z-]+ (?:{_HEADS}))(?:s\b|\b)"

# What is taken for a metric but says how sure a number is.
NO_METRICS: frozenset[str] = frozenset(
    ["ci", "cis", "95% ci", "confidence interval", "confidence intervals", "p-value", "p-values"]
)

# A name whose last word is in the plural; the group is that word in the singular.
PLURAL_METRIC = rf"\b({_HEADS})s$"

# Any other abbreviation, as written, that a number is given for: ``an AUPRO of 93``, ``MF1 = 70``,
# ``2.2% AMOTA on nuScenes``.
_NO_METRIC = r"(?!(?:CI|SD|SE|IQR|OR|HR|SNR|NFE|QP|LR|FOV|RAM|GPU|CPU|ID|US|AI|LLM|VLM|MLLM|IR|TR|BS|MB|GB|TB|KB|MHz|GHz|FP|INT|OOD)s?\b)"
CAPITALS_METRIC = (
    rf"\b{_NO_METRIC}([A-Z][a-z]?[A-Z][A-Za-z0-9@-]*)(?: scores?)?(?= ?= ?\d| of ~?\d)|"
    rf"(?:(?<=\d% )|(?<=\d % )|(?<=\.\d )|(?<=\.\d\d )|(?<=\.\d\d\d )){_NO_METRIC}"
    r"(m?[A-Z]{2,}[A-Za-z0-9@_-]*|m[A-Z][a-z]{2,})(?= ?[,.;)(]| (?:and|on|in|over|for|at|with|while|score|across|gain|improvement|reduction)\b|$)"
)

# (canonical name, what is written in just this case): those that are words in lower case.
ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("exact match", "EM"),
    ("Inception Score", "IS"),
    ("success rate", "SR"),
    ("overall accuracy", "OA"),
    ("average recall", "AR"),
    ("unweighted average recall", "UAR"),
    ("KID", "KID"),
    ("COMET", "COMET"),
    ("SPL", "SPL"),
    ("MOS", "MOS"),
    ("SDR", "SDR"),
    ("DER", "DER"),
    ("false positive rate", "FPR"),
    ("true positive rate", "TPR"),
    ("false negative rate", "FNR"),
    ("Spearman correlation", "SRCC"),
    ("Spearman correlation", "SROCC"),
    ("Pearson correlation", "PLCC"),
    ("Pearson correlation", "PCC"),
    ("Matthews correlation coefficient", "MCC"),
    ("concordance correlation coefficient", "CCC"),
    ("intraclass correlation coefficient", "ICC"),
    ("MUSIQ", "MUSIQ"),
    ("NIQE", "NIQE"),
    ("PCK", "PCK"),
    ("LAS", "LAS"),
    ("UAS", "UAS"),
    ("ADE", "ADE"),
    ("FDE", "FDE"),
    ("ATE", "ATE"),
    ("RMSD", "RMSD"),
)
