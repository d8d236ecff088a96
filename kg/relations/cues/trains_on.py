"""Cues that the paper trains or pre-trains on a dataset."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import Role
from kg.relations.cues.base import DATASETS, GAP, OTHERS_TRAINED, OTHERS_TRAINING, Cue

__all__ = ["CUES"]

_ROLE = Role.TRAINS_ON
_TRAIN = (
    r"(?:pre-?train\w*|pre - train\w*|train(?:ed|s|ing)?|fine-?tun\w+|self-train\w*|learn(?:ed|t|ing|s)?|"
    r"pre -train\w*|supervis(?:ed|ion)|distill\w*)"
)
_STAY = r"(?:(?!evaluat|test|experiment|outperform|achiev|result|benchmark|compar|improv|perform)[^\s;.]+ )"

CUES: tuple[Cue, ...] = (
    Cue(
        "trainsOn.trained-on",
        _ROLE,
        DATASETS,
        example="The model is pre-trained on {CC3M|Dataset} and [[SBU|Dataset]].",
        counter="The trained model is evaluated on [[COCO|Dataset]].",
        before=rf"{_TRAIN} {_STAY}{{0,7}}?(?:on|over|with|from|using|by|upon|via) {_STAY}{{0,8}}?",
        unless=OTHERS_TRAINED,
    ),
    Cue(
        "trainsOn.pretrained",
        _ROLE,
        DATASETS,
        example="We start from [[ImageNet|Dataset]]-pretrained weights.",
        counter="It gains two points over [[ImageNet|Dataset]]-pretrained weights.",
        after=r"(?:-|- )?(?:pre-? ?-?train|supervised|initiali[sz]|trained|-trained|weights|training )",
        unless=OTHERS_TRAINING,
    ),
    Cue(
        "trainsOn.for-training",
        _ROLE,
        DATASETS,
        example="We take [[CC12M|Dataset]] for pre-training.",
        counter="We take [[COCO|Dataset]] for testing.",
        after=r"(?:\S+ ){0,4}?(?:for|during|in|as) (?:\S+ ){0,3}?(?:pre-?training|training|fine-?tuning|instruction) ",
    ),
    Cue(
        "trainsOn.training-uses",
        _ROLE,
        DATASETS,
        example="Pre-training utilizes [[ImageNet-21K|Dataset]] data.",
        counter="Testing uses [[COCO|Dataset]] data.",
        before=rf"(?:pre-?)?training {_STAY}{{0,4}}?(?:uses|utilizes|data|set|corpus|corpora|datasets?|leverages|on) {_STAY}{{0,5}}?",
    ),
    Cue(
        "trainsOn.pairs-from",
        _ROLE,
        DATASETS,
        example="It learns from 30 M image-text pairs of [[LAION|Dataset]].",
        counter="It is tested on all classes of [[COCO|Dataset]].",
        before=r"(?:pairs|images|videos|samples|articles|text|texts|data|scans|reports|captions|clips|annotations|subset|records) "
        r"(?:\S+ ){0,2}?(?:from|of|in) (?:the )?",
    ),
    Cue(
        "trainsOn.when-trained",
        _ROLE,
        DATASETS,
        example="It gains more when trained with [[OpenImages|Dataset]].",
        counter="It gains more on [[COCO|Dataset]].",
        before=r"(?:when|after|by|once|if|before|only|further|via|then|first) (?:\S+ )?(?:pre-?)?train(?:ed|ing)? (?:\S+ ){0,4}?(?:on|with|using|from) (?:\S+ ){0,3}?",
    ),
    Cue(
        "trainsOn.applied-to-make",
        _ROLE,
        DATASETS,
        example="We augment data sets such as [[Ego4D|Dataset]] with captions.",
        counter="We evaluate on data sets such as [[Ego4D|Dataset]].",
        before=r"(?:augment|recaption|re-caption|filter|corrupt|synthesi[sz]e|enrich|re-annotate|relabel|applied to|based on|built (?:on|from|upon)|derived from|generated from|sourced from|collected from|extracted from|leveraging|utilizing|utilize|leverage|exploit) "
        + GAP % 6,
    ),
)
