"""All pages of the portal, as create_app registers them."""

from portal.web.home import home_pages
from portal.web.signing_in import signing_in

PAGES = (
    home_pages,
    signing_in,
)
