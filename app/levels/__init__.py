"""County, city, province: what centers say to each other, the standard catalogue, and a day's Merkle root."""
