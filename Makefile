# The commands of this project; `make` alone lists them.
PORT ?= 8080
STATE ?= .local
INSTITUTIONS ?=
ACM ?=
WHO ?=
NR ?=
OLD ?=
EMAIL ?=
NAME ?=
REASON ?=
PYTHON ?= python3
DOSSIER ?=
DATE ?=
DRY ?=
STAGE ?=
ORIGIN ?=
CERTIFICATE ?=
MAIL_DOMAIN ?=
OPERATOR ?=
OUT ?=
FILE ?=
LEAVES ?=
BUDGET ?=
export PORT STATE INSTITUTIONS ACM WHO NR OLD EMAIL NAME REASON DOSSIER DATE DRY STAGE ORIGIN CERTIFICATE BUDGET MAIL_DOMAIN OPERATOR OUT FILE LEAVES
# Python keeps what it compiled, also where somebody asked it not to: seconds at each start.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin

.DEFAULT_GOAL := help
# Every command below: a file of that name is none of its business.
.PHONY: $(shell awk -F : '/^[a-z-]+:.*## / {print $$1}' $(MAKEFILE_LIST))

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what is needed, when a list of packages changed
	@$(PYTHON) -m local.setup

run: setup ## Run the whole product on this machine: PORT=8080 STATE=.local INSTITUTIONS=file.csv
	@$(BIN)/python -m local.run

token: setup ## Print an ID token of somebody in the cast, signed in at a running product: WHO=anna
	@$(BIN)/python -m local.token

messages: setup ## Print what people sent to the operator of a running product, the latest first
	@$(BIN)/python -m local.to_operator

admin: setup ## Make a local administrator at a running product: NR=030569 WHO=noor (or EMAIL=) REASON="…"
	@$(BIN)/python -m local.platform admin

succession: setup ## Record that an institution goes on for another: NR=030577 OLD=030569 REASON="…"
	@$(BIN)/python -m local.platform succession

rights-from: setup ## Say where the rights of an institution come from: NR=030569 FROM=acm (or own) REASON="…"
	@$(BIN)/python -m local.platform rights-from

account: setup ## Make an account without rights, to be invited at: EMAIL=nieuw@school.example NAME="…"
	@$(BIN)/python -m local.platform account

warn: setup ## Tell the operator, as each day, whose last local administrator should be replaced
	@$(BIN)/python -m local.platform warn

job: setup ## Run one of the jobs that run by themselves: NAME=retention DATE=2033-09-01 DRY=1 (make job lists them)
	@$(BIN)/python -m local.job

hold: setup ## Nothing of a dossier is destroyed from now on: DOSSIER=114983-030569 REASON="…"
	@$(BIN)/python -m local.platform hold

release: setup ## Of a dossier that was held, everything ends again in its time: DOSSIER=… REASON="…"
	@$(BIN)/python -m local.platform release

consistency: setup ## Clean up at a running product, and tell whether bucket and tables agree
	@$(BIN)/python -m local.consistency

takeout: setup ## Everything of a dossier or a CLB in a ZIP: DOSSIER=… or NR=… OUT=file.zip (LEAVES=1 STAGE=prd)
	@$(BIN)/python -m local.takeout take-out

bring-in: setup ## What make takeout made, into a stack that has nothing of it: FILE=file.zip (STAGE=acc)
	@$(BIN)/python -m local.takeout bring-in

evidence: setup ## Tell whether the evidence of the audit trail and the trail of a running product say the same
	@$(BIN)/python -m local.evidence

package: setup ## What is deployed to AWS, with its libraries: OUT=build (a new folder)
	@$(BIN)/python -m local.packaged $(or $(OUT),build)

deploy: setup ## Package, deploy to the AWS account that is signed in to, and publish: STAGE=dev EMAIL= MAIL_DOMAIN= OPERATOR= ORIGIN= CERTIFICATE= ACM=yes BUDGET=
	@$(BIN)/python -m local.deploy

names: ## Mark the names in lines of {"id", "text"} on standard input; SURE=1: only the sure ones
	@$(PYTHON) -m chalicelib.domain.names $(if $(SURE),--sure)

lexicon: ## Build the lexicon and weights of the name guard again: STATBEL=file.csv OUT=folder
	@$(PYTHON) -m lexicon $(if $(STATBEL),--statbel $(STATBEL)) $(if $(OUT),--out "$(OUT)")

test: setup ## Run every test
	@$(BIN)/python -m local.browser
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder tests/web tests/local tests/storage tests

check: setup ## Check style, types and the plan of the house
	@$(BIN)/python -m local.check

gate: ## Lint the template that is deployed; what is accepted is in infra/accepted.yaml
	@$(PYTHON) -m local.setup lint
	@$(BIN)/python -m local.gate

bench: setup ## Measure all, beside other foundations too, and write docs/performance.md: PART="beside warm clients growth api years web names"; QUICK=1 only tells
	@$(PYTHON) -m local.setup rivals
	@$(BIN)/python -m local.browser
	@$(BIN)/python -m bench $(PART)

scale: setup ## Measure each route, and write what that means for one CLB and for Flanders: docs/scale.md
	@$(BIN)/python -m bench.scale

bench-names: setup ## Measure the name guard beside deduce and presidio, in a venv of their own
	@$(PYTHON) -m local.setup peers
	@$(BIN)/python -m bench peers

faults: setup ## Have things go wrong between the API and AWS: SEED=1 RUNS=10000 ROUTE= (QUICK=1: 300 of them)
	@$(BIN)/python -m bench.faults "$(SEED)" "$(RUNS)" "$(ROUTE)" "$(QUICK)"

load: setup ## Work on the product with many at the same time: MINUTES=5 CLIENTS=16 (QUICK=1: 20 seconds)
	@$(BIN)/python -m bench.load "$(MINUTES)" "$(CLIENTS)" "$(QUICK)"

fuzz: setup ## Everybody asks everything that the document of the API allows, and does not: SEED=1 EXAMPLES=25 WHO= (QUICK=1: two people)
	@$(PYTHON) -m local.setup fuzz
	@$(BIN)/python -m bench.fuzz "$(SEED)" "$(EXAMPLES)" "$(WHO)" "$(QUICK)"

mutants: setup ## Change the code a little, and see whether a test notices: PART=chalicelib/domain/policy.py SAMPLE=30 (0: all) SEED=1
	@$(PYTHON) -m local.setup mutants
	@PYTHONPATH=. nice -n 15 .venv-mutants/bin/python -m bench.mutants "$(PART)" "$(SAMPLE)" "$(SEED)"

pictures: setup ## Take the pictures of the guide and of the README
	@$(BIN)/python -m local.browser
	@$(BIN)/python -m local.pictures

format: setup ## Lay out the code, and repair what can be repaired by itself
	@$(BIN)/python -m ruff format --quiet .
	@$(BIN)/python -m ruff check --quiet --fix .

openapi: setup ## Write docs/openapi.json from the routes and their models
	@$(BIN)/python -m local.openapi
