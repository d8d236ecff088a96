"""Words of common-noun names of tasks and methods: heads, and what such a name doesn't contain."""

# Last words of names of tasks, as keys.
TASK_HEADS: frozenset[str] = frozenset(
    """
    segmentation classification retrieval detection understanding generation recognition grounding
    captioning estimation answering navigation translation spotting localization comprehension
    restoration registration linking summarization parsing planning reconstruction synthesis
    completion inpainting reidentification denoising deblurring tracking forecasting
    recommendation manipulation editing entailment generalization
    interpretation disambiguation extraction correction anticipation transcription verification
    identification geolocalization deraining dehazing colorization matting counting stylization
    animation relighting pose diagnosis prognosis screening moderation grasping driving
    assessment analysis transfer qa vqa reasoning adaptation prediction
    superresolution resolution
    """.split()
)

# Last words of names of methods, as keys.
METHOD_HEADS: frozenset[str] = frozenset(
    """
    learning pretraining distillation tuning finetuning prompting augmentation attention
    modeling regularization autoencoder convolution adapter selfattention supervision hashing
    contrast pooling normalization quantization pruning decoding sampling clustering loss
    optimization masking probing merging ensembling alignment fusion matching calibration
    retraining embedding training labeling mixup bootstrapping autoencoding adversarial
    initialization transport guidance unlearning discretization interpolation routing
    rendering splatting averaging reweighting resampling preconditioning dropout
    smoothing refinement filtering curriculum backpropagation inversion editing steering
    """.split()
)

# A phrase with one of these as its first word is a task though its head is of a method.
TASK_MODIFIERS: frozenset[str] = frozenset(
    """
    representation continual incremental lifelong feature fewshot zeroshot manipulation policy
    visuomotor robot crossmodal spatial embodied classincremental
    """.split()
)

# Words that such a name doesn't contain: function words, verbs, adjectives of praise.
STOPS: frozenset[str] = frozenset(
    """
    a about above accurate achieve achieves achieving across adding additional address addresses
    addressing advance advanced advances advancing after against aim aims aiming all allow allows
    alternating although among an and any applied applies apply applying approach approaches
    arbitrary are art as assess at balance based be become becomes been before being benefit
    benefits best better between beyond boost boosted boosting boosts both brand-new bring but by
    called can capable certain challenge challenges challenging combine combines combining common
    complex comprehensive compared comprises consider consistent contemporary conventional costly
    could covering current data-efficient deciphering demonstrate demonstrates design designed
    despite different difficult directly diverse do does dominated downstream dubbed due during
    each early easy effective efficient either eliminate eliminates eliminating emerging employ
    employing employs enable enables enabling endow enhance enhanced enhances enhancing ensure
    ensures ensuring especially essential evaluate evaluates evaluating every excellent existing
    expensive explicit exploit exploits exploiting explore explores exploring extend extending
    extends extensive extra extremely facilitate facilitates facilitating fair fast faster
    final first five following for formulate formulates four fourth from fully further general
    general-purpose generate generates good grasp great harness harnesses harnessing has have
    having hence high high-quality higher higher-quality how however if impressive improve
    improved improvement improvements improves improving in including includes incorporate
    incorporates incorporating increase independent inaccurate individual inefficient innovative
    insufficient integrate integrates integrating into introduce introduced introduces introducing
    investigate investigates investigating is it its itself key large large-scale larger learn
    lack leading leads least less leverage leveraged leverages leveraging light lightweight like
    limited long-standing low low-quality lower main major make makes making many may mechanism
    model models moderate modern more most much multiple must naive namely necessary need needs
    new next no non-trivial not notable novel obtain of off-the-shelf often on one only open
    open-source optimal or original other our out outperform outperforming outperforms over
    overall own particular per perform performance performing performs plug-and-play poor popular
    possible potential powerful practical precise present presents prevailing previous principled
    prior produce produces promising promote promotes proper propose proposed proposes proposing
    provide provides providing pure quality range rapid recent reduce reduces reducing rely
    relying reliable remains representative require requires requiring respective restrict
    revealing revisit revisiting rich robust same scalable scale separate seven several
    show shows significant similar simple simplified simultaneous single six small so solve
    solves solving some specific stable standard state-of-the-art strong strengthen study such
    suitable superb superior supports support supporting task task-specific tasks ten termed than
    that the their them then theoretical there these they this those three through thus to
    towards toward traditional trained training-free typical unbiased under underlying unexplored
    unified unify unifying unlike unseen until up upon us use used useful uses using usual utilize
    utilizes utilizing validate various vast versatile very via we weak well well-designed
    well-established were what when where whereas whether which while who whose wide widely-used
    widespread will with within without work works yet yield yields yielding zero two second
    third additionally moreover furthermore finally specifically critical crucial important
    fundamental effectively efficiently i.e e.g dataset datasets method methods both accuracy
    framework achieving attain attains offering offers offer drive drives guide guides guiding
    perform conduct conducting contains contain consists outstanding remarkable competitive
    substantial tackle tackles tackling handle handles mitigate mitigates mitigating understand
    supports adopt adopts adopting build builds building create creates creating develop develops
    developing train trains called treat treats view views given require help helps helping
    """.split()
)

# Whole names, as keys, that are too vague.
VAGUE: frozenset[str] = frozenset(
    """
    training learning understanding generation detection recognition prediction reasoning analysis
    estimation alignment transfer adaptation attention matching fusion modeling optimization
    loss embedding filtering sampling answering processing contrast guidance supervision
    labeling initialization extraction selection identification editing correction completion
    assessment interpretation comprehension planning refinement pose pruning resolution
    """.split()
)
