"""What a seller brings: an image, model data, samples and the texts of a listing."""

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Product:
    title: str
    image: str
    model_data: Path
    texts: dict
    sample_input: str
    sample_output: str
    content_type: str = "text/csv"
    instance_types: list = field(default_factory=lambda: ["ml.m5.large", "ml.m5.xlarge"])
    eula: str = ""
    logo: bytes = b""
    built: Path = Path()

    @property
    def recommended(self):
        return self.instance_types[0]


def load_product(folder, built):
    """The product of an example's folder, with what its build.sh made in `built`."""
    folder, built = Path(folder), Path(built)
    texts = json.loads((folder / "product.json").read_text(encoding="utf-8"))
    return Product(
        built=built,
        title=texts["title"],
        image=texts["image"],
        model_data=built / texts.get("model_data", "model.tar.gz"),
        texts=texts,
        sample_input=(built / texts["sample_input"]).read_text(encoding="utf-8"),
        sample_output=(built / texts["sample_output"]).read_text(encoding="utf-8"),
        content_type=texts.get("content_type", "text/csv"),
        instance_types=texts["instance_types"],
        eula=(folder / texts["eula"]).read_text(encoding="utf-8"),
        logo=next(
            (place / texts["logo"]).read_bytes() for place in (built, folder) if (place / texts["logo"]).exists()
        ),
    )
