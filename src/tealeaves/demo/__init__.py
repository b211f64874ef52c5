"""The press of a country that does not exist, with changes planted in it at known places."""
