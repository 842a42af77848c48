# One-liners onto tasks.py, so that Windows has the same: python tasks.py run
PYTHON ?= python3
TASKS := run test bench simulate soak heavy fuzz pictures lint translations lock smoke devices

.PHONY: $(TASKS)
$(TASKS):
	@$(PYTHON) tasks.py $@
