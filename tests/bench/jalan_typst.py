"""typst as a whole process: a ready source to a PDF. Prints the milliseconds of the compiler itself.

It is given its best case: only our fonts and no search for others, no tags for accessibility (ours has none either).
"""

import sys
import time

import typst

sumber, tujuan, huruf = sys.argv[1:]
mulai = time.perf_counter()
typst.compile(sumber, output=tujuan, font_paths=[huruf], ignore_system_fonts=True, pdf_tags=False)
print((time.perf_counter() - mulai) * 1000)
