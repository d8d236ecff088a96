"""A graph for the page: three groups of papers, one paper whose text is hostile, a lone one."""

from kg.core.records import (
    DatasetSize,
    Entity,
    EntityType,
    Link,
    LinkedPaper,
    Mention,
    Paper,
    Resource,
    Result,
    Role,
    Span,
)
from kg.core.source import RecordSource

K = EntityType
TOPICS = (
    ("captioning", "image captioning", "COCO", "BLIP", "contrastive learning", "CIDEr"),
    ("speech", "speech recognition", "LibriSpeech", "wav2vec", "masked prediction", "WER"),
    ("retrieval", "text retrieval", "MS MARCO", "ColBERT", "late interaction", "MRR"),
)
PAPERS_PER_TOPIC = 6
EVIL_TITLE = (
    "</script><script>document.title='owned'</script> & \"q\" 'q' \u2028\u2029 "
    "<img src=x onerror=alert(1)> \u202e\u05d0\u05d1 " + "wxyz" * 80
)
EVIL_NAME = '=HYPERLINK("http://x","<b>&\'\u2028\u202e")'
EVIL_ALIAS = "</textarea><svg onload=alert(2)>"


def entity_key(type_: EntityType, name: str) -> str:
    words = "".join(c if c.isalnum() else "-" for c in name.lower())
    return f"{type_.value.lower()}/{words}"


def spans_of(paper: Paper, name: str) -> list[Span]:
    found = []
    for field in ("title", "abstract"):
        text = getattr(paper, field)
        at = text.find(name)
        while at >= 0:
            found.append(Span(field, at, at + len(name)))
            at = text.find(name, at + 1)
    return found


def sentence_of(paper: Paper, span: Span) -> Span:
    if span.field == "title":
        return Span("title", 0, len(paper.title))
    start = paper.abstract.rfind(". ", 0, span.start) + 2 if ". " in paper.abstract else 0
    start = 0 if start == 1 else start
    end = paper.abstract.find(". ", span.end)
    return Span("abstract", start, len(paper.abstract) if end < 0 else end + 1)


def link(paper: Paper, type_: EntityType, name: str, role: Role, key: str | None = None) -> Link:
    spans = spans_of(paper, name)
    mentions = tuple(Mention(s, name, type_, 0.9, "lexicon") for s in spans)
    evidence = tuple(sorted({sentence_of(paper, s) for s in spans}))
    return Link(key or entity_key(type_, name), name, type_, role, 0.9, mentions, evidence, "verb")


def topic_paper(topic: int, number: int) -> LinkedPaper:
    word, task, dataset, model, method, metric = TOPICS[topic]
    own = f"{word.capitalize()}Net-{number}"
    paper = Paper(
        id=f"{word}-{number}",
        title=f"{own}: better {task} number {number}",
        abstract=f"We study {task} \U0001f600 with {own}. "
        f"We train {model} on {dataset} by {method}. "
        f"It reaches 8{number}.5% {metric} on {dataset}.",
        date=f"{2020 + number}-0{number + 1}-11",
        authors=("Ann Author", "Bob Writer"),
        venue="Conference on Things",
        categories=("cs.CV",),
        citations=1234,
        url=f"https://example.org/{word}/{number}",
        sources=("papers/a.txt",),
        arxiv_id=f"2{number}01.0000{topic}",
    )
    on_dataset = Role.TRAINS_ON if number % 2 else Role.EVALUATES_ON
    links = [
        link(paper, K.MODEL, own, Role.INTRODUCES),
        link(paper, K.TASK, task, Role.ADDRESSES),
        link(paper, K.MODEL, model, Role.COMPARES_WITH if number == 0 else Role.USES),
        link(paper, K.DATASET, dataset, on_dataset),
        link(paper, K.METHOD, method, Role.USES),
        link(paper, K.METRIC, metric, Role.REPORTS),
    ]
    result = Result(
        f"{paper.id}-r",
        f"8{number}.5",
        "%",
        False,
        sentence_of(paper, spans_of(paper, metric)[0]),
        model=own,
        dataset=dataset,
        metric=metric,
        task="some unlinked task",
        model_id=entity_key(K.MODEL, own),
        dataset_id=entity_key(K.DATASET, dataset),
        metric_id=entity_key(K.METRIC, metric),
    )
    size = DatasetSize(spans_of(paper, dataset)[0], "3000000", "pairs", result.evidence)
    resources = (Resource(f"https://github.com/example/{own}", "code"),)
    sizes = ((entity_key(K.DATASET, dataset), size),) if number == 0 else ()
    return LinkedPaper(paper, tuple(sorted(links)), (result,), resources, sizes)


