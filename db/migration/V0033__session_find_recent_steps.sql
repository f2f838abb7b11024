-- How long the last steps of each type took, and which executions are still open: what estimates are made from.
create index step_run_recent on step_run (type, finished_at desc) where status = 'completed';
create index execution_open on execution (priority desc, id) where status in ('queued', 'running');
