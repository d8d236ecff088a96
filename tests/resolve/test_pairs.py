"""Pairs of names that are hard to tell: one entity or two, whichever way round they come."""

import pytest
from marked_papers import ids, marked, resolve

from kg.lexicon import Lexicon

MERGE = (
    ("Dataset", "MS COCO", "COCO"),
    ("Dataset", "MSCOCO", "MS-COCO"),
    ("Dataset", "CC3M", "Conceptual Captions"),
    ("Dataset", "ImageNet-1k", "ImageNet1K"),
    ("Dataset", "ImageNet-21K", "ImageNet-22k"),
    ("Dataset", "VQAv2", "VQA v2"),
    ("Dataset", "CIFAR10", "CIFAR-10"),
    ("Dataset", "MIMIC-CXR", "MIMIC CXR"),
    ("Dataset", "MNIST dataset", "MNIST"),
    ("Dataset", "GSM8K", "GSM-8K"),
    ("Dataset", "FooBench benchmark", "FooBench"),
    ("Dataset", "MS COCO test-dev", "COCO test-dev"),
    ("Dataset", "MS-COCO 2017", "COCO 2017"),
    ("Dataset", "PASCAL VOC2012", "VOC 2012"),
    ("Dataset", "DAVIS-2017", "DAVIS17"),
    ("Dataset", "ML-1M", "MovieLens 1M"),
    ("Dataset", "ISIC 2016", "ISIC-2016"),
    ("Model", "BLIP-2", "BLIP2"),
    ("Model", "ResNet-50", "ResNet50"),
    ("Model", "Vision Transformer", "ViT"),
    ("Model", "ViTs", "vision transformers"),
    ("Model", "SAM 2", "SAM2"),
    ("Model", "LLaVA-1.5", "LLaVA 1.5"),
    ("Model", "U-Net", "UNet"),
    ("Model", "CNNs", "convolutional neural network"),
    ("Model", "GANs", "generative adversarial network"),
    ("Model", "our FooNet", "FooNet"),
    ("Model", "FooNet model", "Foo-Net"),
    ("Model", "PC$^2$", "PC2"),
    ("Model", r"$\beta$-VAE", "beta-VAE"),
    ("Method", "LoRA", "low-rank adaptation"),
    ("Method", "Grad-CAM", "GradCAM"),
    ("Method", "foo-bar regularisation", "foo bar regularization"),
    ("Task", "VQA", "visual question answering"),
    ("Task", "vision-language pretraining", "Vision-and-Language Pre-training"),
    ("Task", "image-text retrieval", "text-image retrieval"),
    ("Task", "frobnication task", "frobnication"),
    ("Task", "image captioning", "Image Captioning"),
    ("Task", "predicting foo structure", "foo structure prediction"),
    ("Metric", "mIoU", "mean intersection over union"),
    ("Metric", "Recall@1", "R@1"),
    ("Metric", "F1", "F1 score"),
)
APART = (
    ("Dataset", "RefCOCO", "RefCOCO+"),
    ("Dataset", "RefCOCO", "RefCOCOg"),
    ("Dataset", "RefCOCO+", "RefCOCOg"),
    ("Dataset", "COCO", "COCO-Stuff"),
    ("Dataset", "COCO", "COCO test-dev"),
    ("Dataset", "CC3M", "CC12M"),
    ("Dataset", "Conceptual Captions", "CC12M"),
    ("Dataset", "ImageNet-1K", "ImageNet-21K"),
    ("Dataset", "ImageNet", "ImageNet-1K"),
    ("Dataset", "CIFAR-10", "CIFAR-100"),
    ("Dataset", "Flickr30K", "Flickr8K"),
    ("Dataset", "LAION-400M", "LAION-5B"),
    ("Dataset", "SQuAD", "SQuAD 2.0"),
    ("Dataset", "ScanNet", "ScanNet++"),
    ("Dataset", "Kinetics-400", "Kinetics-600"),
    ("Dataset", "FooBench", "FooBench-v2"),
    ("Dataset", "BraTS", "BraTS 2020"),
    ("Dataset", "BraTS 2018", "BraTS 2020"),
    ("Dataset", "DAVIS 2016", "DAVIS 2017"),
    ("Dataset", "ISIC 2016", "ISIC 2017"),
    ("Dataset", "ISIC 2018", "ISIC 2019"),
    ("Dataset", "Pascal VOC 2007", "PASCAL VOC 2012"),
    ("Dataset", "MovieLens-100K", "MovieLens-1M"),
    ("Dataset", "MovieLens-1M", "MovieLens-20M"),
    ("Dataset", "COCO", "COCO 2017"),
    ("Dataset", "SQuAD 1.1", "SQuAD 2.0"),
    ("Dataset", "VTAB", "VTAB-1k"),
    ("Dataset", "THUMOS", "THUMOS14"),
    ("Dataset", "DukeMTMC", "DukeMTMC-reID"),
    ("Model", "BLIP", "BLIP-2"),
    ("Model", "ResNet-50", "ResNet-101"),
    ("Model", "ResNet", "ResNet-50"),
    ("Model", "ViT", "ViT-L"),
    ("Model", "ViT-B/16", "ViT-B/32"),
    ("Model", "GPT-4", "GPT-4V"),
    ("Model", "GPT-4", "GPT-4o"),
    ("Model", "GPT-4V", "GPT-4o"),
    ("Model", "SAM", "SAM 2"),
    ("Model", "LLaVA", "LLaVA-1.5"),
    ("Model", "Swin-L", "Swin Transformer"),
    ("Model", "U-Net", "U-Net++"),
    ("Model", "CLIP", "SigLIP"),
    ("Model", "DINO", "DINOv2"),
    ("Model", "YOLOv5", "YOLOv8"),
    ("Model", "Qwen2-VL", "Qwen2.5-VL"),
    ("Model", "Qwen2.5-7B", "Qwen2.5-7B-Instruct"),
    ("Model", "Claude 3.5", "Claude 3.5 Sonnet"),
    ("Model", "CodeT5", "CodeT5+"),
    ("Model", "Command R", "Command R+"),
    ("Model", "COSMO", "Cosmos"),
    ("Model", "FooNet", "FooNet+"),
    ("Method", "image-text matching loss", "image-text matching"),
    ("Method", "self-supervised learning", "semi-supervised learning"),
    ("Method", "supervised contrastive learning", "contrastive learning"),
    ("Method", "QLoRA", "LoRA"),
    ("Method", "FooCo v1", "FooCo v2"),
    ("Method", "MoCo", "MoCo v2"),
    ("Method", "MoCo v2", "MoCo v3"),
    ("Method", "RRT", "RRT*"),
    ("Task", "visual question answering", "medical visual question answering"),
    ("Task", "image captioning", "video captioning"),
    ("Task", "segmentation", "semantic segmentation"),
    ("Task", "zero-shot classification", "few-shot classification"),
    ("Task", "defect detection", "industrial anomaly detection"),
    ("Task", "image editing", "text-guided image editing"),
    ("Task", "rumor detection", "fake news detection"),
    ("Task", "image-text alignment", "vision-language alignment"),
    ("Task", "open-vocabulary detection", "open-vocabulary frob detection"),
    ("Method", "feature fusion", "multi-scale feature fusion"),
    ("Method", "positional encoding", "absolute positional encoding"),
    ("Method", "mean teacher", "teacher-student learning"),
    ("Metric", "Recall@1", "Recall@5"),
    ("Metric", "AP50", "AP75"),
    ("Metric", "top-1 accuracy", "top-5 accuracy"),
)
ACROSS = (
    ("VQA", "Task", "VQAv2", "Dataset"),
    ("image-text matching", "Task", "image-text matching loss", "Method"),
    ("VALOR", "Model", "VALOR", "Dataset"),
    ("Wukong", "Model", "Wukong", "Dataset"),
    ("MAE", "Model", "MAE", "Metric"),
)


