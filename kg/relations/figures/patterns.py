"""Words around the figures that papers state."""
# ruff: noqa: E501 -- a pattern a line reads better

__all__ = [
    "ACHIEVED_AFTER",
    "ACHIEVED_BEFORE",
    "BECOMES",
    "BEFORE_METRIC",
    "CHANGED_BY",
    "DECIBEL_METRICS",
    "FACTOR_BEFORE",
    "GAIN_AFTER",
    "GAIN_BEFORE",
    "GOES_ON_TO",
    "LEVEL_BEFORE",
    "METRIC_BEFORE",
    "NEVER_BEFORE",
    "NEXT_CLAUSE",
    "NO_NOUN_AFTER",
    "NO_RESULT_AFTER",
    "NO_RESULT_BEFORE",
    "OF_PERFORMANCE",
    "OWN_NOUN",
    "OWN_NOUN_BEFORE",
    "RESULT_WORDS",
    "SETTING_BEFORE",
    "SPEED_AFTER",
    "SPEED_BEFORE",
    "TOWARDS_METRIC",
]

# In the sentence of a percentage that is a result.
RESULT_WORDS = (
    r"improv|outperform|out-perform|surpass|exceed|achiev|obtain|attain|reach|yield|gain|boost|increas|reduc|"
    r"decreas|drop|lower|higher|better|worse|degrad|state-of-the-art|sota|accura|performance|score|"
    r"results?\b|rate\b|margin|enhanc|rais|speed|effective|success|superior|declin|rises?\b|rose|fell|falls?\b|"
    r"close|from \d|respectively|beat|only \d|record|retain|maintain|recover|correct|match|agree|fail|solv"
)

# Right after a number: what it counts is no result.
NO_RESULT_AFTER = (
    r"[^\w,;.:]*(?:of (?:the |its |all |their |our |total |original |available |full |entire |real |labell?ed |training |these |those )*)?"
    r"(?:fewer |less |more |additional |extra |the |its |labell?ed |annotated |unlabell?ed |learnable |trainable |training |"
    r"pre-?training |fine-?tuning |total |overall |original |available |full |real |synthetic |image |text |manual |masked? |supervised |model |random |of )*"
    r"(?:(?!(?:on|in|for|of|with|from|across|and|over|to|by|at|using|improvements?|gains?|higher|accuracy)\b)[a-z][\w-]* )?"
    r"(?:data\b|dataset|labels?\b|labell?ed\b|annotat|samples?\b|examples?\b|training set|train set|training data|parameters?\b|params?\b|"
    r"images?\b|tokens?\b|patches\b|pixels?\b|supervision|masking|mask ratio|sparsity|confidence interval|bootstrap|cis?\b|noise|"
    r"participants|patients|users|classes|categories|steps|epochs|iterations|shots?\b|-shot|layers?\b|videos?\b|frames?\b|"
    r"cases of (?=.{0,9}train)|weights\b|memory budget|credible|missing|quantile|percentile|prevalence|"
    r"(?:reduction|decrease|saving)s? (?:in|of) (?:the )?(?:training |labell?ed )*(?:data|samples|labels|annotations)\b|"
    r"upper bound|lower bound|significance|corruption|perturbation|participation|subset|split\b|of the time\b|rubrics)"
)
NO_RESULT_BEFORE = (
    r"(?:\bonly use[sd]?|using|with|\buse[sd]?|\busing (?:only|just)|with (?:only|just|as (?:little|few) as)|mask(?:ing)?(?: ratio)? (?:of|at)|"
    r"(?:ratios?|percentages|fractions|proportions)[,:]? ?(?:i\.e\.|e\.g\.|of|at|,)?|per class \(|p ?[<=>]|n ?=|\bci:?|confidence|threshold of|probability of|sparsity of|at least half|"
    r"(?:noise|sparsity|missing|label(?:l)?ing|annotation|compression|pruning|corruption|poisoning)[ -](?:levels?|ratios?|rates?)[ (]*(?:of|at|from|up to|between)*) ?$"
)

# Right after a number: it is a gain.
GAIN_AFTER = (
    r"(?!\W*(?:which|while|and|with|by|but)\b)[^\w,;.]*(?:\w+[- ]){0,2}?(?:absolute |relative |average |mean |performance |accuracy |overall )*"
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
    r"(?: [\w-]+){0,4}?(?: | \()(?:of|up to|by|over|from|are|is|:|between|ranging from)(?: (?:up to|about|around|approximately|nearly|at least|over|more than|roughly|almost))*|"
    r"\b(?:improv|increas|boost|reduc|decreas|enhanc|gain|lower|sav)(?:es|ed|e|ing|s)?(?: (?:up to|about|around|approximately|nearly|at least|over|more than|roughly|almost|an average|average|the|an|a))*|"
    r"\b(?:improv|increas|boost|reduc|decreas|enhanc|lower)\w* (?:[\w-]+ ){1,5}(?:by )?up to|additional)"
    r"[\s~(]*$"
)

