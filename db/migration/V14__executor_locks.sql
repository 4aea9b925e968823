-- Which very file an executor's lock is on. Without it (executors of earlier versions) only a person can say that one has ended.
alter table backoffice.executors add column lock_proof text;
comment on column backoffice.executors.lock_proof is
  'Tells the lock file from a copy of it in another home or on another machine: a free copy proves nothing';
