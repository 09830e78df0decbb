#!/usr/bin/python3
"""Reads the running window as a screen reader does, through AT-SPI. Called by accessibility.sh, which starts both.

    accessibility.py PID QUESTION

QUESTION: `names`: fails on a control that can be acted on and has no name; `dump`: every node with role, name and text;
`text ROLE NAME`: the text of the first node of that role whose name begins so; `paragraphs`: the texts of the
paragraphs in view, one a line; `description ROLE NAME`.
"""

import sys

import pyatspi

CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_LINK,
    pyatspi.ROLE_LIST_ITEM,
    pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_PAGE_TAB,
}


def application(pid):
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.get_process_id() == pid:
            return app
    sys.exit(f"no program of number {pid} tells anything")


def walk(node):
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        yield node
        waiting.extend(node.getChildAtIndex(at) for at in reversed(range(node.childCount)))


def text_of(node):
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount)
    except NotImplementedError:
        return None


def main():
    pid, question, *rest = sys.argv[1:]
    nodes = walk(application(int(pid)))
    if question == "dump":
        for node in nodes:
            print(node.getRoleName(), repr(node.name), repr(text_of(node)), repr(node.description))
    elif question == "names":
        nameless = [node.getRoleName() for node in nodes if node.getRole() in CONTROLS and not node.name.strip()]
        if nameless:
            sys.exit(f"controls without a name: {', '.join(nameless)}")
    elif question == "paragraphs":
        for node in nodes:
            if node.getRoleName() in ("paragraph", "heading"):
                print(node.name)
    elif question in ("text", "description"):
        role, name = rest
        for node in nodes:
            if node.getRoleName() == role and node.name.startswith(name):
                print(text_of(node) or "" if question == "text" else node.description)
                return
        sys.exit(f"no {role} named {name}")
    else:
        sys.exit(f"what is {question}?")


main()
