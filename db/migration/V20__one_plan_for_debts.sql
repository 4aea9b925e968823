-- Looking for changed debts takes 0.01 ms, planning that look anew for every posting took 0.2 ms.
alter function backoffice.apply_debts(uuid[]) set plan_cache_mode = force_generic_plan;
