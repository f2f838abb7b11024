-- Of all attempts together; null where nothing was run in the sandbox.
alter table step_run
    add column sandbox_cpu_ms bigint,
    add column sandbox_peak_bytes bigint;
