"""What a seller has in hand before the portal is opened: two validated model packages and the roles that they need.
assets.py URL DATA BINARY ACCOUNT prints their names, and the texts and files for the forms."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]

from kit.example import example  # noqa: E402
from steps.market import Account, Market  # noqa: E402
from steps.seller import Seller, role  # noqa: E402


def main():
    url, data, binary, account = sys.argv[1:]
    seller = Seller(Market(url, data, binary), Account(**json.loads(account)), example())
    seller.execution_role = role(seller.iam, "SageMakerExecution", "sagemaker.amazonaws.com")
    access_role = role(seller.iam, "MarketplaceAccess", "assets.marketplace.amazonaws.com")
    seller.upload()
    packages = ["cell-nuclei-one", "cell-nuclei-two"]
    for name in packages:
        seller.create_package(name)
    logo, eula = Path(data, "logo.png"), Path(data, "eula.txt")
    logo.write_bytes(seller.product.logo)
    eula.write_text(seller.product.eula)
    product = seller.product
    print(
        json.dumps(
            {
                "packages": packages,
                "accessRole": access_role,
                "logo": str(logo),
                "eula": str(eula),
                "texts": product.texts,
                "instance": product.recommended,
                "model": str(product.model_data),
                "training": {
                    each["name"]: str(product.built / each["file"]) for each in product.texts["training"]["channels"]
                },
                "sampleInput": product.sample_input,
                "sampleOutput": product.sample_output,
            }
        )
    )


if __name__ == "__main__":
    main()
