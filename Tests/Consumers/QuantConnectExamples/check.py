"""Runs the documentation's Python programs and the Swift ones against the service, and compares.

    check.py SERVICE BUILD-FOLDER [DOCUMENTATION]

SERVICE is the program `service`, BUILD-FOLDER where the Swift programs are, DOCUMENTATION the folder
with the text of QuantConnect's pages; without it the Swift programs are run alone, with both
transports, and compared with one another.
"""
import ast
import json
import os
import random
import re
import subprocess
import sys
import time
import urllib.request

USER, TOKEN, ORGANIZATION = "42", "secret-token", "5cad178b20a1d52567b534553413b691"
faults = 0


def report(is_right, what, *details):
    global faults
    print("ok:" if is_right else "failed:", what)
    if not is_right:
        faults += 1
        for detail in details:
            print("  ", detail)


class Service:
    """The service in a process of its own, empty at first."""

    def __init__(self, path):
        self.port = random.randrange(20000, 40000)
        self.url = f"http://127.0.0.1:{self.port}/api/v2"
        self.process = subprocess.Popen(
            [path, str(self.port), USER, TOKEN, ORGANIZATION],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for _ in range(100):
            try:
                urllib.request.urlopen(self.url)
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("the service does not answer")

    def stop(self):
        self.process.terminate()
        return self.process.communicate()[0].splitlines()


# MARK: The programs of the pages

FILES = "files-delete.txt"
STORE = "object-list.txt"
STORE_WITH_JSON = "object-delete.txt"
PROJECTS = "projects-delete.txt"
DIRECTORY = "projects-nodes-update.txt"


def programs(page):
    """The Python programs of a page, with their blocks indented."""
    lines = open(page, encoding="utf-8").read().split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("from base64 import b64encode")]
    found = []
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        block = lines[start:end]
        for i, line in enumerate(block):
            if line.startswith(("Example 2", "You can also see", "Did you find")):
                block = block[:i]
                break
        found.append("\n".join(block))
    return [text if is_indented(text) else indented(text) for text in found]


def is_indented(text):
    return any(line.startswith("    ") for line in text.split("\n"))


def indented(text):
    """Puts the blocks of a program that has lost its indentation where they belong.

    A block begins after a line that ends with a colon. It ends before a comment that follows a
    `print(result)` or `print(content)`, after a `return` with a value, and where a call stands that
    is the program's own.
    """
    result, is_text, brackets = [], False, 0
    blocks = []
    for line in text.split("\n"):
        bare = line.strip()
        if not is_text and brackets == 0:
            if blocks and blocks[-1] == "if" and result and not result[-1].strip().endswith(":"):
                after = result[-1].strip()
                if after.startswith(("return", "project_ids.append")) or not bare.startswith("print"):
                    if not (after.startswith("print('Invalid") and bare == "return"):
                        blocks.pop()
                        if bare.startswith("return") and blocks and blocks[-1] == "for":
                            blocks.pop()
            if blocks and blocks[-1] == "def" and bare.startswith(("# Authenticate", "def ")):
                blocks.pop()
            if blocks and bare.startswith(("delete_projects(get", "def ")):
                blocks = []
        result.append(line if is_text else "    " * len(blocks) + bare)
        for quotes in ("'''", '"""'):
            if bare.count(quotes) % 2:
                is_text = not is_text
        if not is_text:
            code = re.sub(r"#.*|'[^']*'|\"[^\"]*\"", "", bare)
            brackets += sum(code.count(c) for c in "([{") - sum(code.count(c) for c in ")]}")
            if bare.endswith(":") and brackets == 0:
                blocks.append(bare.split()[0])
    return "\n".join(result)


def settled(program, url, token=TOKEN, **changes):
    """A program with the base URL and the credentials of the service, which have to be set."""
    for name, value in {
        "BASE_URL": url + "/", "USER_ID": int(USER), "API_TOKEN": token,
        "ORGANIZATION_ID": ORGANIZATION, **changes,
    }.items():
        program, count = re.subn(
            rf"^{name} = .*$", lambda _: f"{name} = {value!r}", program, count=1, flags=re.M)
        assert count == 1, f"the program sets no {name}"
    return program


def run_python(program):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60)


# MARK: The programs in Swift

def run_swift(folder, name, url, transport, *arguments, token=TOKEN):
    environment = dict(
        os.environ, QUANTCONNECT_URL=url, QUANTCONNECT_USER=USER, QUANTCONNECT_TOKEN=token,
        QUANTCONNECT_ORGANIZATION=ORGANIZATION, QUANTCONNECT_TRANSPORT=transport)
    return subprocess.run(
        [os.path.join(folder, name), *arguments], capture_output=True, text=True, timeout=60,
        env=environment)


# MARK: Comparison

def value(line):
    """What a line of output says: a value, or its text."""
    for read in (json.loads, ast.literal_eval):
        try:
            return masked(read(line))
        except (ValueError, SyntaxError):
            pass
    return masked(line.strip())


