"""Turn the files of ``content/`` into frozen records that know the line of each field."""
