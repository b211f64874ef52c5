"""A few CSS selectors as XPath: enough for these tests, without another library."""

import re

PART = re.compile(r"([a-z]\w*)|\.([\w-]+)|#([\w-]+)|\[(\w+)='([^']*)'\]")


def pick(tree, selector):
    """Elements below `tree` that a selector of tags, classes, ids and descendants names."""
    found = []
    for one in selector.split(","):
        path = "." + "".join(f"//{step(part)}" for part in one.split())
        found += [each for each in tree.xpath(path) if each not in found]
    return found


def step(part):
    name, tests = "*", ""
    for tag, class_, id_, key, value in PART.findall(part):
        name = tag or name
        if class_:
            tests += f"[contains(concat(' ', normalize-space(@class), ' '), ' {class_} ')]"
        elif id_:
            tests += f"[@id='{id_}']"
        elif key:
            tests += f"[@{key}='{value}']"
    return name + tests