def masked(value):
    """A value without what differs from one run to the next, times and ids, and without the spaces
    of texts, as pages lose the indentation of the files in them."""
    if isinstance(value, dict):
        return {key: "*" if key in ("modified", "created", "projectId", "jobId", "id")
                else masked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [masked(inner) for inner in value]
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", " ", re.sub(r"\d{8,}", "N", value)).strip()


def compare(what, expected, found):
    left = [value(line) for line in expected.split("\n") if line.strip()]
    right = [value(line) for line in found.split("\n") if line.strip()]
    different = [f"{a} | {b}" for a, b in zip(left, right) if a != b]
    report(left == right and left != [], f"{what}: {len(left)} lines", *different[:5],
           f"{len(left)} lines and {len(right)}")


def create_project(url, *names):
    """Projects for the programs that work on some: the ids that the service gives them."""
    lines = ["print(post(f'{BASE_URL}projects/create', headers=get_headers(), json="
             f"{{'name': {name!r}, 'language': 'Py'}}).json()['projects'][0]['projectId'])"
             for name in names]
    return run_python(settled(PREAMBLE + "\n".join(lines), url)).stdout.split()


PREAMBLE = '''
from base64 import b64encode
from hashlib import sha256
from time import time
from requests import get, post
BASE_URL = ''
USER_ID = 0
API_TOKEN = ''
ORGANIZATION_ID = ''
def get_headers():
    timestamp = f'{int(time())}'
    digest = sha256(f'{API_TOKEN}:{timestamp}'.encode()).hexdigest()
    return {
        'Authorization': 'Basic ' + b64encode(f'{USER_ID}:{digest}'.encode()).decode(),
        'Timestamp': timestamp}
'''

DIRECTORY_NAMES = ["path/to/projects/to/delete/a", "path/to/projects/to/delete/b/c", "path/to/b"]


def check_swift(folder, service_path, transport):
    """What the Swift programs print, by their names."""
    service = Service(service_path)
    project, *_ = create_project(service.url, "For the files", *DIRECTORY_NAMES)
    printed = {}
    for name, *arguments in (
        ["object-store"], ["files", project], ["projects"], ["nodes", project],
        ["delete-projects", "/path/to/projects/to/delete"],
    ):
        result = run_swift(folder, name, service.url, transport, *arguments)
        report(result.returncode == 0, f"{name} over {transport}", result.stderr[-400:])
        printed[name] = result.stdout
    address = run_swift(folder, "object-store", service.url, transport, "--address").stdout
    report(re.search(r"Address: http://\S+/packed/job-\d+\.zip", address) is not None,
           f"the address of an object, over {transport}", address)
    refused = run_swift(folder, "projects", service.url, transport, token="wrong")
    report("status 401" in refused.stderr, f"a wrong token is refused, over {transport}",
           refused.stderr[-400:])
    failed = run_swift(folder, "files", service.url, transport, "1")
    report("There is no project 1." in failed.stderr,
           f"a failure that the body reports is thrown, over {transport}", failed.stderr[-400:])
    left = service.stop()
    report([line.split(" ", 2)[2] for line in left if line.startswith("project")]
           == ["For the files", "path/to/b"], f"the projects that are left, over {transport}", left)
    return printed


def check_python(pages, service_path, swift):
    """Runs the pages' programs, and compares what they print with what the Swift ones do."""
    def page(name):
        return programs(os.path.join(pages, name))

    service = Service(service_path)
    project, *_ = create_project(service.url, "For the files", *DIRECTORY_NAMES)
    (store,), (files,), (projects,) = page(STORE), page(FILES), page(PROJECTS)
    projects_again, directory = page(DIRECTORY)
    for what, program, name, changes in (
        ("the Object Store", store, "object-store", {}),
        ("files", files, "files", {"project_id": int(project)}),
        ("projects", projects, "projects", {}),
        ("projects again", projects_again, "projects", {}),
        ("all projects in a directory", directory, "delete-projects", {}),
    ):
        result = run_python(settled(program, service.url, **changes))
        report(result.returncode == 0, f"the page's program on {what}", result.stderr[-400:])
        compare(f"{what}: Python and Swift print the same", result.stdout, swift[name])
    promised = re.findall(r"^ *print\(\"(.*:)\"\)$", "\n".join([store, files, projects]), re.M)
    printed = "".join(swift.values())
    report(len(promised) == 14 and all(line in printed for line in promised),
           f"the {len(promised)} lines that the pages promise", promised)

    # One page has the upload with json= beside files=. `requests` sends the file alone then: the
    # call lacks the organization and the key, and is answered as one that failed.
    text = open(os.path.join(pages, STORE_WITH_JSON), encoding="utf-8").read()
    with_json = store.replace("data={\"organizationId\"", "json={\"organizationId\"", 1)
    squeezed = re.sub(r"\s+", "", text)
    report(re.sub(r"\s+", "", with_json) in squeezed, "the page with json= differs in that alone")
    result = run_python(
        settled(with_json, service.url).replace("result = response.json()",
                                                "result = response.json(); print(result)", 1))
    lines = result.stdout.split("\n")
    report(result.returncode == 0 and "Uploaded Successfully" not in result.stdout
           and len(lines) > 1 and "'success': False" in lines[1] and "organizationId" in lines[1],
           "json= beside files= is answered with what is missing", result.stdout[:400],
           result.stderr[-400:])

    result = run_python(settled(projects, service.url, token="wrong"))
    report("'status': 401" in result.stdout, "a wrong token gets 401", result.stdout[:400])
    left = service.stop()
    report([line.split(" ", 2)[2] for line in left if line.startswith("project")]
           == ["For the files", "path/to/b"], "the projects that are left", left)


def main():
    service_path, folder = sys.argv[1:3]
    printed = check_swift(folder, service_path, "urlsession")
    for name, text in check_swift(folder, service_path, "async-http-client").items():
        compare(f"{name}: both transports", printed[name], text)
    if len(sys.argv) > 3 and os.path.isdir(sys.argv[3]):
        check_python(sys.argv[3], service_path, printed)
    else:
        print("skipped: the documentation's programs, as its pages are not there")
    print("all as it should be" if faults == 0 else f"{faults} failed")
    sys.exit(faults != 0)


main()
