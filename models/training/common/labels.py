"""Every label of every set, with its English and Chinese (zh-CN) name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from .sets import read_rows

NOT_CLASSES = ("Not sure", "Other", "Skip")

CLOTHING = {
    "blazer": ("Blazer", "西装外套"),
    "blouse": ("Blouse", "女式衬衫"),
    "body": ("Bodysuit", "连体衣"),
    "dress": ("Dress", "连衣裙"),
    "hat": ("Hat", "帽子"),
    "hoodie": ("Hoodie", "连帽卫衣"),
    "longsleeve": ("Long-sleeved top", "长袖上衣"),
    "outwear": ("Outerwear", "外套"),
    "pants": ("Trousers", "长裤"),
    "polo": ("Polo shirt", "Polo 衫"),
    "shirt": ("Shirt", "衬衫"),
    "shoes": ("Shoes", "鞋"),
    "shorts": ("Shorts", "短裤"),
    "skirt": ("Skirt", "半身裙"),
    "t-shirt": ("T-shirt", "T 恤"),
    "top": ("Top", "吊带上衣"),
    "undershirt": ("Undershirt", "背心"),
}

GROCERY = {
    "alpro-blueberry-soyghurt": ("Alpro blueberry soyghurt", "Alpro 蓝莓大豆酸奶"),
    "alpro-fresh-soy-milk": ("Alpro fresh soy milk", "Alpro 鲜豆奶"),
    "alpro-shelf-soy-milk": ("Alpro long-life soy milk", "Alpro 常温豆奶"),
    "alpro-vanilla-soyghurt": ("Alpro vanilla soyghurt", "Alpro 香草大豆酸奶"),
    "anjou": ("Anjou pear", "安茹梨"),
    "arla-ecological-medium-fat-milk": ("Arla organic semi-skimmed milk", "Arla 有机半脱脂牛奶"),
    "arla-ecological-sour-cream": ("Arla organic sour cream", "Arla 有机酸奶油"),
    "arla-lactose-medium-fat-milk": ("Arla lactose-free semi-skimmed milk", "Arla 无乳糖半脱脂牛奶"),
    "arla-medium-fat-milk": ("Arla semi-skimmed milk", "Arla 半脱脂牛奶"),
    "arla-mild-vanilla-yoghurt": ("Arla mild vanilla yoghurt", "Arla 香草淡味酸奶"),
    "arla-natural-mild-low-fat-yoghurt": ("Arla mild low-fat plain yoghurt", "Arla 原味低脂酸奶"),
    "arla-natural-yoghurt": ("Arla plain yoghurt", "Arla 原味酸奶"),
    "arla-sour-cream": ("Arla sour cream", "Arla 酸奶油"),
    "arla-sour-milk": ("Arla sour milk", "Arla 酸牛奶"),
    "arla-standard-milk": ("Arla whole milk", "Arla 全脂牛奶"),
    "asparagus": ("Asparagus", "芦笋"),
    "aubergine": ("Aubergine", "茄子"),
    "avocado": ("Avocado", "牛油果"),
    "banana": ("Banana", "香蕉"),
    "beef-tomato": ("Beef tomato", "牛排番茄"),
    "bravo-apple-juice": ("Bravo apple juice", "Bravo 苹果汁"),
    "bravo-orange-juice": ("Bravo orange juice", "Bravo 橙汁"),
    "brown-cap-mushroom": ("Brown cap mushroom", "褐菇"),
    "cabbage": ("Cabbage", "卷心菜"),
    "cantaloupe": ("Cantaloupe", "网纹甜瓜"),
    "carrots": ("Carrots", "胡萝卜"),
    "conference": ("Conference pear", "康佛伦斯梨"),
    "cucumber": ("Cucumber", "黄瓜"),
    "floury-potato": ("Floury potato", "粉质土豆"),
    "galia-melon": ("Galia melon", "加利亚甜瓜"),
    "garant-ecological-medium-fat-milk": ("Garant organic semi-skimmed milk", "Garant 有机半脱脂牛奶"),
    "garant-ecological-standard-milk": ("Garant organic whole milk", "Garant 有机全脂牛奶"),
    "garlic": ("Garlic", "大蒜"),
    "ginger": ("Ginger", "生姜"),
    "god-morgon-apple-juice": ("God Morgon apple juice", "God Morgon 苹果汁"),
    "god-morgon-orange-juice": ("God Morgon orange juice", "God Morgon 橙汁"),
    "god-morgon-orange-red-grapefruit-juice": ("God Morgon orange and red grapefruit juice", "God Morgon 橙子红西柚汁"),
    "god-morgon-red-grapefruit-juice": ("God Morgon red grapefruit juice", "God Morgon 红西柚汁"),
    "golden-delicious": ("Golden Delicious apple", "金冠苹果"),
    "granny-smith": ("Granny Smith apple", "澳洲青苹果"),
    "green-bell-pepper": ("Green bell pepper", "青椒"),
    "honeydew-melon": ("Honeydew melon", "蜜瓜"),
    "kaiser": ("Kaiser pear", "凯撒梨"),
    "kiwi": ("Kiwi", "猕猴桃"),
    "leek": ("Leek", "韭葱"),
    "lemon": ("Lemon", "柠檬"),
    "lime": ("Lime", "青柠"),
    "mango": ("Mango", "芒果"),
    "nectarine": ("Nectarine", "油桃"),
    "oatly-natural-oatghurt": ("Oatly plain oatghurt", "Oatly 原味燕麦酸奶"),
    "oatly-oat-milk": ("Oatly oat milk", "Oatly 燕麦奶"),
    "orange": ("Orange", "橙子"),
    "orange-bell-pepper": ("Orange bell pepper", "橙色甜椒"),
    "papaya": ("Papaya", "木瓜"),
    "passion-fruit": ("Passion fruit", "百香果"),
    "peach": ("Peach", "桃子"),
    "pineapple": ("Pineapple", "菠萝"),
    "pink-lady": ("Pink Lady apple", "粉红佳人苹果"),
    "plum": ("Plum", "李子"),
    "pomegranate": ("Pomegranate", "石榴"),
    "red-beet": ("Red beet", "红甜菜"),
    "red-bell-pepper": ("Red bell pepper", "红甜椒"),
    "red-delicious": ("Red Delicious apple", "蛇果"),
    "red-grapefruit": ("Red grapefruit", "红西柚"),
    "regular-tomato": ("Tomato", "番茄"),
    "royal-gala": ("Royal Gala apple", "嘎啦苹果"),
    "satsumas": ("Satsumas", "蜜橘"),
    "solid-potato": ("Waxy potato", "脆质土豆"),
    "sweet-potato": ("Sweet potato", "红薯"),
    "tropicana-apple-juice": ("Tropicana apple juice", "Tropicana 苹果汁"),
    "tropicana-golden-grapefruit": ("Tropicana golden grapefruit juice", "Tropicana 黄金西柚汁"),
    "tropicana-juice-smooth": ("Tropicana smooth orange juice", "Tropicana 无果粒橙汁"),
    "tropicana-mandarin-morning": ("Tropicana mandarin juice", "Tropicana 柑橘汁"),
    "valio-vanilla-yoghurt": ("Valio vanilla yoghurt", "Valio 香草酸奶"),
    "vine-tomato": ("Vine tomato", "串番茄"),
    "watermelon": ("Watermelon", "西瓜"),
    "yellow-bell-pepper": ("Yellow bell pepper", "黄甜椒"),
    "yellow-onion": ("Yellow onion", "黄洋葱"),
    "yoggi-strawberry-yoghurt": ("Yoggi strawberry yoghurt", "Yoggi 草莓酸奶"),
    "yoggi-vanilla-yoghurt": ("Yoggi vanilla yoghurt", "Yoggi 香草酸奶"),
    "zucchini": ("Courgette", "西葫芦"),
}

GROCERY_COARSE = {
    "apple": ("Apple", "苹果"), "asparagus": ("Asparagus", "芦笋"), "aubergine": ("Aubergine", "茄子"),
    "avocado": ("Avocado", "牛油果"), "banana": ("Banana", "香蕉"), "cabbage": ("Cabbage", "卷心菜"),
    "carrots": ("Carrots", "胡萝卜"), "cucumber": ("Cucumber", "黄瓜"), "garlic": ("Garlic", "大蒜"),
    "ginger": ("Ginger", "生姜"), "juice": ("Juice", "果汁"), "kiwi": ("Kiwi", "猕猴桃"),
    "leek": ("Leek", "韭葱"), "lemon": ("Lemon", "柠檬"), "lime": ("Lime", "青柠"),
    "mango": ("Mango", "芒果"), "melon": ("Melon", "甜瓜"), "milk": ("Milk", "牛奶"),
    "mushroom": ("Mushroom", "蘑菇"), "nectarine": ("Nectarine", "油桃"), "oat-milk": ("Oat milk", "燕麦奶"),
    "oatghurt": ("Oatghurt", "燕麦酸奶"), "onion": ("Onion", "洋葱"), "orange": ("Orange", "橙子"),
    "papaya": ("Papaya", "木瓜"), "passion-fruit": ("Passion fruit", "百香果"), "peach": ("Peach", "桃子"),
    "pear": ("Pear", "梨"), "pepper": ("Bell pepper", "甜椒"), "pineapple": ("Pineapple", "菠萝"),
    "plum": ("Plum", "李子"), "pomegranate": ("Pomegranate", "石榴"), "potato": ("Potato", "土豆"),
    "red-beet": ("Red beet", "红甜菜"), "red-grapefruit": ("Red grapefruit", "红西柚"),
    "satsumas": ("Satsumas", "蜜橘"), "sour-cream": ("Sour cream", "酸奶油"), "sour-milk": ("Sour milk", "酸牛奶"),
    "soy-milk": ("Soy milk", "豆奶"), "soyghurt": ("Soyghurt", "大豆酸奶"), "tomato": ("Tomato", "番茄"),
    "yoghurt": ("Yoghurt", "酸奶"), "zucchini": ("Courgette", "西葫芦"),
}

MATERIALS = {
    "asphalt": ("Asphalt", "沥青"), "bamboo": ("Bamboo", "竹"), "bark": ("Bark", "树皮"),
    "bricks": ("Bricks", "砖"), "cardboard": ("Cardboard", "纸板"), "carpet": ("Carpet", "地毯"),
    "chainmail": ("Chainmail", "锁子甲"), "chipboard": ("Chipboard", "刨花板"), "clay": ("Clay", "黏土"),
    "concrete": ("Concrete", "混凝土"), "cork": ("Cork", "软木"),
    "corrugated-steel": ("Corrugated steel", "波纹钢板"), "diamond-plate": ("Diamond plate", "花纹钢板"),
    "fabric": ("Fabric", "布料"), "foil": ("Foil", "箔纸"),
    "glazed-terracotta": ("Glazed terracotta", "釉面陶砖"), "granite": ("Granite", "花岗岩"),
    "grass": ("Grass", "草地"), "gravel": ("Gravel", "碎石"), "ground": ("Ground", "地面"),
    "logs": ("Logs", "原木"), "marble": ("Marble", "大理石"), "metal": ("Metal", "金属"),
    "moss": ("Moss", "苔藓"), "net": ("Net", "网"), "office-ceiling": ("Office ceiling", "办公室天花板"),
    "onyx": ("Onyx", "缟玛瑙"), "paint": ("Paint", "油漆"), "paper": ("Paper", "纸"),
    "paving-stones": ("Paving stones", "铺路石"), "pine-needles": ("Pine needles", "松针"),
    "planks": ("Planks", "木板"), "plaster": ("Plaster", "灰泥"), "plastic": ("Plastic", "塑料"),
    "porcelain": ("Porcelain", "瓷"), "road": ("Road", "道路"), "rock": ("Rock", "岩石"),
    "rocks": ("Rocks", "石块"), "roofing-tiles": ("Roofing tiles", "屋瓦"), "rubber": ("Rubber", "橡胶"),
    "rust": ("Rust", "铁锈"), "scattered-leaves": ("Scattered leaves", "落叶"), "snow": ("Snow", "雪"),
    "solar-panel": ("Solar panel", "太阳能板"), "tatami": ("Tatami", "榻榻米"), "terrazzo": ("Terrazzo", "水磨石"),
    "thatched-roof": ("Thatched roof", "茅草屋顶"), "tiles": ("Tiles", "瓷砖"),
    "travertine": ("Travertine", "洞石"), "wallpaper": ("Wallpaper", "墙纸"), "wood": ("Wood", "木材"),
    "wood-chips": ("Wood chips", "木屑"), "wood-floor": ("Wood floor", "木地板"),
    "wood-siding": ("Wood siding", "木墙板"),
}

FURNITURE = {
    "bathroom": ("Bathroom", "浴室"), "bedroom": ("Bedroom", "卧室"), "characters": ("Characters", "人物"),
    "doors-and-windows": ("Doors and windows", "门窗"), "exterior": ("Exterior", "户外"),
    "kitchen": ("Kitchen", "厨房"), "lights": ("Lights", "灯具"), "living-room": ("Living room", "客厅"),
    "miscellaneous": ("Miscellaneous", "杂项"), "office": ("Office", "办公"),
    "staircases": ("Staircases", "楼梯"), "vehicles": ("Vehicles", "车辆"),
}

TABLES = {"clothing": CLOTHING, "grocery": GROCERY, "materials": MATERIALS, "furniture": FURNITURE}
SOURCE_FIELDS = {"clothing": "label", "grocery": "label", "materials": "label", "furniture": "category"}
UNKNOWN = ("Unknown", "未知")


@dataclass(frozen=True)
class Label:
    """One label: its slug, its set, its names, and for grocery its coarse slug and kind."""

    id: str
    set: str
    en: str
    zh: str
    pictures: int
    coarse: str | None = None
    kind: str | None = None

    @property
    def tileable(self) -> bool:
        return self.set == "materials"


def slug(name: str) -> str:
    """`PavingStones` -> `paving-stones`, `T-Shirt` -> `t-shirt`, `Living room` -> `living-room`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", spaced.lower()).strip("-")


