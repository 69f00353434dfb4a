"""A seller whose package has been validated, and that publishes as many free or paid products as a story needs."""

import dataclasses

from steps.seller import Seller

from kit.example import example


class Shop:
    def __init__(self, souk, name):
        self.seller = Seller(souk.market, souk.account(name), example())
        self.seller.register()
        self.seller.upload()
        self.package = self.seller.create_package("shop-package")

    def publish(self, title):
        """A Public product of that title; product and offer by their ids."""
        texts = self.seller.product.texts | {"short_description": title, "keywords": ["shop"]}
        self.seller.product = dataclasses.replace(self.seller.product, title=title, texts=texts)
        changes = [c for c in self.seller.publication(self.package, []) if c[0] != "UpdateTargeting"]
        self.seller.published(self.seller.change(changes))
        self.seller.sign_off()
        return self.seller.product_id, self.seller.offer_id
