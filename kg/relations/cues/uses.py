"""Cues that the paper uses a model or method."""
# ruff: noqa: E501 -- a pattern a line reads better

from kg.core.records import Role
from kg.relations.cues.base import GAP, TECHNIQUES, Cue

__all__ = ["CUES"]

_ROLE = Role.USES

CUES: tuple[Cue, ...] = (
    Cue(
        "uses.we-use",
        _ROLE,
        TECHNIQUES,
        example="We use [[CLIP|Model]] as the teacher.",
        counter="Other works use [[CLIP|Model]] as the teacher.",
        before=rf"(?:we|OWN|our (?:\S+ )?(?:method|approach|model|framework|work)|paper|it) (?:\S+ ){{0,3}}?"
        rf"(?:us(?:e|es|ing)|utiliz\w+|leverag\w+|employ\w*|adopt\w*|appl(?:y|ies)|exploit\w*|harness\w*|extend\w*|adapt\w*|"
        rf"fine-?tune\w*|integrat\w+|incorporat\w+|combin\w+|build\w* (?:up)?on|train\w*|pre-?train\w*|take\w*|start\w* from|modif\w+|instantiat\w+|implement\w*|equip\w*|convert\w*|augment\w*) {GAP % 6}",
    ),
    Cue(
        "uses.by-using",
        _ROLE,
        TECHNIQUES,
        example="The gap is closed by leveraging a frozen [[SAM|Model]].",
        counter="The gap is closed and we surpass [[SAM|Model]].",
        before=r"(?:using|utilizing|leveraging|employing|adopting|via|through|by means of|with the help of|exploiting|harnessing|applying|integrating|incorporating|combining|by) "
        r"(?:the |an? |our |pre-?trained |frozen |\S+-\S+ |powerful |popular |standard |simple )*",
    ),
    Cue(
        "uses.based-on",
        _ROLE,
        TECHNIQUES,
        example="A detector built upon [[DETR|Model]] is trained.",
        counter="Existing methods surpass [[DETR|Model]].",
        before=r"(?:based on|built (?:up)?on|build(?:s|ing)? (?:up)?on|on top of|initiali[sz]ed (?:from|with|by)|distill\w* (?:\S+ ){0,4}?from|"
        r"derived from|equipped with|powered by|inspired by|motivated by|extension of|variants? of|version of|adapt\w* from|instantiat\w+ (?:with|on)|stems? from|builds on|guided by|trained (?:with|by|via|using)|combined with|integrated (?:with|into)|applied to|conditioned on|following) "
        r"(?:the |an? |our |pre-?trained |frozen |\S+-\S+ |popular |standard |recent )*",
    ),
    Cue(
        "uses.based",
        _ROLE,
        TECHNIQUES,
        example="Our [[CLIP|Model]]-based encoder is fast.",
        counter="[[CLIP|Model]] beats the encoder.",
        after=r"(?:-|- )(?:based|style|like|guided|driven|powered|derived|aware|enhanced|augmented|pretrained|initialized)",
    ),
    Cue(
        "uses.as-part",
        _ROLE,
        TECHNIQUES,
        example="A [[ViT-B/16|Model]] backbone is shared.",
        counter="[[ViT-B/16|Model]] results are poor.",
        after=r"(?:as (?:\S+ ){0,3}?(?:backbone|encoder|teacher|base|decoder|initiali|image|text|visual|vision|the )|backbones?|encoders?|decoders?|teacher|features|embeddings?|weights|initiali[sz]ation|blocks?|layers?|objectives?|loss(?:es)?|tokenizer) ",
    ),
    Cue(
        "uses.with-backbone",
        _ROLE,
        TECHNIQUES,
        example="With a [[ResNet-50|Model]] it runs at 30 FPS.",
        counter="Compared with [[ResNet-50|Model]] it is fast.",
        before=r"(?<!compared )(?<!comparable )(?:with|on) (?:the |an? |only |just |same |common |frozen |pre-?trained |\S+-\S+ )*",
    ),
    Cue(
        "uses.pretrained",
        _ROLE,
        TECHNIQUES,
        example="The frozen [[LLaMA|Model]] is kept.",
        counter="The strong [[LLaMA|Model]] fails.",
        before=r"(?:pre-?trained|frozen|off-the-shelf|pretrained|original|vanilla|standard|fine-?tuned|fine-?tuning|fine-?tune|large-scale|finetune|finetuning|adapting|adapt|tune) (?:the )?",
    ),
    Cue(
        "uses.proposed-kind",
        _ROLE,
        TECHNIQUES,
        example="We propose a [[contrastive learning|Method]] framework for video.",
        counter="We propose [[FooNet|Model]], a framework.",
        before=r"(?:an?|novel|new|unified|simple|efficient|effective|two-stage|end-to-end) ",
        after=r"(?:\S+ )?(?:framework|approach|method|paradigm|strategy|model|pipeline|scheme|network|architecture|algorithm|mechanism|objective|procedure) ",
    ),
    Cue(
        "uses.apply-to",
        _ROLE,
        TECHNIQUES,
        example="We apply it to two models, {ViLT|Model} and [[METER|Model]].",
        counter="It beats two models, {ViLT|Model} and [[METER|Model]].",
        before=r"(?:appl(?:y|ied|ying)|plugged|integrated?|incorporated?|inserted?|added|extend(?:ed)?|generali[sz]es?|transfer(?:red|s)?) (?:\S+ ){0,6}?(?:to|into|in|on) (?:\S+ ){0,9}?",
    ),
)
