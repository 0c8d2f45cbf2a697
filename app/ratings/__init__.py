"""好差评: ratings of visits, call-backs of bad ones, and the complaint register 投诉举报."""