def row_label(set_name: str, row: dict[str, Any]) -> str | None:
    """The label slug of a row; None where the row is of no class."""
    name = row[SOURCE_FIELDS[set_name]]
    return None if name in NOT_CLASSES else slug(name)


def set_labels(set_name: str, at_least: int = 1) -> list[Label]:
    """The labels of a set that have `at_least` pictures, sorted by slug."""
    counts: Counter[str] = Counter()
    first: dict[str, dict[str, Any]] = {}
    for row in read_rows(set_name):
        label = row_label(set_name, row)
        if label is not None:
            counts[label] += 1
            first.setdefault(label, row)
    names = TABLES[set_name]
    labels = []
    for label in sorted(counts):
        if counts[label] < at_least:
            continue
        row = first[label]
        coarse = slug(row["coarse"]) if set_name == "grocery" else None
        labels.append(Label(label, set_name, *names[label], counts[label], coarse, row.get("kind")))
    return labels


def coarse_labels() -> list[dict[str, str]]:
    """The grocery set's coarse labels as `{id, en, zh}`, sorted by slug."""
    return [{"id": label, "en": en, "zh": zh} for label, (en, zh) in sorted(GROCERY_COARSE.items())]


def generator_labels() -> list[Label]:
    """Labels the generator draws: all clothing, produce with 30 pictures or more, materials with 20 or more."""
    produce = [label for label in set_labels("grocery", 30) if label.kind in ("Fruit", "Vegetables")]
    return [*set_labels("clothing"), *produce, *set_labels("materials", 20)]
