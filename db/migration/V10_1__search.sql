-- Partners are found by any part of what names them, however it is typed, and among many without reading them all.

-- As one reads it aloud: one width, one case, one kana. The program's own search folds the same way (io.suito.text.Folded).
create function backoffice.folded(words text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(normalize(words, NFKC)),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ')
$$;

-- Every single character and every pair of neighbours: whatever contains a text contains all of the text's.
-- Japanese words are short; longer pieces would find nothing for two characters.
create function backoffice.search_pieces(words text) returns text[] language sql immutable strict parallel safe
cost 10000 as $$
  select coalesce(array_agg(distinct substr(words, at, len)), '{}')
    from generate_series(1, length(words)) at, generate_series(1, 2) len
   where at + len - 1 <= length(words)
$$;

-- Beside the partners, so that a debt or a flag that changes does not touch the index.
create table backoffice.partner_words (
  partner_id uuid primary key references public.partners (id) on delete cascade,
  words text not null
);
comment on column backoffice.partner_words.words is 'name, reading, e-mail address, Stripe account, folded';

create function backoffice.partner_words_of(p public.partners) returns text language sql stable as $$
  select backoffice.folded(coalesce(p.name, '') || ' ' || coalesce(p.name_kana, '') || ' ' || coalesce(p.email, '')
                           || ' ' || coalesce(p.stripe_account_id, ''))
$$;
insert into backoffice.partner_words (partner_id, words)
  select p.id, backoffice.partner_words_of(p) from public.partners p;
create index partner_words_pieces on backoffice.partner_words using gin (backoffice.search_pieces(words));

create function backoffice.words_of_new_partners() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into backoffice.partner_words (partner_id, words)
    select p.id, backoffice.partner_words_of(p) from public.partners p join arrived a on a.id = p.id
  on conflict (partner_id) do update set words = excluded.words;
  return null;
end $$;
create trigger partners_words_insert after insert on public.partners
  referencing new table as arrived for each statement execute function backoffice.words_of_new_partners();

create function backoffice.words_of_changed_partner() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into backoffice.partner_words (partner_id, words) values (new.id, backoffice.partner_words_of(new))
  on conflict (partner_id) do update set words = excluded.words;
  return null;
end $$;
create trigger partners_words_update after update of name, name_kana, email, stripe_account_id on public.partners
  for each row when (old.name is distinct from new.name or old.name_kana is distinct from new.name_kana
                     or old.email is distinct from new.email
                     or old.stripe_account_id is distinct from new.stripe_account_id)
  execute function backoffice.words_of_changed_partner();

-- The one search for partners: lists, items of runs, and the search over everything ask it.
create function backoffice.partners_matching(typed text) returns table (partner_id uuid) language sql stable as $$
  select w.partner_id from backoffice.partner_words w
   where backoffice.search_pieces(w.words) @> backoffice.search_pieces(backoffice.folded(typed))
     and position(backoffice.folded(typed) in w.words) > 0
$$;
