"""Files of ``content/`` become frozen records that know their lines."""
