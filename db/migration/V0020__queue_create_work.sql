-- db-scheduler's own table: leases and heartbeats, nothing of ours. Its shape is the library's (version 16).
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);

-- What work competes for, host by host. Locking these rows serialises admission.
create table lane_host (
    lane text not null,
    host text not null,
    slots int not null check (slots >= 0),
    prefetch int not null default 0 check (prefetch >= 0),
    primary key (lane, host)
);

-- The backlog and its truth. Only admitted work becomes an execution of db-scheduler, under the same id.
create table work (
    id uuid primary key,
    kind text not null,
    lane text not null,
    host text,
    owner_id uuid not null,
    priority smallint not null default 5 check (priority between 1 and 10),
    status text not null check (status in ('waiting', 'admitted', 'done', 'failed', 'cancelled', 'parked')),
    attempt int not null default 0,
    failures int not null default 0,
    not_before timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    admitted_at timestamptz,
    finished_at timestamptz
);

create index work_waiting on work (lane, priority desc, id) where status = 'waiting';
create index work_admitted on work (lane, host) where status = 'admitted';
