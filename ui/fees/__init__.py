"""收费 at the foot of a page: assess, relieve, record the payment; shared by delivery page and case file."""
