#!/usr/bin/env python3
"""entities.py > lib/data/entities.h: the named character references of HTML.

The names and their characters are facts of the HTML standard ("Named character
references", https://html.spec.whatwg.org/multipage/named-characters.html), which
Python carries as html.entities.html5.  Those without a semicolon are left out.
The list is frozen by the standard: this need not run again.
"""
from html.entities import html5

names = sorted((n[:-1].encode(), c.encode()) for n, c in html5.items()
               if n.endswith(";"))
print("""/*
 * Made by lib/gen/entities.py: the names of HTML's character references, sorted,
 * each followed by its one or two characters in UTF-8.
 */
#define LONGEST\t\t%d
static const char text[] =""" % max(len(n) for n, c in names))
at, rows, line = 0, [], ""
for n, c in names:
    item = n.decode() + "".join("\\%03o" % b for b in c)
    rows.append("{%d,%d,%d}" % (at, len(n), len(c)))
    at += len(n) + len(c)
    if len(line) + len(item) > 76:
        print('\t"%s"' % line)
        line = ""
    # An octal escape is at most three digits, so letters may follow it.
    line += item
print('\t"%s";\n' % line)
assert at < 65536
print("/* Where the name begins, its length, and that of its characters. */")
print("static const struct {\n\tunsigned short at;\n"
      "\tunsigned char n, chars;\n} names[%d] = {" % len(rows))
line = "\t"
for r in rows:
    if len(line) + len(r) > 76:
        print(line)
        line = "\t"
    line += r + ","
print(line.rstrip(",") + "\n};")
