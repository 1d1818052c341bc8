"""The names of an invented county, Quillshire: nothing here exists.

Family and place names are joined from syllables, so that a large archive has the long tail of
rare words that a search index meets in life. Family names never end as place names do.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


BODY = "Quillshire Lantern Meeting"

GIVEN = _words(
    "Ottilie Bramwell Clementia Dorrick Evander Fenella Garrow Hesper Isolde Jorvan Kestrel Lorcan"
    " Marigold Nerys Osric Petronel Quenby Rosalba Sorrel Tamsin Ulric Verity Wystan Xanthe Yorick"
    " Zillah Ambrose Briony Caspian Damaris Elowen Florian Ginevra Halcyon Ignace Junia Kerensa"
    " Leander Mirabel Niven Ondine Perran Romilly Silvan Thora Ursin Viola Winnow Yarrow Zephyr"
)
FAMILY_STARTS = _words(
    "Thistle Bracken Marrow Quill Tansy Lark Copper Fennel Wren Oaken Pebble Saffron Juniper Tallow"
    " Hazel Cinder Barley Sedge Flint Clover"
)
FAMILY_ENDS = _words(
    "wick bright gold kin down feather stitch song hand weather latch bell croft shaw"
)

PLACE_STARTS = _words(
    "Ald Bex Cran Dun Ever Fal Gren Hather Ingle Jor Kel Lum Mal Nether Oster Pen Quor Ros Skel"
    " Tarn Ulver Vel Wex Yar Zeal Brim Chal Drem Elm Frith Glas Hob Irth Kirn Lod Mor Nidd Orl"
    " Plas Rud"
)
PLACE_MIDDLES = _words("a an be de en er in ing is le lin ma mer o or ra stan ter ti ver")
PLACE_ENDS = _words(
    "ford holme combe dale hurst minster mouth pool thorpe thwaite ton wold worth beck bury cliffe"
)
PLACE_KINDS = _words("Street Lane Road Quay Market Gardens Bridge Terrace Row Mill Green Wharf")
SCHEME_WORDS = _words(
    "Amber Beacon Candle Dovetail Ember Foxglove Gantry Harvest Ivory Jackdaw Keystone Lodestar"
    " Meadow Nightjar Orchard Pennant Quartz Rosehip Starling Tidemark Umber Velvet Willow Yewtree"
)
SCHEME_KINDS = ("Operation {}", "Project {}", "the {} scheme", "the {} fund", "the {} panel")

# Posts: file name, title, abbreviation as a title before a name ("" for none), organisation,
# seats (more than one: a rank that several hold at once).
POSTS = (
    ("convener", "Convener", "", "office-of-the-convener", 1),
    ("deputy-convener", "Deputy Convener", "DCnr", "office-of-the-convener", 1),
    ("chief-clerk", "Chief Clerk", "", "office-of-the-convener", 1),
    ("chief-warden", "Chief Warden", "CW", "quillshire-watch", 1),
    ("deputy-chief-warden", "Deputy Chief Warden", "DCW", "quillshire-watch", 1),
    ("assistant-chief-warden", "Assistant Chief Warden", "ACW", "quillshire-watch", 2),
    ("watch-superintendent", "Watch Superintendent", "WSupt", "quillshire-watch", 4),
    ("watch-inspector", "Watch Inspector", "WInsp", "quillshire-watch", 5),
    ("policy-adviser", "Policy Adviser", "", "office-of-the-convener", 4),
    ("outreach-clerk", "Outreach Clerk", "", "office-of-the-convener", 2),
)

# Organisations: file name, name, abbreviation ("" for none), article before the name.
ORGANISATIONS = (
    ("office-of-the-convener", "Office of the Convener for Quillshire", "OCQ", "the "),
    ("quillshire-watch", "Quillshire Watch", "QW", ""),
    ("quillshire-county-moot", "Quillshire County Moot", "QCM", "the "),
    ("lanternford-town-council", "Lanternford Town Council", "LTC", ""),
    ("tarnhollow-infirmary", "Tarnhollow Infirmary", "", ""),
    ("sparrowgate-refuge", "Sparrowgate Refuge", "", ""),
    ("fennick-institute", "Fennick Institute of Numbers", "FIN", "the "),
    ("guild-of-ferry-keepers", "Guild of Ferry Keepers", "GFK", "the "),
    ("harbour-trust", "Quillshire Harbour Trust", "QHT", "the "),
    ("league-of-allotments", "League of Allotments", "", "the "),
    ("moorland-rescue-band", "Moorland Rescue Band", "MRB", "the "),
    ("night-bus-company", "Night Bus Company of Lanternford", "NBC", "the "),
    ("school-of-lamplighters", "School of Lamplighters", "", "the "),
    ("shopkeepers-circle", "Shopkeepers' Circle", "", "the "),
    ("county-inspectorate-of-watches", "County Inspectorate of Watches", "CIW", "the "),
    ("hearth-and-home-charity", "Hearth and Home Charity", "HHC", ""),
)

# Topics: file name, title, the wider topic ("" for none).
TOPICS = (
    ("street-safety", "Street Safety", ""),
    ("lantern-patrols", "Lantern Patrols", "street-safety"),
    ("night-buses", "Night Buses", "street-safety"),
    ("bicycle-theft", "Bicycle Theft", "street-safety"),
    ("market-pilfering", "Market Pilfering", "trade-and-markets"),
    ("trade-and-markets", "Trade and Markets", ""),
    ("false-weights", "False Weights and Measures", "trade-and-markets"),
    ("parcel-tricksters", "Parcel Tricksters", "trade-and-markets"),
    ("waterways", "Waterways", ""),
    ("ferry-crossings", "Ferry Crossings", "waterways"),
    ("harbour-lights", "Harbour Lights", "waterways"),
    ("flood-wardens", "Flood Wardens", "waterways"),
    ("countryside", "Countryside", ""),
    ("sheep-rustling", "Sheep Rustling", "countryside"),
    ("hedge-fires", "Hedge Fires", "countryside"),
    ("allotment-damage", "Allotment Damage", "countryside"),
    ("moorland-rescue", "Moorland Rescue", "countryside"),
    ("care-for-neighbours", "Care for Neighbours", ""),
    ("lost-walkers", "Lost Walkers", "care-for-neighbours"),
    ("lodging-houses", "Lodging Houses", "care-for-neighbours"),
    ("young-apprentices", "Young Apprentices", "care-for-neighbours"),
    ("witness-companions", "Witness Companions", "care-for-neighbours"),
    ("the-watch-at-work", "The Watch at Work", ""),
    ("warden-training", "Warden Training", "the-watch-at-work"),
    ("call-bells", "Call Bells", "the-watch-at-work"),
    ("ledgers-and-machines", "Ledgers and Machines", "the-watch-at-work"),
    ("stables-and-carts", "Stables and Carts", "the-watch-at-work"),
    ("county-purse", "County Purse", "the-watch-at-work"),
    ("fair-treatment", "Fair Treatment", ""),
    ("public-trust", "Public Trust", "fair-treatment"),
    ("petitions", "Petitions", "fair-treatment"),
    ("festival-crowds", "Festival Crowds", "street-safety"),
)

# Glossary entries beside those of posts and organisations: abbreviation, expansion.
TERMS = (
    ("LPA", "Lantern Patrol Area"),
    ("NBM", "Night Bus Marshal"),
    ("FWR", "Flood Warden Roster"),
    ("PTD", "Parcel Trickster Desk"),
    ("HLS", "Harbour Light Survey"),
    ("RNW", "Register of Night Walks"),
    ("WCS", "Witness Companion Service"),
    ("CBR", "Call Bell Room"),
    ("TTB", "Turnstile Trust Barometer"),
    ("YAP", "Young Apprentice Pledge"),
    ("SRL", "Sheep Rustling Log"),
    ("CPE", "County Purse Estimate"),
)
