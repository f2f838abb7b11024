-- How much of an owner's has not ended is asked with every request.
create index execution_open_of_owner on execution (owner_id) where status in ('queued', 'running');
-- What ended longest ago is purged first.
create index execution_ended on execution (finished_at) where finished_at is not null;
-- Purging an execution looks for its keys.
create index idempotency_key_execution on idempotency_key (execution_id);
