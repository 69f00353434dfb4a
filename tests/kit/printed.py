"""Parts of offers as published pages print them."""

import datetime

STANDARD = {"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}
RENEWAL = {
    "Type": "RenewalTerm",
    "LockoutPeriod": "P30D",
    "AdjustmentDeadline": "P60D",
    "MaxRenewals": 3,
    "PriceIncrease": {
        "Type": "PercentageRange",
        "Range": {"MinValue": "3.00", "MaxValue": "10.00", "DefaultValue": "5.00"},
    },
    "TermTemplates": [
        {
            "Type": "PaymentScheduleTermTemplate",
            "Schedule": [
                {"ChargeDateOffset": "P0M", "ChargePercentage": "50.00"},
                {"ChargeDateOffset": "P6M", "ChargePercentage": "50.00", "DayOfMonth": 15},
            ],
        }
    ],
}


def day(count):
    return (datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=count)).isoformat()


def one(kind, **members):
    return {"Terms": [{"Type": kind, **members}]}


def card(*rates):
    return [{"RateCard": [{"DimensionKey": key, "Price": price} for key, price in rates]}]


def usage(*rates):
    return {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": card(*rates)}


def charges(*pairs):
    return [{"ChargeDate": date, "ChargeAmount": amount} for date, amount in pairs]


CONFIGURABLE = {
    "Type": "ConfigurableUpfrontPricingTerm",
    "CurrencyCode": "USD",
    "RateCards": [
        {
            "Selector": {"Type": "Duration", "Value": "P365D"},
            "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"},
            **card(("m3.large", "300"), ("m4.xlarge", "400"))[0],
        }
    ],
}
EVERY_PRICE = [
    usage(("m3.large", "0.10"), ("m4.xlarge", "0.20")),
    CONFIGURABLE,
    {"Type": "ByolPricingTerm"},
    {"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "100.0"},
    {
        "Type": "FixedUpfrontPricingTerm",
        "CurrencyCode": "USD",
        "Price": "200.00",
        "Grants": [{"DimensionKey": "Users", "MaxQuantity": 10}],
    },
    {
        "Type": "FreeTrialPricingTerm",
        "Duration": "P30D",
        "Grants": [{"DimensionKey": key, "MaxQuantity": 10} for key in ("m3.xlarge", "m4.xlarge")],
    },
]
LEARNING_KEYS = [f"ml.{t}.m.i.b" for t in ("m4.4xlarge", "m5.4xlarge", "m4.16xlarge")] + ["m.i.c"]
LEARNING = [
    usage(*((key, 0.1) for key in LEARNING_KEYS)),
    {
        "Type": "FreeTrialPricingTerm",
        "Duration": "P30D",
        "Grants": [{"DimensionKey": key} for key in LEARNING_KEYS],
    },
]
