# Home of Happiness (บ้านแห่งความสุข). `make` alone says what there is.
# Needed: Python 3.11 or newer with venv, and make. Everything else is installed into .venv.

PYTHON ?= python3
PORT ?= 8501
SAMPLE ?= sample_data
VENV = .venv/bin
HOH = @$(VENV)/hoh
BIN = $(if $(filter 0,$(shell id -u)),/usr/local/bin,$(HOME)/.local/bin)
RUN_READY = .venv/ready-to-run
OFFICE_READY = .venv/ready-for-an-office
TEST_READY = .venv/ready-to-test
PYTEST = $(VENV)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope \
	--no-loadscope-reorder
# Where this is set no program keeps what it compiled, and every start takes three times as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install run serve user publish present test test-fast check soak mutants bench screens lock clean chromium

help:
	@echo "make install  ติดตั้งคำสั่ง hoh ใช้ได้จากทุกโฟลเดอร์  the command hoh, found from any folder"
	@echo "make run      เปิดแดชบอร์ดด้วยข้อมูลสมมติ     open the dashboard on the sample records (PORT=$(PORT))"
	@echo "make serve    เปิดใช้ในสำนักงาน ต้องลงชื่อเข้าใช้  for an office: its own records, everybody signs in"
	@echo "make user     สร้างบัญชีผู้ใช้ (LOGIN= ROLE=)  an account; its temporary password is shown once"
	@echo "make publish  ทำไฟล์นำเสนอที่ลงนาม (FILE=)    one signed file to present, without records"
	@echo "make present  โหมดนำเสนอในที่ประชุม         the slides, of the sample or of a published FILE="
	@echo "make test     ทดสอบทั้งหมด                run every test"
	@echo "make test-fast ทดสอบเฉพาะกฎทีละข้อ           only the tests of single rules, while writing code"
	@echo "make check    ตรวจรูปแบบโค้ด              lint, check the format and the types"
	@echo "make soak     ทดสอบแบบยาว                 the long tests: many more random cases, every day, every fault"
	@echo "make mutants  ใส่ข้อผิดทีละข้อแล้วดูว่าการทดสอบพบ   plant faults one by one: do the tests notice?"
	@echo "make bench    วัดความเร็ว                  measure how fast the questions are answered"
	@echo "make screens  บันทึกภาพทุกหน้า             pictures of every page into docs/screens"
	@echo "make lock     ปรับรายการแพ็กเกจ           renew the locked requirements"
	@echo "make clean    ลบสิ่งที่ติดตั้งและที่สร้างขึ้น     remove what was installed or made, except records in var/"

# A link to the command, where this user's shell looks for commands.
install: $(OFFICE_READY)
	@mkdir -p $(BIN)
	@ln -sf $(CURDIR)/$(VENV)/hoh $(BIN)/hoh
	@echo "ติดตั้งแล้ว / installed: $(BIN)/hoh"
	@command -v hoh >/dev/null || echo "เปิดเทอร์มินัลใหม่ หรือสั่ง / open a new terminal, or: export PATH=$(BIN):\$$PATH"

run: $(RUN_READY)
	$(HOH) run --folder $(SAMPLE) --port $(PORT)

serve: $(OFFICE_READY)
	$(HOH) serve --port $(PORT)

user: $(RUN_READY)
	$(HOH) user add $(LOGIN) $(if $(ROLE),--role $(ROLE)) $(WITH)

publish: $(RUN_READY)
	$(HOH) publish-file $(FILE)

present: $(RUN_READY)
	$(HOH) present $(FILE) --folder $(SAMPLE) --port $(PORT)

test: $(TEST_READY) chromium
	$(PYTEST)

test-fast: $(TEST_READY)
	$(PYTEST) -m unit

check: $(TEST_READY)
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy

# Hours. `make test` runs the same tests on fewer cases and days.
soak: $(TEST_READY) chromium
	HOH_SOAK=yes $(PYTEST)
	$(VENV)/python -m tests.mutants

mutants: $(TEST_READY)
	$(VENV)/python -m tests.mutants

bench: $(TEST_READY) chromium
	$(VENV)/python -m bench

screens: $(TEST_READY) chromium
	$(VENV)/python -m tests.browser.screens --into docs/screens

lock: $(TEST_READY)
	$(VENV)/uv pip compile $(LOCK_OPTIONS) -o requirements.lock requirements.txt
	$(VENV)/uv pip compile $(LOCK_OPTIONS) -o requirements-office.lock requirements.txt requirements-office.txt
	$(VENV)/uv pip compile $(LOCK_OPTIONS) -o requirements-dev.lock requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One list of packages for every system and Python from 3.11 on, each file known by its hash.
LOCK_OPTIONS = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "ต้องใช้ Python 3.11 ขึ้นไป / Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }  # Debian without python3-venv stops half-way

# The empty files say that the lock they stand for is installed: a second start skips this. The
# command comes last, without another look at what it needs: the lock has brought it.
INSTALL = $(VENV)/python -m pip install --disable-pip-version-check
THE_COMMAND = $(INSTALL) --quiet --no-deps --no-build-isolation --editable .

$(RUN_READY): requirements.lock pyproject.toml | .venv/bin/python
	@echo "กำลังติดตั้งแพ็กเกจ ครั้งแรกดาวน์โหลดราว 170 MB ใช้ดิสก์ราว 880 MB"
	@echo "Installing packages: the first time about 170 MB to download, 880 MB on disk"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(THE_COMMAND)
	@touch $@

$(OFFICE_READY): requirements-office.lock pyproject.toml | .venv/bin/python
	@echo "กำลังติดตั้งแพ็กเกจของสำนักงาน ครั้งแรกดาวน์โหลดราว 210 MB ใช้ดิสก์ราว 1,000 MB"
	@echo "Installing packages for an office: the first time about 210 MB to download, 1,000 MB on disk"
	@$(INSTALL) --require-hashes -r requirements-office.lock
	@$(THE_COMMAND)
	@touch $@ $(RUN_READY)

$(TEST_READY): requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "กำลังติดตั้งแพ็กเกจและเครื่องมือทดสอบ ใช้ดิสก์ราว 1,700 MB"
	@echo "Installing packages and the tools of the tests: about 1,700 MB on disk"
	@$(INSTALL) --no-compile --require-hashes -r requirements-dev.lock  # tests import a part of it
	@$(THE_COMMAND)
	@touch $@ $(RUN_READY) $(OFFICE_READY)

# The browser tests drive the system's own Chromium.
chromium:
	@command -v chromium >/dev/null || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		|| { echo "ไม่พบ chromium ให้ติดตั้งก่อน / chromium is missing, install it first: sudo apt-get install chromium"; exit 1; }; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; }