# Right before a number: it is a level, whatever is around it.
LEVEL_BEFORE = r"(?:(?<!up )\bto|\bat|reach(?:es|ing)?|achiev\w+|attain\w*|scor(?:es|ing)|obtain\w*|=|:)(?: (?:over|about|around|only|up to|an?|nearly))*\s*$"

# After a factor ("2.5x"): it is a speed-up or a saving. Fewer parts and smaller models are settings.
SPEED_AFTER = (
    r"\W*(?:\w+[- ]){0,2}?(?:fast|speed|accelerat|throughput|quick|reduction|reduc|lower|drop|cheaper|"
    r"improv|higher|better|increase|gain|more efficient|efficien|decrease|saving|compress)"
)

# Right before a factor: it is a speed-up or what something changes by.
SPEED_BEFORE = (
    r"(?:(?:speed[- ]?ups?|faster|accelerat\w+|factors?|speed\w*|throughput\w*)(?: \w+){0,4}|"
    r"(?:reduc|lower|decreas|cut|sav|speed|accelerat|shrink|shorten)\w*"
    r" [^.;]{1,50}? by(?: (?:up to|about|around|approximately|nearly|at least|over|more than|an average of))*)[ (~]*$"
)

# Right before a number without a unit: it is a factor.
FACTOR_BEFORE = (
    r"\bfactors? (?:of )?(?:times )?(?:up to |about |around |over |approximately |nearly |~)*$"
)

# Right before a number, whatever else is around it: a bound, a setting or a chance.
NEVER_BEFORE = (
    r"(?:\b(?:ci|iqr|sd|std|standard deviations?|(?:confidence|credible) intervals?|interquartile range|"
    r"p|n|alpha|beta|gamma|lambda|epsilon|temperature|threshold|p-values?)\b[\s\])]*(?:of |is |was |[:=<>≤≥,]\s*|[(\[]\s*)*|"
    r"\[|\b(?:at|under) (?:an? )?iou ?(?:[=:>≥] ?|of )|thresholds? (?:of|at|=|between|from|to) |@ ?iou ?[=:>] ?|out of (?:a (?:total|maximum) of |the )?)$"
)

# Right before a percentage that follows a result: where it holds ("at 1% FPR", "under 20% noise").
SETTING_BEFORE = r"(?:\bat|\bunder|\bagainst|\bdespite|\bgiven)(?: (?:an?|only|just|extreme|as little as|the|about))* $"

# Between two results: the second is of the same metric ("0.96 versus 0.95 for BERT").
GOES_ON_TO = (
    r"[^;]{0,100}?(?:\b(?:vs\.?|versus|compared|against|over|than|from|to|and|on|for|in|respectively|"
    r"exceed\w*|surpass\w*|outperform\w*|beat\w*|scor\w*|achiev\w*|reach\w*|obtain\w*)\b|[,(])[^;\d]{0,40}"
)

# After a number without a unit: nothing that it counts.
NO_NOUN_AFTER = (
    r"(?: ?[),.;:\]]| ?$| (?:and|or|on|for|in|to|by|with|from|while|whereas|respectively|when|at|under|over|"
    r"after|but|of|vs|versus|than|across|using|compared|\(|as|is)\b)"
)

# Right before a number without a unit that a dataset follows: it was achieved there.
ACHIEVED_BEFORE = r"\b(?:(?:improv|increas|rais|boost)\w* [^.;]{0,40} to|(?:achiev|obtain|attain|reach|scor|get|record)\w*)(?: (?:up to|about|around|over|an?|average|of|scores?))* ~? ?$"
ACHIEVED_AFTER = r" (?:points? )?(?:on|for) (?:the )?"

# Words that no name of a metric goes on over.
_NOT_BEFORE_METRIC = (
    r"and|or|with|while|when|where|without|but|than|to|from|by|using|via|that|which|as|vs|versus|"
    r"compared|respectively|is|are|was|were|under|at|against|between|per|after|before|only|this|"
    r"these|those|we|it|our|their|reduc(?:es|ed)|improv(?:es|ed)|\w+ing"
)