def nodes(lexicon: Lexicon, first: tuple[str, str], second: tuple[str, str]) -> set[str]:
    papers = [
        marked(f"p{i}", f"Here is [{name}|{kind}] once.")
        for i, (name, kind) in enumerate((first, second))
    ]
    linked, _ = resolve(papers, lexicon)
    return {entity for paper in linked for entity in ids(paper)}


def test_there_are_at_least_60() -> None:
    assert len(MERGE) + len(APART) + len(ACROSS) >= 60


@pytest.mark.parametrize(("kind", "first", "second"), MERGE, ids=lambda v: v)
def test_merges(lexicon: Lexicon, kind: str, first: str, second: str) -> None:
    assert len(nodes(lexicon, (first, kind), (second, kind))) == 1


@pytest.mark.parametrize(("kind", "first", "second"), APART, ids=lambda v: v)
def test_keeps_apart(lexicon: Lexicon, kind: str, first: str, second: str) -> None:
    assert len(nodes(lexicon, (first, kind), (second, kind))) == 2


@pytest.mark.parametrize(("first", "kind", "second", "other"), ACROSS, ids=lambda v: v)
def test_keeps_kinds_apart(
    lexicon: Lexicon, first: str, kind: str, second: str, other: str
) -> None:
    assert len(nodes(lexicon, (first, kind), (second, other))) == 2


@pytest.mark.parametrize(
    ("kind", "first", "second"), [p for p in APART if p[1] != "segmentation"], ids=lambda v: v
)
def test_keeps_apart_within_a_paper(lexicon: Lexicon, kind: str, first: str, second: str) -> None:
    linked, _ = resolve([marked("p", f"Here [{first}|{kind}] and [{second}|{kind}].")], lexicon)
    assert len(ids(linked[0])) == 2
