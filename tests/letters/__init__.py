"""Draws the letters of the cards again: ``python -m tests.letters``.

Cards are made without a browser and without a library for fonts: what they need of two fonts is
drawn here once, by a browser, and kept in ``comsite/site/letters.bin``. The fonts are Source Serif
4 and Source Sans 3, under the SIL Open Font Licence; so are the letters
(``comsite/site/letters.OFL.txt``).
"""
