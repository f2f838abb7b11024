-- Since when a host serves the lane it serves: a model that was just loaded is not thrown out at once. Null means long enough.
alter table work_host add column resident_since timestamptz;
