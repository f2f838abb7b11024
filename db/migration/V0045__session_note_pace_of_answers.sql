-- How far a running step's answer is, noted every few seconds by the node that hears it: other nodes estimate the end with it.
alter table step_run
    add column written_tokens integer,
    add column tokens_per_second double precision;
