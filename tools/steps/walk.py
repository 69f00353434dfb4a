"""The whole road, in order. Each step prints a line with its time; the first that goes wrong ends the walk."""

import time
from contextlib import contextmanager

from .buyer import Buyer
from .market import expect, refused
from .seller import Seller

UNSUBSCRIBED = "Caller is not subscribed to the marketplace offering."


class Walk:
    def __init__(self, market, product, say=print):
        self.market = market
        self.product = product
        self.say = say
        self.count = 0

    @contextmanager
    def step(self, text):
        begin = time.monotonic()
        yield
        self.count += 1
        self.say(f"{self.count:3}  {time.monotonic() - begin:6.2f} s  {text}")

    def run(self):
        self.prepare()
        self.list_limited()
        self.test_privately()
        self.go_public()
        self.change_versions()
        self.leave()
        return self

    def words(self):
        return self.product.title

    def sample(self, who, endpoint):
        answer = who.invoke(endpoint, self.product.sample_input, self.product.content_type)
        expect(answer == self.product.sample_output, f"{endpoint} answered {answer!r}, not the published sample output")

    def prepare(self):
        with self.step("three accounts: seller, invited tester, buyer"):
            accounts = [self.market.account(name) for name in ("Example Models", "Tester", "Buyer")]
            self.seller = Seller(self.market, accounts[0], self.product)
            self.tester = Buyer(self.market, accounts[1])
            self.buyer = Buyer(self.market, accounts[2])
        with self.step("seller: registers and completes the profile"):
            self.seller.register()
        with self.step("seller: uploads model data, sample, licence and logo to S3"):
            self.seller.upload()
        with self.step("seller: creates a model package; its container is run on the sample (Completed)"):
            self.package = self.seller.create_package("example-model-v1")

    def list_limited(self):
        with self.step("seller: one change set with product, version, offer, prices, licence (Limited)"):
            self.seller.publish_limited(self.package, [self.tester.account.id])
            expect(self.seller.entity()["Description"]["Visibility"] == "Limited", "the product is not Limited")
        with self.step("stranger: finds nothing, and is told that nothing is there"):
            product, stranger = self.seller.product_id, self.buyer
            expect(stranger.listing_of(self.words(), product) is None, "a stranger finds a Limited product")
            refused(lambda: stranger.discovery.get_product(productId=product), "ResourceNotFoundException")
            refused(lambda: stranger.discovery.get_offer(offerId=self.seller.offer_id), "ResourceNotFoundException")

    def test_privately(self):
        product = self.seller.product_id
        with self.step("tester: finds it, badge Limited, and reads it"):
            summary = self.tester.listing_of(self.words(), product)
            expect(summary is not None, "the invited tester does not find the product")
            expect("Limited" in [b["displayName"] for b in summary["badges"]], "the badge Limited is missing")
            self.tester.discovery.get_listing(listingId=summary["listingId"])
        with self.step("tester: is refused before subscribing, subscribes, and is not refused any more"):
            arn = self.tester.versions(product)["1.0"]
            refused(lambda: self.tester.create_model("too-early", arn), "ValidationException", UNSUBSCRIBED)
            self.tester.subscribe(self.tester.offer_of(product))
            refused(lambda: self.tester.create_model("open", arn, isolated=False), "ValidationException", "solation")
        with self.step("tester: deploys and calls it; it answers as published"):
            self.tester.deploy("tester-endpoint", arn, self.product.recommended)
            self.sample(self.tester, "tester-endpoint")

    def go_public(self):
        product = self.seller.product_id
        with self.step("seller: signs off (Public)"):
            self.seller.sign_off()
        with self.step("buyer: searches, reads, accepts the licence"):
            expect(self.buyer.listing_of(self.words(), product) is not None, "the buyer does not find the product")
            self.buyer.subscribe(self.buyer.offer_of(product))
        with self.step("buyer: deploys from the published ARN and calls it with the published sample"):
            self.first_arn = self.buyer.versions(product)["1.0"]
            self.buyer.deploy("buyer-endpoint", self.first_arn, self.product.recommended)
            self.sample(self.buyer, "buyer-endpoint")

    def change_versions(self):
        product = self.seller.product_id
        with self.step("seller: adds version 2.0 and restricts version 1.0"):
            package = self.seller.create_package("example-model-v2")
            self.seller.add_version("2.0", package, "Second release.")
            self.seller.restrict_version("1.0")
        with self.step("buyer keeps version 1.0; a new buyer sees 2.0 only"):
            expect(set(self.buyer.versions(product)) == {"1.0", "2.0"}, "the subscriber lost a version")
            self.buyer.create_model("still-version-one", self.first_arn)
            newcomer = Buyer(self.market, self.market.account("Newcomer"))
            newcomer.subscribe(newcomer.offer_of(product))
            expect(set(newcomer.versions(product)) == {"2.0"}, "a new buyer sees a restricted version")
            refused(lambda: newcomer.create_model("old", self.first_arn), "ValidationException")

    def leave(self):
        product = self.seller.product_id
        with self.step("seller: unpublishes; new buyers are refused, the subscriber still runs"):
            self.seller.unpublish()
            late = Buyer(self.market, self.market.account("Late buyer"))
            expect(late.listing_of(self.words(), product) is None, "an unpublished product is still found")
            refused(lambda: late.quote(self.seller.offer_id), "ResourceNotFoundException")
            self.sample(self.buyer, "buyer-endpoint")