def evil_paper() -> LinkedPaper:
    paper = Paper(
        id="evil/../<paper>'1",
        title=EVIL_TITLE,
        abstract=f"We use {EVIL_NAME} here. <script>alert(3)</script> for image captioning.",
        date="2023",
        authors=("<b>Mallory</b>",),
        url="javascript:alert(4)",
    )
    links = (
        link(paper, K.METHOD, EVIL_NAME, Role.USES, "method/evil"),
        link(paper, K.TASK, "image captioning", Role.MENTIONS),
    )
    resources = (Resource("https://example.org/p?a=b&d=<e>\"'", "project"),)
    return LinkedPaper(paper, tuple(sorted(links)), (), resources)


def lone_paper() -> LinkedPaper:
    paper = Paper("lone", "Alone", "OddNet is all there is.")
    return LinkedPaper(paper, (link(paper, K.MODEL, "OddNet", Role.INTRODUCES),))


def sample_papers() -> list[LinkedPaper]:
    topics = [topic_paper(t, n) for t in range(len(TOPICS)) for n in range(PAPERS_PER_TOPIC)]
    return [*topics, evil_paper(), lone_paper()]


def sample_entities(papers: list[LinkedPaper]) -> list[Entity]:
    made = {}
    for paper in papers:
        for k in paper.links:
            introduced = {paper.id} if k.role == Role.INTRODUCES else set()
            made[k.entity] = Entity(k.entity, k.type, k.name, introduced_in=tuple(introduced))
    made["dataset/coco"] = Entity(
        "dataset/coco",
        K.DATASET,
        "COCO",
        aliases=("Common Objects in Context", "MSCOCO"),
        homepage="https://cocodataset.org",
        same_as=("https://www.wikidata.org/entity/Q1",),
        definition="Everyday scenes with captions.",
    )
    made["method/evil"] = Entity("method/evil", K.METHOD, EVIL_NAME, aliases=(EVIL_ALIAS,))
    made["task/image-captioning"] = Entity(
        "task/image-captioning", K.TASK, "image captioning", broader=("task/generation",)
    )
    made["task/generation"] = Entity("task/generation", K.TASK, "generation")
    made["task/unused"] = Entity("task/unused", K.TASK, "unused")
    return list(made.values())


def sample_source() -> RecordSource:
    papers = sample_papers()
    return RecordSource.of(sample_entities(papers), papers)


def large_source(papers: int = 900, named: int = 6) -> RecordSource:
    """More nodes than the page draws at once: every paper names one shared thing and its own."""
    entities: dict[str, Entity] = {}
    made = []
    for number in range(papers):
        names = [f"shared{number % 40}", f"shared{number % 41}"]
        names += [f"own{number}x{i}" for i in range(named)]
        paper = Paper(f"p{number:05}", f"Paper {number}", " ".join(names), f"20{10 + number % 15}")
        links = tuple(link(paper, K.METHOD, name, Role.USES) for name in names)
        made.append(LinkedPaper(paper, links))
        for k in links:
            entities[k.entity] = Entity(k.entity, k.type, k.name)
    return RecordSource.of(entities.values(), made)
