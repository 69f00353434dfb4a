"""The complete profile without which a seller submits no product."""


def whole_profile(name, **instead):
    return {
        "LegalName": f"{name} Ltd",
        "CountryCode": "FR",
        "Contact": {"Name": "Ada Example", "Email": "ada@example.com", "Phone": "+33 4 00 00 00 00"},
        "DisplayName": name,
        "Description": f"{name} sells models.",
    } | instead


def fill_profile(souk, name, **instead):
    """Registers the account of that client of the service `souk`; its profile as the market tells it."""
    return souk.put_seller_profile(**whole_profile(name, **instead))["Profile"]
