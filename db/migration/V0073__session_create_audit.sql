-- What a person found who looked at what an execution had handed over.
create table execution_audit (
    execution_id uuid primary key references execution (id) on delete cascade,
    correct boolean not null,
    reason text not null,
    audited_at timestamptz not null
);
