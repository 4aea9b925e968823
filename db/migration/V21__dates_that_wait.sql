-- Dates that have come and could not be carried out yet: a person is told, and a missed run says why.
create table backoffice.waiting_dates (
  run_date date primary key,
  since timestamptz not null,
  looked_at timestamptz not null,
  why text not null
);
comment on table backoffice.waiting_dates is 'What was decided about a date at last stands in scheduled_dates; a row here stays';
comment on column backoffice.waiting_dates.looked_at is 'When it was last found waiting, by backoffice.clock()';
comment on column backoffice.waiting_dates.why is 'The code of what it was refused with then';
