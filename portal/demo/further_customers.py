"""The other customers of the demonstration: those whose cases of the past year are closed, and those without.

They have nobody who signs in. Their people decide by the links in their mail, as any customer's may.
"""

from portal.demo.cast import House
from portal.vocabulary import OrganizationKind

_NAMES = (
    "Alder Foods", "Brook Textiles", "Canal Libraries", "Dune Optics", "Ember Ceramics", "Fjord Ferries",
    "Grove Schools", "Harbor Parcels", "Inlet Fisheries", "Juniper Homes", "Kestrel Theaters", "Larch Mills",
    "Marsh Energy", "Nettle Pharmacies", "Oak Valley Farms", "Pebble Hotels", "Quill Press", "Reed Bank",
    "Slate Mining", "Thistle Insurance", "Umber Paints", "Vale Transit", "Willow Care", "Yarrow Gardens",
    "Zephyr Airways", "Anchor Docks", "Beacon Radio", "Cobble Construction", "Delta Dairies", "Elder Museums",
    "Fern Laboratories", "Granite Courts", "Hollow Breweries", "Iron Bridge Works",
)  # fmt: skip
_WITHOUT = (
    "Jetty Marine", "Knoll Furniture", "Lantern Cinemas", "Meadow Clinics", "Northgate Motors",
    "Orchard Markets", "Prairie Grain", "Quarry Stone", "Ridge Outfitters", "Sable Couriers",
    "Tundra Logistics", "Upland Wool", "Violet Media", "Wharf Seafood", "Yonder Travel",
    "Zinc Foundry", "Amber Notaries", "Basalt Tunnels", "Copper Kitchens", "Driftwood Resorts",
    "Estuary Shipping", "Flint Tools", "Gable Realty", "Heath Pottery", "Island Post",
    "Jasper Jewelers", "Kiln Bakeries", "Lagoon Parks", "Mesa Solar", "Nimbus Weather",
    "Opal Galleries", "Pine Timber", "Rapids Power", "Summit Lifts", "Terrace Nurseries",
    "Union Tramways",
)  # fmt: skip
_ZONES = ("Europe/London", "Europe/Oslo", "Europe/Berlin", "America/Chicago", "America/New_York")
MAILBOX = "operations"
"""Who is asked at each of them."""


def _house(number: int, name: str) -> House:
    domain = f"{name.lower().replace(' ', '-')}.example"
    return House(name, OrganizationKind.CUSTOMER, domain, _ZONES[number % len(_ZONES)])


FURTHER_CUSTOMERS = tuple(_house(number, name) for number, name in enumerate(_NAMES))
"""Enrolled, with closed cases: a figure of renewals takes thirty of them (measures/business/renewals.py)."""
WITHOUT_CASES = _WITHOUT
"""Customers of one vendor that had no case with several companies; known by name in its register alone."""