# Between a number and the metric right after it: ``85.3 % average top-1 accuracy``.
BEFORE_METRIC = (
    r"[\s(]*(?:to (?:the )?)?"
    r"(?:(?:linear-probing|(?!(?:" + _NOT_BEFORE_METRIC + r")\b)[a-z][\w+-]*\.?) ){0,4}"
)

# Between a number and a metric further off that it is of: ``by 3 % over the best in terms of F1``.
TOWARDS_METRIC = (
    r"(?:(?!\b(?:with|while|without|when|using|under|whereas|at)\b)[^;%\d]){0,60}?"
    r"\b(?:in terms of|in|of|on|for) (?:(?:the|its|both|average|mean|overall|terms|of) )*(?:[\w-]+ ){0,2}"
)

# Where what is said of a number ends.
NEXT_CLAUSE = r"[;]|, (?:while|whereas|but|and (?:a|an|the|we|it)\b)"

# What a number is said to change: ``reduces OBJECT by``.
CHANGED_BY = (
    r"^.*\b(?P<verb>(?:reduc|lower|decreas|cut|sav|improv|increas|boost|enhanc|rais|lift|speed|accelerat|shrink|shorten)"
    r"(?:es|ed|e|ing|s|ting|ts)? )(?P<object>(?!(?:over|by|from|to|upon|on|in|up to|with|than|and)\b)[^;]{1,110}?)"
    r" (?:by|from|to)\b[^;.\d]{0,40}$"
)

# After a number: it is one of a thing of its own, of which no metric is named.
OWN_NOUN = (
    r" of (?!(?:the |its |their |an? )?(?:\S+ ){0,2}(?:accuracy|performance|quality)\b)"
    r"| (?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|savings?) (?:in|of) "
    r"| (?:fewer|less|more|lower|higher|shorter|smaller|larger|better|faster) "
    r"(?!than\b|in\b|on\b|over\b|compared|accura|with\b|for\b|when\b|at\b|and\b)[a-z]"
    r"| (?!(?:on|in|for|over|and|or|to|vs|versus|compared|with|without|when|across|of|respectively|at|by|"
    r"from|while|whereas|top|improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|"
    r"absolute|relative|average|mean|overall|higher|lower|better|worse|fewer|less|more|faster|shorter|"
    r"smaller|larger|than|using|under|after|before|against|between|during|only|even|but|which|that|as|is|"
    r"are|was|via|per|through|within|zero-shot|few-shot|correct|accurate|margin|lead|performance|"
    r"later|here|now|again|alone|too|instead|also|the|a|an|this|its|averaged|points?|advantage|if|given|among|despite|score|\w+ing|\w+ed)\b)[a-z][a-z-]+"
)

# Before a number: it is of a thing of its own: ``a predictive value of 89 %``.
OWN_NOUN_BEFORE = (
    r"\b(?:performance (?:drop|loss|gain|improvement|increase|decrease|gap|boost|degradation)s?|"
    r"(?!(?:improvement|gain|increase|reduction|decrease|drop|margin|average|maximum|mean|result|score|value|"
    r"level|total|boost|range|performance|out|advantage|lead|baseline|best|record|saving|gap)s?\b)[a-z][a-z-]{3,}) of"
    r"(?: (?:up to|about|around|over|only|approximately|nearly|just|more than|at least))* ?~?$"
)

# After a number: it is a change or a share of what is just called performance.
OF_PERFORMANCE = (
    r" (?:(?:absolute|relative|average) )?(?:(?:increases?|decreases?|drops?|gains?|improvements?|boosts?|reductions?|"
    r"degradation) (?:in|of) )?performance(?=[,.;)]| of| on| over| compared| in\b| with| when| while|$)"
)

# Metrics that are measured in decibels.
DECIBEL_METRICS: frozenset[str] = frozenset(
    ["PSNR", "SDR", "SI-SDR", "SNR", "SNRi", "SI-SDRi", "SI-SNRi", "NMSE", "WS-PSNR", "BD-PSNR"]
)

# Between a metric and the number right after it.
METRIC_BEFORE = (
    r"\)?[\s:=(]*(?:scores?|values?|metric)?\)?\s*(?:(?:of|by|to|from|at|is|was|are|reaches|"
    r"reaching|exceeding|exceeds|over|above|up to|about|around|approximately|nearly|an?|only|"
    r"as high as|improvements?|gains?|the|with|than|and|ie|i\.e\.|average|more|"
    r"at least|lifts?|reductions?|degradations?|loss(?:es)?|boosts?|gaps?|reached|hit(?:s|ting)?|rose|fell|"
    r"(?:increas|improv|decreas|drop|ris|fall|declin)\w*|falls?) ?,? ?){0,6}[~=:>\s(,]*"
)
